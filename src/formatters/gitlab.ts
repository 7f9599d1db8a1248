import { type Json, stringify } from '../codecs/json/stringify.ts';
import type { Result } from '../model/result.ts';
import { type FlatEntry, flatEntriesOf } from '../presentation/listing/flat-entries.ts';
import { slashed } from './paths.ts';
import { printable } from './terminal-text.ts';
import type { View } from './view.ts';

/**
 * Writes a code quality report of GitLab: a list of issues as Code Climate has them. GitLab wants a line of a file for each;
 * where there are no lines the row is given, and the description has the place.
 */
export function gitlab({ files }: Result, view: View): string {
  const issues = files.flatMap((file) => [...flatEntriesOf(file, view)].map((entry) => issueOf(entry, file.path)));
  return `${stringify(issues)}\n`;
}

function issueOf({ name, level, place, where, message, fingerprint }: FlatEntry, path: string): Json {
  return {
    description: printable([where, message].filter((part) => part !== '').join(' ')),
    check_name: name,
    fingerprint,
    severity: severities[level],
    location: { path: slashed(path), lines: { begin: place?.line ?? place?.row ?? 1 } },
  };
}

const severities: Readonly<Record<FlatEntry['level'], string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  open: 'info',
  'cannot-check': 'critical',
  incomplete: 'critical',
  pass: 'info',
};
