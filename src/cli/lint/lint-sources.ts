import { resolve } from 'node:path';
import type { Source } from '../../files/find.ts';
import { forms } from '../../forms.ts';
import { type LintOptions, type Unpacked, unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { cannotCheck } from '../../model/result.ts';
import { isTitled as titled } from '../../recognise/title.ts';
import type { Input } from '../config/configure.ts';
import type { Judge, Judged, Terms } from './lint-file.ts';
import { noReportIn, type PassedOver, skipped } from './skipped.ts';
import type { Doing } from './stats.ts';

interface Judging {
  readonly judge: Judge;
  /** Options that are the same for all files. */
  readonly common: Terms;
  /** What is left out is added here. */
  readonly passedOver: PassedOver;
  readonly skipUnrelated: boolean;
  readonly doing: Doing;
  /** Told of each file before it is judged: its source, and which of the source's files it is, from 0. */
  readonly show: (source: number, file: number) => void;
  readonly cwd: string;
}

interface JudgedWith {
  readonly judged: Judged;
  readonly options: Omit<LintOptions, 'path'>;
}

/** Judges each file of the sources. A source that somebody named always gives a result, unless the user said otherwise. */
export async function* judgeEach(inputs: readonly Input[], judging: Judging): AsyncGenerator<JudgedWith> {
  const { passedOver, skipUnrelated, doing, show, cwd } = judging;
  for (const [index, { source, optionsOf }] of inputs.entries()) {
    const before = skipped(passedOver);
    let [inside, given] = [0, 0];
    for await (const one of filesOf(source, doing)) {
      show(index, inside++);
      const options = optionsOf(resolve(cwd, one.path));
      if (options === undefined) {
        passedOver.ignored++;
        continue;
      }
      if ('passedOver' in one) {
        passedOver.unreadable.push(one.path);
        continue;
      }
      const judged =
        'problem' in one ? unread(one.path, one.problem) : await judging.judge(one, { ...options, ...judging.common });
      const { file } = judged;
      const isNamed = source.named && one.path === source.path;
      if (file.isOwn && (!isNamed || (skipUnrelated && file.reports.length === 0))) passedOver.own.push(file);
      else if (file.isUnrelated && (!isNamed || skipUnrelated)) passedOver.unrelated.push(file.path);
      else {
        given++;
        yield { judged, options };
      }
    }
    const isLeftOut = given === 0 && skipped(passedOver) > before;
    if (isLeftOut && source.named && !skipUnrelated) {
      yield { judged: unread(source.path, noReportIn()), options: optionsOf(resolve(cwd, source.path)) ?? {} };
    }
  }
}

function unread(path: string, problem: UserError): Judged {
  return { file: cannotCheck(path, problem), versions: [] };
}

/** What is to be judged of a source: the file itself, or each file in an archive. */
async function* filesOf({ path, open }: Source, doing: Doing): AsyncGenerator<Unpacked> {
  let bytes: Uint8Array;
  try {
    bytes = await doing('open', open);
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
    return;
  }
  yield* unpack(bytes, path, isTitled);
}

/** Whether a file is never passed over, whatever its kind, for it is called as reports are. */
export function isTitled(path: string): boolean {
  return titled(path, forms);
}
