import { eachPart } from '../../model/findings.ts';
import { formatTitle } from '../../model/format-titles.ts';
import { isAbridged, type Report, reportName } from '../../model/report.ts';
import type { FileResult, ReportResult, Result } from '../../model/result.ts';
import { byReport, type ReportPart } from '../../presentation/by-report.ts';
import { closingOf } from '../../presentation/closing-sentence.ts';
import { reportsIn } from '../../presentation/counts.ts';
import { isVisible } from '../../presentation/items.ts';
import { levelNames } from '../../presentation/levels.ts';
import { type TableState, tableStateNames, tableStates } from '../../presentation/tables.ts';
import { tallyOf } from '../../presentation/tally.ts';
import { unsuppressed } from '../../presentation/unsuppressed.ts';
import { coverageWords, reservations, verdictWords } from '../../presentation/verdict.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import { acceptedLines } from './accepted.ts';
import { figureLines } from './figures.ts';
import { itemLines } from './items.ts';
import { type LineLayout, lineLayout, type Part } from './line-layout.ts';
import { relationLines } from './relations.ts';
import { rosterBlock } from './roster.ts';
import { uncheckedLines } from './unchecked.ts';

/** Passed files that are listed one by one; more are counted. */
const maxPassed = 5;

/**
 * Writes a result for people: first what is wrong, by report; then what could not be checked, and why; then what passed;
 * the last line sums up. One file with nothing wrong is one line.
 */
export function pretty(result: Result, view: View): string {
  return [...prettyPieces(result, view)].join('');
}

/** Writes a result as `pretty` does, piece by piece: what was found in a long list would fill the memory. */
export function* prettyPieces(result: Result, view: View): Generator<string> {
  let isFirst = true;
  for (const lines of blocksIn(result, view)) {
    if (lines.length === 0) continue;
    yield `${isFirst ? '' : '\n'}${lines.join('\n')}\n`;
    isFirst = false;
  }
}

/** Yields blocks of lines, some of them empty. */
function* blocksIn(result: Result, view: View): Generator<string[]> {
  const page = lineLayout(view);
  const shown = result.files.filter((file) => isShown(file, view));
  const unchecked = result.files.filter(({ verdict }) => verdict === 'cannot-check');
  const isPassed = (file: FileResult) => file.verdict !== 'cannot-check' && !isShown(file, view);
  const passed = view.quiet ? [] : result.files.filter(isPassed);
  const hides = result.summary.suppressed > 0 && !view.quiet;
  const closes = shown.length > 0 || unchecked.length > 0 || passed.length > 1 || hides;
  for (const file of shown) for (const part of eachPart(file)) yield* fileBlocks(unsuppressed(part), page);
  yield uncheckedLines(unchecked, page);
  yield passedLines(passed, page);
  if (view.verbose) yield acceptedLines(result.files, page);
  yield rosterBlock(result, page);
  yield [
    // The files that cannot both be right.
    ...(result.differing ?? []).flatMap((text) => page.hang('', 0, text[view.language], view.paint.yellow)),
    ...(closes ? closingLines(result, page) : []),
  ];
}

/** True if something is said of the reports of a file. */
function isShown(file: FileResult, view: View): boolean {
  if (file.verdict === 'cannot-check') return false;
  if (view.verbose || file.verdict === 'incomplete') return true;
  for (const part of eachPart(file))
    if (unsuppressed(part).diagnostics.some((one) => isVisible(one, view))) return true;
  return false;
}

function closingLines(result: Result, page: LineLayout): string[] {
  const { paint, view } = page;
  const { text, outcome } = closingOf(result, view);
  const styles = { none: undefined, passed: paint.green, open: paint.yellow, failed: paint.red };
  return page.hang('', 0, text, styles[outcome]);
}

