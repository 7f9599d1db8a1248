import { addressIn } from '../model/document.ts';
import { countedAs, type Diagnostic, type FileResult, type Result } from '../model/result.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { verdictNotice } from '../presentation/verdict.ts';
import { plain } from './columns.ts';
import { compactLines } from './compact.ts';
import { markdown } from './markdown.ts';
import { slashed } from './paths.ts';
import { statement } from './statement.ts';
import type { View } from './view.ts';

/** Annotations of one level that the platform shows of a step; it drops the others. */
const mostShown = 10;

/** What the platform takes of the summary of a step is 1 MiB; there may be something in it already. UTF-8 bytes. */
const largestSummary = 900_000;

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
  /** For the log. */
  readonly line: string;
}

/**
 * Workflow commands of GitHub Actions: as many annotations of each level as the platform shows, the gravest first; the
 * rest in a group of the log. All of it is in the summary of the step, see `stepSummary`.
 */
export function github({ files }: Result, view: View): string {
  const all = files.flatMap((file) => annotationsOf(file, view));
  const levels: readonly Level[] = ['error', 'warning', 'notice'];
  const byLevel = levels.map((level) => all.filter((one) => one.level === level));
  const shown = byLevel.flatMap((some) => some.slice(0, mostShown));
  const rest = byLevel.flatMap((some) => some.slice(mostShown));
  const title = {
    zh: `另有 ${rest.length} 处，平台不作标注`,
    en: `${rest.length} more, which the platform does not annotate`,
  }[view.language];
  const group = rest.length === 0 ? [] : [`::group::${title}`, ...rest.map(({ line }) => inLog(line)), '::endgroup::'];
  return [...shown.map(command), ...group].map((line) => `${line}\n`).join('');
}

/** All findings, in Markdown, for the file that `GITHUB_STEP_SUMMARY` names. */
export function stepSummary(result: Result, view: View): string {
  const text = markdown(result, view);
  let bytes = 0;
  const lines = text.split('\n');
  const cut = lines.findIndex((line) => {
    bytes += new TextEncoder().encode(line).length + 1;
    return bytes > largestSummary;
  });
  if (cut === -1) return `${text}\n`;
  const more = { zh: '其余见日志。', en: 'The rest is in the log.' }[view.language];
  return `${lines.slice(0, cut).join('\n')}\n\n${more}\n\n`;
}

function annotationsOf(file: FileResult, view: View): Annotation[] {
  const { path, problem, diagnostics } = unsuppressed(file);
  const lines = compactLines(file, view);
  const unchecked: Omit<Annotation, 'line'>[] = problem
    ? [
        {
          level: 'error',
          properties: { file: slashed(path), title: `cannot-check (${problem.code})` },
          message: problem.message[view.language],
        },
      ]
    : [];
  const notice = verdictNotice(file);
  const noted: typeof unchecked = notice
    ? [
        {
          level: notice.verdict === 'incomplete' ? 'error' : 'notice',
          properties: { file: slashed(path), title: notice.verdict },
          message: notice.text[view.language],
        },
      ]
    : [];
  return [...unchecked, ...noted, ...diagnostics.map((one) => annotationOf(one, path, view))].map((one, index) => ({
    ...one,
    line: lines[index]!,
  }));
}

function annotationOf(diagnostic: Diagnostic, path: string, { language, strict }: View): Omit<Annotation, 'line'> {
  const { place, rule, kind } = diagnostic;
  const { line, character } = place;
  const where = addressIn(place, language);
  const isOpen = countedAs(diagnostic, strict) === 'open';
  const level = isOpen || diagnostic.severity === 'info' ? 'notice' : diagnostic.severity;
  const properties = {
    file: slashed(path),
    ...(line !== undefined && { line: String(line) }),
    ...(line !== undefined && character !== undefined && { col: String(character) }),
    title: [where, kind === 'open' ? `${rule} (open)` : rule].filter((part) => part !== '').join(' '),
  };
  return { level, properties, message: statement(diagnostic, language) };
}

function command({ level, properties, message }: Annotation): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  return `::${level} ${list.join(',')}::${escaped(message)}`;
}

/** Line breaks are kept in a message; no other character that steers a terminal is. */
function escaped(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(plain);
  return withoutCommands(lines.join('\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A line that is no command, whatever stands in it: one begins with `::`, or holds `##[` anywhere. */
function inLog(line: string): string {
  return `· ${withoutCommands(line)}`;
}

function withoutCommands(text: string): string {
  return text.replaceAll('##[', '# #[');
}
