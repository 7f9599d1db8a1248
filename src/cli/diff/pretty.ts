import { hasChanged } from '../../diff/difference.ts';
import type { View } from '../../formatters/index.ts';
import { type LineLayout, lineLayout } from '../../formatters/pretty/line-layout.ts';
import { pad, printable, widthOf } from '../../formatters/terminal-text.ts';
import { type Comparison, shownDifferences } from './comparison.ts';
import type { Piece } from './marked-change.ts';
import {
  closing,
  onlyName,
  onlyTitle,
  partTitles,
  type Said,
  type SaidFigure,
  type SaidFindings,
  said,
  same,
} from './words.ts';

/** In columns of the terminal. A wider cell is not aligned. */
const maxWidth = 40;

/** Writes a comparison for people: the changes of each body, who has no partner, what could not be read, then a summary. */
export function pretty(comparison: Comparison, view: View): string {
  const page = lineLayout(view);
  const { language } = view;
  const { before, after, onlyBefore, onlyAfter } = comparison;
  const blocks = [
    ...shownDifferences(comparison).map((one) => block(said(one, language), hasChanged(one), page)),
    listBlock(
      onlyTitle(before.name, language),
      onlyBefore.map((one) => onlyName(one, language)),
      page,
    ),
    listBlock(
      onlyTitle(after.name, language),
      onlyAfter.map((one) => onlyName(one, language)),
      page,
    ),
    failedBlock(comparison, page),
    page.hang('', 0, closing(comparison, language), view.paint.bold),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function block(one: Said, isChanged: boolean, page: LineLayout): string[] {
  const { paint, hang } = page;
  const { language } = page.view;
  const sign = isChanged ? '' : `${paint.green('=')} `;
  const title = one.title === '' ? one.files : `${one.title}  ${one.files}`;
  return [
    ...hang(sign, sign === '' ? 0 : 2, title, paint.bold),
    ...(sign === '' ? [] : [`  ${same(one, language)}`]),
    ...part(partTitles.figures[language], one.figures.length, figureLines(one.figures, page)),
    ...one.findings.flatMap((group) => part(group.title, group.items.length, findingLines(group, page))),
    ...part(
      partTitles.text[language],
      one.text.reduce((all, { changes }) => all + changes.length, 0),
      textLines(one, page),
    ),
    ...part(
      partTitles.notCompared[language],
      one.notCompared.length,
      one.notCompared.flatMap((text) => hang('    ', 4, text)),
    ),
  ];
}

/** Returns a part with its title and number of members; nothing without any. */
function part(title: string, count: number, lines: readonly string[]): string[] {
  return count === 0 ? [] : ['', `  ${title} ${count}`, ...lines];
}

function figureLines(figures: readonly SaidFigure[], { paint }: LineLayout): string[] {
  const rows = figures.map(({ where, label, before, after }) => {
    return { where: printable(where), label: printable(label), before: printable(before), after: printable(after) };
  });
  const width = (column: keyof SaidFigure) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column])).filter((one) => one <= maxWidth));
  const [where, label, before] = [width('where'), width('label'), width('before')];
  return rows.map((row) => {
    const indent = ' '.repeat(Math.max(0, before - widthOf(row.before)));
    const place = where === 0 ? '' : `${pad(row.where, where)}  `;
    return `    ${place}${pad(row.label, label)}  ${indent}${paint.red(row.before)} → ${paint.green(row.after)}`;
  });
}

function findingLines({ kind, items }: SaidFindings, { paint, hang, view }: LineLayout): string[] {
  const sign = { gone: paint.green(view.signs.minus), remaining: '·', added: paint.red('+') }[kind];
  return items.flatMap(({ name, where, text }) => {
    const head = [name, printable(where)].filter((one) => one !== '').join('  ');
    return hang(`    ${sign} ${head}  `, 8 + widthOf(head), text);
  });
}

function textLines({ text }: Said, page: LineLayout): string[] {
  const { paint, hang, view } = page;
  return text.flatMap(({ heading, changes }) => [
    ...hang('    ', 4, heading, paint.dim),
    ...changes.flatMap(({ before, after }) => [
      ...wordingLines(view.signs.minus, before, paint.red, page),
      ...wordingLines('+', after, paint.green, page),
    ]),
  ]);
}

/** Puts what differs in brackets, which need no colour. */
function wordingLines(
  sign: string,
  pieces: readonly Piece[] | null,
  colour: (line: string) => string,
  { hang }: LineLayout,
): string[] {
  if (pieces === null) return [];
  const isMarked = pieces.some(({ differs }) => !differs);
  const text = pieces.map((one) => (isMarked && one.differs ? `[${one.text}]` : one.text)).join('');
  return hang(`      ${colour(sign)} `, 8, text, colour);
}

function listBlock(title: string, names: readonly string[], { hang, paint }: LineLayout): string[] {
  if (names.length === 0) return [];
  return [...hang('', 0, `${title} ${names.length}`, paint.bold), ...names.flatMap((name) => hang('  ', 2, name))];
}

function failedBlock({ before, after }: Comparison, { hang, paint, view }: LineLayout): string[] {
  const failed = [...before.failed, ...after.failed];
  if (failed.length === 0) return [];
  return [
    paint.bold(`${partTitles.failed[view.language]} ${failed.length}`),
    ...failed.flatMap(({ path, problem }) => {
      const name = printable(path);
      return hang(`  ${paint.yellow(name)}  `, 4 + widthOf(name), problem!.message[view.language]);
    }),
  ];
}