/** Returns a block for each report of which something is said, and one for what concerns the file. */
function fileBlocks(file: FileResult, page: LineLayout): string[][] {
  const { verbose } = page.view;
  const [whole, ...parts] = byReport(file);
  const general = itemLines(whole, page);
  const blocks = parts.map((part) => {
    const result = part.result!;
    const items = itemLines(part, page);
    const rest = items.length === 0 ? unassessedLines(file, result, page) : [];
    if (items.length === 0 && rest.length === 0 && !verbose) return [];
    return [
      ...headLines(file, part, page),
      ...[items, rest].flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
      ...(verbose ? [...figureLines(result, page), ...relationLines(result, page)] : []),
    ];
  });
  return [...(general.length > 0 ? [[page.paint.bold(printable(file.path)), '', ...general]] : []), ...blocks];
}

/** Says how much of a report was not checked where nothing else is said: the findings were accepted. */
function unassessedLines(
  file: FileResult,
  { report, coverage: { relations } }: ReportResult,
  page: LineLayout,
): string[] {
  const left = relations.total - relations.assessed;
  // What a list of reports lacks is said of the whole list.
  if (file.verdict !== 'incomplete' || left === 0 || isAbridged(report)) return [];
  const text = page.say(`有 ${left} 项勾稽关系未核对`, `${left} sums were not checked`);
  return page.hang(`  ${page.paint.yellow(levelNames.open[page.view.language])}  `, 10, text);
}

/** `区商务局2023.xlsx  区商务局 2023年度  表二 ✓  表三 ✗  表四 ✓` */
function headLines(file: FileResult, { result, diagnostics }: ReportPart, page: LineLayout): string[] {
  const { report } = result!;
  const { paint, view } = page;
  const named = (state: TableState) => tableStateNames[state][view.language];
  const signs: Readonly<Record<TableState, readonly [string, (text: string) => string]>> = {
    fine: [view.signs.tick, paint.green],
    wrong: [view.signs.cross, paint.red],
    warned: ['!', paint.yellow],
    open: ['?', paint.yellow],
    unread: [named('unread'), paint.yellow],
    missing: [named('missing'), paint.red],
  };
  const tables = tableStates(report, diagnostics, view).map(({ table, state }): Part => {
    const name = table.name[view.language];
    const [sign, style] = signs[state];
    return [`${name} ${sign}`, `${name} ${style(sign)}`];
  });
  const path = printable(file.path);
  const head = page.sideBySide([path, paint.bold(path)], [printable(reportName(report)[view.language])], ...tables);
  return view.verbose ? [...head, ...readLines(file, report, page)] : head;
}

/** Says as what kind of file and as which edition of the form a report was read. */
function readLines({ format }: FileResult, { tables }: Report, page: LineLayout): string[] {
  const { say, view } = page;
  const read = tables.map(({ form, table, place }) => {
    const where = place.sheet === undefined ? '' : say(`，在“${place.sheet}”`, ` in “${place.sheet}”`);
    return say(
      `${table.name.zh} ${form.edition} 版${where}`,
      `${table.name[view.language]} of ${form.edition}${where}`,
    );
  });
  const title = formatTitle(format);
  const text = say(`按${title.zh}读取；${read.join('；')}`, `read as ${title.en}; ${read.join('; ')}`);
  return page.hang('  ', 2, text, page.paint.dim);
}

function passedLines(files: readonly FileResult[], page: LineLayout): string[] {
  const { say, paint, view } = page;
  const { tick } = view.signs;
  if (files.length > maxPassed) {
    const { zh, en } = verdictWords('pass', files);
    return [`${paint.green(tick)} ${say(`${files.length} 个文件${zh}`, `${files.length} files ${en}`)}`];
  }
  return files.flatMap((file) => {
    const tally = tallyOf(file);
    const of = reportsIn(tally, view.language);
    const name = printable(file.path);
    const rests = reservations([file])?.[view.language];
    const coverage = coverageWords(tally.coverage)[view.language] + (rests ? say(`（${rests}）`, ` (${rests})`) : '');
    return page.sideBySide(
      [`${tick} ${name}`, `${paint.green(tick)} ${paint.bold(name)}`],
      [printable(of)],
      [coverage],
    );
  });
}
