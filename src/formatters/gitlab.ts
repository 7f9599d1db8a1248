import { type Json, stringify } from '../codecs/json/stringify.ts';
import { addressIn } from '../model/document.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { countedAs, type Diagnostic, type FileResult, type Result } from '../model/result.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { verdictNotice } from '../presentation/verdict.ts';
import { plain } from './columns.ts';
import { slashed } from './paths.ts';
import { statement } from './statement.ts';
import type { View } from './view.ts';

/**
 * A code quality report of GitLab: a list of what Code Climate calls issues. GitLab takes an entry for a line of a
 * file; where there are no lines, the row stands for it, and the place is said in the description.
 */
export function gitlab({ files }: Result, view: View): string {
  return `${stringify(files.flatMap((file) => issuesOf(file, view)))}\n`;
}

function issuesOf(file: FileResult, view: View): Json[] {
  const { path, problem, diagnostics } = unsuppressed(file);
  const unchecked: Json[] = problem
    ? [
        {
          description: plain(problem.message[view.language]),
          check_name: 'cannot-check',
          fingerprint: fingerprint('cannot-check', path),
          severity: 'critical',
          location: { path: slashed(path), lines: { begin: 1 } },
        },
      ]
    : [];
  const notice = verdictNotice(file);
  const noted: Json[] = notice
    ? [
        {
          description: plain(notice.text[view.language]),
          check_name: notice.verdict,
          fingerprint: fingerprint(notice.verdict, path),
          severity: notice.verdict === 'incomplete' ? 'critical' : 'info',
          location: { path: slashed(path), lines: { begin: 1 } },
        },
      ]
    : [];
  return [...unchecked, ...noted, ...diagnostics.map((one) => issueOf(one, path, view))];
}

function issueOf(diagnostic: Diagnostic, path: string, { language, strict }: View): Json {
  const { rule, place, fingerprint } = diagnostic;
  const text = [addressIn(place, language), statement(diagnostic, language)].filter((part) => part !== '').join(' ');
  return {
    description: plain(text),
    check_name: rule,
    fingerprint,
    severity: severities[countedAs(diagnostic, strict)],
    location: { path: slashed(path), lines: { begin: place.line ?? place.row ?? 1 } },
  };
}

const severities = { error: 'major', warning: 'minor', info: 'info', open: 'info' } as const;
