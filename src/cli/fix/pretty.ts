import type { Correction } from '../../corrections.ts';
import type { Formatter, View } from '../../formatters/index.ts';
import { placeName } from '../../formatters/pretty/address.ts';
import { type LineLayout, lineLayout } from '../../formatters/pretty/line-layout.ts';
import { pad, printable, widthOf } from '../../formatters/terminal-text.ts';
import { format as formatDecimal } from '../../model/decimal.ts';
import type { Line, Outcome } from './outcome.ts';

/** In columns of the terminal. A wider cell is not aligned. */
const maxWidth = 30;

/**
 * Returns the corrections for people: each with its cell, both values and the reason, those that keep the number first; then
 * what was written, or how to write it; then, if something was written, the new result, which `format` writes.
 */
export function pretty(outcome: Outcome, view: View, format: Formatter): string {
  const page = lineLayout(view);
  const { file, lines, written, result } = outcome;
  const failed = result.files.some(({ verdict }) => verdict === 'fail');
  if (lines.length === 0 && !failed) return `${nothingToCorrect(outcome, page)}\n`;
  const blocks = [
    ...(lines.length > 0 ? [[page.paint.bold(printable(file.path))], ...groups(outcome, page)] : []),
    summaryLines(outcome, page),
  ];
  const text = blocks.map((block) => `${block.join('\n')}\n`).join('\n');
  return written !== null || lines.length === 0 ? `${text}\n${format(result, view)}` : text;
}

function groups({ lines }: Outcome, page: LineLayout): string[][] {
  const { say } = page;
  const linesWith = (state: Line['state'], safety?: Correction['safety']) =>
    lines.filter((line) => line.state === state && (safety === undefined || line.correction.safety === safety));
  const sections: [string, Line[]][] = [
    [say('已修正', 'Corrected'), linesWith('written')],
    [say('只改写法，数值不变', 'Only the writing changes, no number'), linesWith('proposed', 'safe')],
    [say('推测的数值，请先核实', 'Suggested numbers, to be checked first'), linesWith('proposed', 'suggested')],
    [say('不能由程序修正', 'Not to be corrected by the program'), linesWith('left')],
  ];
  const rows = lines.map((line) => row(line, page));
  const width = (column: Column) =>
    Math.max(0, ...rows.map((one) => widthOf(one[column])).filter((width) => width <= maxWidth));
  const widths = { where: width('where'), label: width('label'), from: width('from'), to: width('to') };
  return sections
    .filter(([, group]) => group.length > 0)
    .map(([title, group]) => [`  ${title}`, ...group.flatMap((line) => rowLines(row(line, page), widths, page))]);
}

type Row = ReturnType<typeof row>;

type Column = 'where' | 'label' | 'from' | 'to';

function row({ correction: { entry, cell, to, reason }, why }: Line, page: LineLayout) {
  const { view } = page;
  return {
    where: placeName(cell.place, page),
    label: printable(entry.at.label[view.language]),
    from: currentText(cell, page),
    to: formatDecimal(to),
    why: printable((why ?? reason)[view.language]),
  };
}

/** Returns the current text, marked so that it differs from the new number. */
function currentText({ text, stored }: Correction['cell'], { say }: LineLayout): string {
  if (text.trim() === '') return say('空白', 'blank');
  const shown = printable(text === text.trim() ? text : `“${text}”`);
  return stored?.numberAsText ? say(`${shown}（文本）`, `${shown} (text)`) : shown;
}

function rowLines(
  { where, label, from, to, why }: Row,
  widths: Readonly<Record<Column, number>>,
  { paint, hang }: LineLayout,
): string[] {
  const fill = (text: string, width: number) => ' '.repeat(Math.max(0, width - widthOf(text)));
  const start = `    ${pad(where, widths.where)}  ${pad(label, widths.label)}  ${fill(from, widths.from)}`;
  const head = `${start}${from} → ${pad(to, widths.to)}  `;
  const colours = `    ${paint.bold(where)}${fill(where, widths.where)}  ${pad(label, widths.label)}  ${fill(from, widths.from)}${paint.red(from)} → ${paint.green(to)}${fill(to, widths.to)}  `;
  return hang(colours, widthOf(head), why, paint.dim);
}

function nothingToCorrect({ file }: Outcome, { say, paint, view }: LineLayout): string {
  return `${paint.green(view.signs.tick)} ${paint.bold(printable(file.path))}  ${say('没有需要修正的', 'nothing to correct')}`;
}

function summaryLines(outcome: Outcome, page: LineLayout): string[] {
  const { lines, written, problem } = outcome;
  const { say, paint, view } = page;
  const para = (zh: string, en: string, style?: (line: string) => string) =>
    page.hang('', 0, printable(say(zh, en)), style);
  const item = (zh: string, en: string) => page.hang('  ', 2, say(zh, en));
  if (lines.length === 0) {
    return para(
      '没有能由程序修正的；下列问题请人工修改。',
      'Nothing that the program can correct; please fix what follows by hand.',
      paint.yellow,
    );
  }
  if (problem) return page.hang('', 0, `${printable(problem.message[view.language])}${say('。', '.')}`, paint.yellow);
  const done = lines.filter(({ state }) => state === 'written').length;
  const safe = lines.filter(({ state, correction }) => state === 'proposed' && correction.safety === 'safe').length;
  const suggested = lines.filter(({ state }) => state === 'proposed').length - safe;
  if (written !== null) {
    const file = printable(written);
    return [
      ...para(`已修正 ${done} 处，写入 ${file}。`, `${done} corrected, written to ${file}.`, paint.green),
      ...(suggested > 0
        ? item(
            `推测的数值 ${suggested} 处没有写入：核实后加 --suggested 再运行`,
            `${suggested} suggested ${suggested === 1 ? 'number was' : 'numbers were'} not written: check, then run again with --suggested`,
          )
        : []),
    ];
  }
  const found = safe + suggested;
  return [
    ...para(
      found === 0 ? '没有能由程序修正的。' : `可以修正 ${found} 处，还没有写入任何文件。`,
      found === 0
        ? 'Nothing that the program can correct.'
        : `${found} can be corrected; nothing has been written yet.`,
      paint.yellow,
    ),
    ...(safe > 0
      ? item(
          `只改写法的 ${safe} 处：加 -o 新文件名 另存一份，或加 --write 直接改原文件`,
          `${safe} of writing only: add -o FILE for a corrected copy, or --write to correct the file itself`,
        )
      : []),
    ...(suggested > 0
      ? item(
          `推测的数值 ${suggested} 处：核实后，加 --suggested，再加 -o 新文件名 或 --write`,
          `${suggested} suggested: check ${suggested === 1 ? 'it' : 'them'}, then write with -o FILE or --write and --suggested`,
        )
      : []),
  ];
}
