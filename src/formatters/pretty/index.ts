import { isCutByList, type Report, reportName } from '../../model/report.ts';
import type { Diagnostic, FileResult, ReportResult, Result } from '../../model/result.ts';
import { unsuppressed } from '../../presentation/unsuppressed.ts';
import { coverageWords, reservations, verdictWords } from '../../presentation/verdict.ts';
import { plain } from '../columns.ts';
import type { View } from '../view.ts';
import { acceptedLines } from './accepted.ts';
import { closingLines } from './closing.ts';
import { figureLines } from './figures.ts';
import { findingLines } from './findings.ts';
import { type Page, type Part, pageOf } from './page.ts';
import { relationLines } from './relations.ts';
import { isVisible, weightNames } from './remarks.ts';
import { type TableState, tableStates } from './tables.ts';
import { uncheckedLines } from './unchecked.ts';

/** More good files than this are counted, not listed. */
const mostListed = 5;

/**
 * For people. First what is wrong, by report, each cell as the reader's own program names it; then
 * what could not be checked, and why; then what is in order; the last line sums up. One file with
 * nothing wrong is one line.
 */
export function pretty(result: Result, view: View): string {
  const page = pageOf(view);
  const files = result.files.map(unsuppressed);
  const unchecked = files.filter(({ verdict }) => verdict === 'cannot-check');
  const checked = files.filter(({ verdict }) => verdict !== 'cannot-check');
  const isNoted = ({ verdict, diagnostics }: FileResult) =>
    view.verbose || verdict === 'incomplete' || diagnostics.some((one) => isVisible(one, view));
  const isGood = (file: FileResult) => file.verdict !== 'cannot-check' && !isNoted(file);
  const noted = checked.filter(isNoted);
  const good = view.quiet ? [] : result.files.filter((_, index) => isGood(files[index]!));
  const blocks = [
    ...noted.flatMap((file) => fileBlocks(file, page)),
    uncheckedLines(unchecked, page),
    goodLines(good, page),
    ...(view.verbose ? [acceptedLines(result.files, page)] : []),
  ];
  const hides = result.summary.suppressed > 0 && !view.quiet;
  const closes = noted.length > 0 || unchecked.length > 0 || good.length > 1 || hides;
  blocks.push([...differingLines(result, page), ...(closes ? closingLines(result, page) : [])]);
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Which files cannot both be right, in front of what the run comes to. */
function differingLines({ differing = [] }: Result, page: Page): string[] {
  return differing.flatMap((text) => page.hang('', 0, plain(text[page.view.language]), page.paint.yellow));
}

/** A block for each report that something is to be said of, and one for what concerns the file. */
function fileBlocks(file: FileResult, page: Page): string[][] {
  const of = (index: number | null) => file.diagnostics.filter(({ report }) => report === index);
  const general = findingLines(of(null), undefined, page);
  const blocks = file.reports.map((result, index) => {
    const found = findingLines(of(index), result, page);
    const rest = found.length === 0 ? unassessedLines(file, result, page) : [];
    if (found.length === 0 && rest.length === 0 && !page.view.verbose) return [];
    const head = headLines(file, result, of(index), page);
    const read = page.view.verbose ? [...figureLines(result, page), ...relationLines(result, page)] : [];
    return [...head, ...[found, rest].flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])), ...read];
  });
  return [...(general.length > 0 ? [[page.paint.bold(plain(file.path)), '', ...general]] : []), ...blocks];
}

/** How much was not checked of a report of which nothing else is said: what it lacks was accepted. A list's lack is said of it. */
function unassessedLines(file: FileResult, { report, coverage: { relations } }: ReportResult, page: Page): string[] {
  const left = relations.total - relations.assessed;
  if (file.verdict !== 'incomplete' || left === 0 || isCutByList(report)) return [];
  const text = page.say(`有 ${left} 项勾稽关系没有核对`, `${left} sums were not checked`);
  return page.hang(`  ${page.paint.yellow(weightNames.open[page.view.language])}  `, 10, text);
}

/** `区商务局2023.xlsx  区商务局 2023年度  表二 ✓  表三 ✗  表四 ✓`. */
function headLines(
  file: FileResult,
  { report }: ReportResult,
  diagnostics: readonly Diagnostic[],
  page: Page,
): string[] {
  const { paint, say, view } = page;
  const signs: Readonly<Record<TableState, readonly [string, (text: string) => string]>> = {
    fine: ['✓', paint.green],
    wrong: ['✗', paint.red],
    warned: ['!', paint.yellow],
    open: ['?', paint.yellow],
    unread: [say('未读出', 'not read'), paint.yellow],
    missing: [say('缺', 'missing'), paint.red],
  };
  const marks = tableStates(report, diagnostics, view).map(({ table, state }): Part => {
    const name = table.name[view.language];
    const [sign, style] = signs[state];
    return [`${name} ${sign}`, `${name} ${style(sign)}`];
  });
  const path = plain(file.path);
  const head = page.beside([path, paint.bold(path)], [plain(reportName(report)[view.language])], ...marks);
  return view.verbose ? [...head, ...readLines(file, report, page)] : head;
}

function readLines({ format }: FileResult, { tables }: Report, page: Page): string[] {
  const { say, view } = page;
  const read = tables.map(({ form, table, place }) => {
    const where = place.sheet === undefined ? '' : say(`，在“${place.sheet}”`, ` in “${place.sheet}”`);
    return say(
      `${table.name.zh} ${form.edition} 版${where}`,
      `${table.name[view.language]} of ${form.edition}${where}`,
    );
  });
  const text = say(`按 ${format} 读取；${read.join('；')}`, `read as ${format}; ${read.join('; ')}`);
  return page.hang('  ', 2, plain(text), page.paint.dim);
}

function goodLines(files: readonly FileResult[], page: Page): string[] {
  const { say, paint, view } = page;
  const tick = paint.green('✓');
  if (files.length > mostListed) {
    const { zh, en } = verdictWords('pass', files);
    return [`${tick} ${say(`${files.length} 个文件${zh}`, `${files.length} files ${en}`)}`];
  }
  return files.flatMap((file) => {
    const { path, reports } = file;
    const [first] = reports;
    const of =
      first && reports.length === 1
        ? reportName(first.report)[view.language]
        : say(`${reports.length} 份报告`, `${reports.length} reports`);
    const name = plain(path);
    const rests = reservations([file])?.[view.language];
    const coverage = coverageWords(reports)[view.language] + (rests ? say(`（${rests}）`, ` (${rests})`) : '');
    return page.beside([`✓ ${name}`, `${tick} ${paint.bold(name)}`], [plain(of)], [coverage]);
  });
}
