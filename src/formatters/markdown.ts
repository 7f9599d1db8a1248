import { reportName } from '../model/report.ts';
import type { FileResult, Result } from '../model/result.ts';
import type { Language, Text } from '../model/text.ts';
import { plain } from './columns.ts';
import { uncoloured } from './paint.ts';
import { closingLines } from './pretty/closing.ts';
import { pageOf } from './pretty/page.ts';
import { columns, type Row, rowsOf } from './rows.ts';
import type { View } from './view.ts';

/** For a merge request or a mail: the verdict, then a table of what is to be corrected in each report. */
export function markdown(result: Result, view: View): string {
  const { language } = view;
  const page = pageOf({ ...view, paint: uncoloured, width: undefined });
  const rows = new Map(result.files.map((file) => [file, rowsOf(file, view)]));
  const unchecked = result.files.filter(({ problem }) => problem);
  const blocks = [
    `**${closingLines(result, page).map(text).join(' ')}**`,
    ...result.files.filter((file) => !file.problem).flatMap((file) => tables(file, rows.get(file)!, language)),
    ...(unchecked.length > 0 ? [uncheckedList(unchecked, language)] : []),
    ...[...(result.differing ?? []), ...(result.leftOut ?? [])].map((one) => text(one[language])),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A table for each report that there are rows of. */
function tables({ path, reports }: FileResult, rows: readonly Row[], language: Language): string[] {
  const of = [null, ...reports.keys()];
  return of.flatMap((report) => {
    const own = rows.filter((row) => row.report === report);
    if (own.length === 0) return [];
    const name = report === null ? '' : reportName(reports[report]!.report)[language];
    const head = [path, name].filter((part) => part !== '').map(text);
    const open = own.filter(({ isOpen }) => isOpen);
    // A column left blank leaves every row open: that must not bury what is wrong.
    if (open.length <= mostOpen) return [`### ${head.join(' · ')}`, table(own, language)];
    const others = own.filter(({ isOpen }) => !isOpen);
    return [
      `### ${head.join(' · ')}`,
      ...(others.length > 0 ? [table(others, language)] : []),
      `<details>\n<summary>${openTitle(open.length)[language]}</summary>`,
      table(open, language),
      '</details>',
    ];
  });
}

const mostOpen = 3;

function openTitle(count: number): Text {
  return { zh: `未核对 ${count} 处`, en: `${count} not checked` };
}

/** Those of the list's columns that the heading does not say already. */
const shown = columns.filter(({ en }) => !['Body', 'Year', 'File', 'Findings', 'Clears'].includes(en));

function table(rows: readonly Row[], language: Language): string {
  const used = shown.filter(({ texts }) => rows.some((row) => texts(row).some((one) => one !== '')));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(used.map((column) => column[language])),
    line(used.map(({ isFigure }) => (isFigure ? '-:' : ':-'))),
    ...rows.map((row) => line(used.map(({ texts }) => texts(row).map(text).join('<br>')))),
  ].join('\n');
}

function uncheckedList(files: readonly FileResult[], language: Language): string {
  const title = { zh: '未能核对', en: 'Could not be checked' }[language];
  const lines = files.map(({ path, problem }) => {
    const why = problem!.message[language].split('\n').map(text).join('<br>');
    return `- **${text(path)}** ${why} (${text(problem!.code)})`;
  });
  return [`### ${title}`, '', ...lines].join('\n');
}

/**
 * A text in which nothing is markup, calls anyone or leads anywhere: no HTML, no emphasis, no name behind an @, no
 * address of a page.
 */
function text(words: string): string {
  return plain(words)
    .replaceAll(/[\\`*_[\]{}|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=\w)/g, '@<!-- -->')
    .replaceAll('://', ':\\//')
    .replaceAll(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`);
}
