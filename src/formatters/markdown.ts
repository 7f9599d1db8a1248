import { reportName } from '../model/report.ts';
import type { FileResult, Result } from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { byReport } from '../presentation/by-report.ts';
import { asSentences, closingOf } from '../presentation/closing-sentence.ts';
import { type Column, columns } from '../presentation/listing/columns.ts';
import { findingRows, noticeRows, type Row } from '../presentation/listing/rows.ts';
import { uncheckedTitle } from '../presentation/problems.ts';
import { rosterLabels, rosterLines, rosterSummary } from '../presentation/roster.ts';
import { markdownText as text } from './markdown-text.ts';
import type { View } from './view.ts';

/** Writes a text for a merge request or a mail: the verdicts, then a table of what is to be corrected in each report. */
export function markdown(result: Result, view: View): string {
  const { language } = view;
  const unchecked = result.files.filter(({ problem }) => problem);
  const blocks = [
    `**${text(closingOf(result, view).text)}**`,
    ...rosterBlock(result, language),
    ...result.files.filter((file) => !file.problem).flatMap((file) => fileTables(file, view)),
    ...(unchecked.length > 0 ? [uncheckedList(unchecked, language)] : []),
    ...[...(result.differing ?? []), ...(result.leftOut ?? [])].map((one) => text(one[language])),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function rosterBlock({ roster, shard }: Result, language: Language): string[] {
  if (!roster) return [];
  const items = rosterLines(roster, shard).map(({ kind, text: said }) => {
    return `- **${text(rosterLabels[kind][language])}** ${text(said[language])}`;
  });
  const summary = text(asSentences([rosterSummary(roster, shard)[language]], language));
  return [summary, ...(items.length > 0 ? [items.join('\n')] : [])];
}

/** Writes a table for each report of a file that has rows; of a long list, its notice comes first. */
function fileTables(file: FileResult, view: View): string[] {
  const notices = noticeRows(file, view);
  if (!file.parts) return tables(file, [...notices, ...findingRows(file, view)], view);
  const texts = tables({ path: file.path, reports: [], diagnostics: [] }, notices, view);
  for (const part of file.parts) texts.push(...tables(part, findingRows(part, view), view));
  return texts;
}

/** Writes a table for each report that has rows. */
function tables(
  file: Pick<FileResult, 'path' | 'reports' | 'diagnostics'>,
  rows: readonly Row[],
  view: View,
): string[] {
  const { language } = view;
  return byReport(file).flatMap(({ report, result }) => {
    const own = rows.filter((row) => row.report === report);
    if (own.length === 0) return [];
    const name = result ? reportName(result.report)[language] : '';
    const head = [file.path, name].filter((part) => part !== '').map(text);
    const open = own.filter(isOpen);
    // A column left blank leaves every row open. That must not bury what is wrong.
    const isFolded = open.length > maxOpen;
    const others = isFolded ? own.filter((row) => !isOpen(row)) : own;
    const summary = sayIn(language)(`未核对 ${open.length} 处`, `${open.length} not checked`);
    return [
      `### ${head.join(' · ')}`,
      ...(others.length > 0 ? [table(others, view)] : []),
      ...(isFolded ? [`<details>\n<summary>${summary}</summary>`, table(open, view), '</details>'] : []),
    ];
  });
}

function isOpen({ correction }: Row): boolean {
  return correction?.severity === 'open';
}

/** Open rows that are shown among the others; more are folded. */
const maxOpen = 3;

/** Columns that are left out: the heading has the first three. */
const leftOut: readonly Column['id'][] = ['body', 'year', 'file', 'findings', 'clears'];
const shown = columns.filter(({ id }) => !leftOut.includes(id));

function table(rows: readonly Row[], view: View): string {
  const used = shown.filter(({ texts }) => rows.some((row) => texts(row, view).some((one) => one !== '')));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(used.map((column) => column[view.language])),
    line(used.map(({ isFigure }) => (isFigure ? '-:' : ':-'))),
    ...rows.map((row) => line(used.map(({ texts }) => texts(row, view).map(text).join('<br>')))),
  ].join('\n');
}

function uncheckedList(files: readonly FileResult[], language: Language): string {
  const lines = files.map(({ path, problem }) => {
    const why = problem!.message[language].split('\n').map(text).join('<br>');
    return `- **${text(path)}** ${why} (${text(problem!.code)})`;
  });
  return [`### ${uncheckedTitle[language]}`, '', ...lines].join('\n');
}
