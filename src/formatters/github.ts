import type { Result } from '../model/result.ts';
import { sayIn } from '../model/text.ts';
import { type FlatEntry, flatEntriesOf } from '../presentation/listing/flat-entries.ts';
import { compactLines } from './compact.ts';
import { markdown } from './markdown.ts';
import { slashed } from './paths.ts';
import { printable } from './terminal-text.ts';
import type { View } from './view.ts';

/** Annotations of one level that the platform shows for a step; it drops the others. */
const maxShown = 10;

/** Size that a summary may have, in UTF-8 bytes: the platform takes 1 MiB for a step, and part of it may be used. */
const maxSummary = 900_000;

/** Gravest first. */
const annotationLevels = ['error', 'warning', 'notice'] as const;

interface Annotation {
  readonly level: (typeof annotationLevels)[number];
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
  /** Line of the log that says the same. */
  readonly line: string;
}

/**
 * Writes workflow commands of GitHub Actions: as many annotations of each level as the platform shows, gravest first, and
 * the rest in a group of the log. The summary of the step has all of them: see `stepSummary`.
 */
export function github({ files }: Result, view: View): string {
  const all = files.flatMap((file) => {
    const lines = compactLines(file, view);
    return flatEntriesOf(file, view).map((entry, index) => annotationOf(entry, file.path, lines[index]!));
  });
  const byLevel = annotationLevels.map((level) => all.filter((one) => one.level === level));
  const shown = byLevel.flatMap((some) => some.slice(0, maxShown));
  const rest = byLevel.flatMap((some) => some.slice(maxShown));
  const title = sayIn(view.language)(
    `另有 ${rest.length} 处，平台不作标注`,
    `${rest.length} more, which the platform does not annotate`,
  );
  const group = rest.length === 0 ? [] : [`::group::${title}`, ...rest.map(({ line }) => inLog(line)), '::endgroup::'];
  return [...shown.map(command), ...group].map((line) => `${line}\n`).join('');
}

/** Writes all findings in Markdown, for the file that `GITHUB_STEP_SUMMARY` names. */
export function stepSummary(result: Result, view: View): string {
  const text = markdown(result, view);
  let bytes = 0;
  const lines = text.split('\n');
  const cut = lines.findIndex((line) => {
    bytes += new TextEncoder().encode(line).length + 1;
    return bytes > maxSummary;
  });
  if (cut === -1) return `${text}\n`;
  const more = sayIn(view.language)('其余见日志。', 'The rest is in the log.');
  return `${lines.slice(0, cut).join('\n')}\n\n${more}\n\n`;
}

function annotationOf(
  { name, level, code, place, where, message, isOpen }: FlatEntry,
  path: string,
  line: string,
): Annotation {
  const title = isOpen ? `${name} (open)` : code === name ? name : `${name} (${code})`;
  const properties = {
    file: slashed(path),
    ...(place?.line !== undefined && { line: String(place.line) }),
    ...(place?.line !== undefined && place.character !== undefined && { col: String(place.character) }),
    title: [where, title].filter((part) => part !== '').join(' '),
  };
  return { level: annotationLevel[level], properties, message, line };
}

const annotationLevel: Readonly<Record<FlatEntry['level'], Annotation['level']>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  open: 'notice',
  'cannot-check': 'error',
  incomplete: 'error',
  pass: 'notice',
};

function command({ level, properties, message }: Annotation): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  return `::${level} ${list.join(',')}::${escaped(message)}`;
}

/** Escapes a message: its line breaks stay, other characters that steer a terminal are written out. */
function escaped(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(printable);
  return withoutCommands(lines.join('\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Returns a line of the log that is not a command, whatever it holds: a command begins with `::` or has `##[` in it. */
function inLog(line: string): string {
  return `· ${withoutCommands(line)}`;
}

function withoutCommands(text: string): string {
  return text.replaceAll('##[', '# #[');
}
