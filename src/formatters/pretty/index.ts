import { type Report, reportName } from '../../report.ts';
import type { Diagnostic, FileResult, ReportResult, Result } from '../../result.ts';
import { unsuppressed } from '../../unsuppressed.ts';
import { plain } from '../columns.ts';
import type { View } from '../index.ts';
import { acceptedLines } from './accepted.ts';
import { closingLines, coverageText } from './closing.ts';
import { figureLines } from './figures.ts';
import { findingLines } from './findings.ts';
import { type Page, type Part, pageOf } from './page.ts';
import { relationLines } from './relations.ts';
import { isVisible } from './remarks.ts';
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
  const isNoted = ({ diagnostics }: FileResult) => view.verbose || diagnostics.some((one) => isVisible(one, view));
  const noted = checked.filter(isNoted);
  const good = view.quiet ? [] : checked.filter((file) => !isNoted(file));
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
    if (found.length === 0 && !page.view.verbose) return [];
    const head = headLines(file, result, of(index), page);
    const read = page.view.verbose ? [...figureLines(result, page), ...relationLines(result, page)] : [];
    return [...head, ...(found.length > 0 ? ['', ...found] : []), ...read];
  });
  return [...(general.length > 0 ? [[page.paint.bold(plain(file.path)), '', ...general]] : []), ...blocks];
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
    return [`${tick} ${say(`${files.length} 个文件没有发现问题`, `nothing wrong with ${files.length} files`)}`];
  }
  return files.flatMap(({ path, reports }) => {
    const [first] = reports;
    const of =
      first && reports.length === 1
        ? reportName(first.report)[view.language]
        : say(`${reports.length} 份报告`, `${reports.length} reports`);
    const name = plain(path);
    return page.beside([`✓ ${name}`, `${tick} ${paint.bold(name)}`], [plain(of)], [coverageText(reports, page)]);
  });
}
