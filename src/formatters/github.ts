import type { Result } from '../model/result.ts';
import { sayIn } from '../model/text.ts';
import { type FlatEntry, flatEntriesOf } from '../presentation/listing/flat-entries.ts';
import { compactLine } from './compact.ts';
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

/**
 * Writes workflow commands of GitHub Actions: as many annotations of each level as the platform shows, gravest first, and
 * the rest in a group of the log. The summary of the step has all of them: see `stepSummary`.
 */
export function github({ files }: Result, view: View): string {
  const all = files.flatMap((file) => [...flatEntriesOf(file, view)].map((entry) => ({ entry, path: file.path })));
  const byLevel = annotationLevels.map((level) => all.filter(({ entry }) => annotationLevel[entry.level] === level));
  const shown = byLevel.flatMap((some) => some.slice(0, maxShown));
  const rest = byLevel.flatMap((some) => some.slice(maxShown));
  const title = sayIn(view.language)(
    `另有 ${rest.length} 处，平台不作标注`,
    `${rest.length} more, which the platform does not annotate`,
  );
  const logged = rest.map(({ entry, path }) => inLog(compactLine(entry, path)));
  const group = rest.length === 0 ? [] : [`::group::${title}`, ...logged, '::endgroup::'];
  return [...shown.map(({ entry, path }) => commandOf(entry, path)), ...group].map((line) => `${line}\n`).join('');
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

function commandOf({ name, level, code, place, where, message, isOpen }: FlatEntry, path: string): string {
  const title = isOpen ? `${name} (open)` : code === name ? name : `${name} (${code})`;
  const properties = {
    file: slashed(path),
    ...(place?.line !== undefined && { line: String(place.line) }),
    ...(place?.line !== undefined && place.character !== undefined && { col: String(place.character) }),
    title: [where, title].filter((part) => part !== '').join(' '),
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${annotationLevel[level]} ${list.join(',')}::${escaped(message)}`;
}

const annotationLevel: Readonly<Record<FlatEntry['level'], (typeof annotationLevels)[number]>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  open: 'notice',
  'cannot-check': 'error',
  incomplete: 'error',
  pass: 'notice',
};

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
