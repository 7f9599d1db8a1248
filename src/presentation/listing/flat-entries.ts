import { addressIn, type Place } from '../../model/document.ts';
import { eachPart } from '../../model/findings.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import { type Diagnostic, type FileResult, levelOf } from '../../model/result.ts';
import type { Level } from '../levels.ts';
import type { Wording } from '../settings.ts';
import { unsuppressed } from '../unsuppressed.ts';
import { type VerdictNotice, verdictNotice } from '../verdict.ts';
import { messageOf } from './message.ts';

/** An entry of a format that knows findings alone: a finding, or a notice about a whole file. */
export interface FlatEntry {
  /** Rule of a finding; else the verdict of the file. */
  readonly name: string;
  readonly level: Level | VerdictNotice['verdict'];
  /** Code of the problem of a file that could not be checked; else the same as `name`. */
  readonly code: string;
  /** Position in the file; null for the whole file. */
  readonly place: Place | null;
  /** Address of the place; empty for the whole file. */
  readonly where: string;
  readonly message: string;
  readonly fingerprint: string;
  /** The finding could not be checked; with `strict` its level is `error` all the same. */
  readonly isOpen: boolean;
}

/** Returns the entries of a file: first that it could not be checked, or was checked in part; then its findings. */
export function* flatEntriesOf(file: FileResult, wording: Wording): Generator<FlatEntry> {
  const notice = verdictNotice(file);
  if (notice) yield noticeEntry(notice, file.path, wording);
  for (const part of eachPart(file)) {
    for (const one of unsuppressed(part).diagnostics) yield findingEntry(one, wording);
  }
}

function noticeEntry({ verdict, code, text }: VerdictNotice, path: string, { language }: Wording): FlatEntry {
  return {
    name: verdict,
    level: verdict,
    code,
    place: null,
    where: '',
    message: text[language],
    fingerprint: fingerprint(verdict, path),
    isOpen: false,
  };
}

function findingEntry(diagnostic: Diagnostic, { language, strict }: Wording): FlatEntry {
  const { rule, place, fingerprint, kind } = diagnostic;
  return {
    name: rule,
    level: levelOf(diagnostic, strict),
    code: rule,
    place,
    where: addressIn(place, language),
    message: messageOf(diagnostic, language),
    fingerprint,
    isOpen: kind === 'open',
  };
}
