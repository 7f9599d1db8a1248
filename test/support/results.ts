import { readFileSync } from 'node:fs';
import { figuresOf } from '../../src/baseline/figures.ts';
import { binaryFormatters, fileFormatters, formatters, longFormatters, type View } from '../../src/formatters/index.ts';
import { type FileResult, type LintOptions, lint, UserError } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';
import { cannotCheck, type Diagnostic, type Result } from '../../src/model/result.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { exitCode } from '../../src/run/exit-code.ts';
import { plainView } from './plain-view.ts';

export const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;

export function judged(name: string, options: Partial<LintOptions> = {}): Promise<FileResult> {
  return lint(readFileSync(reports + name), { path: name, ...options });
}

/** A report of the folder with figures changed: in the line that matches, one text for another. */
export async function changed(
  name: string,
  path: string,
  ...changes: readonly (readonly [line: string, from: string, to: string])[]
): Promise<FileResult> {
  let text = readFileSync(reports + name, 'utf8');
  for (const [line, from, to] of changes) {
    const before = text;
    text = text.replace(new RegExp(`${line}.*`, 'm'), (found) => found.replace(from, () => to));
    if (text === before) throw new RangeError(`${line} has no ${from}`);
  }
  return lint(new TextEncoder().encode(text), { path });
}

/** An entry of a baseline as somebody would write it for a finding. */
export function baselineEntry(one: Diagnostic, file: FileResult): object {
  const { organization, year } = file.reports[one.report!]!.report;
  const figures = [...figuresOf(one, file)].map(([name, figure]) => [
    name,
    figure === null || typeof figure === 'string' ? figure : Number(format(figure)),
  ]);
  const { rule, cell } = one;
  return { report: { organization, year }, rule, cell, figures: Object.fromEntries(figures), reason: '已说明' };
}

/** A report with sums that cannot be checked: a part is blank, and blanks do not count as 0. */
export async function partly(options: Partial<LintOptions> = {}): Promise<FileResult> {
  const text = readFileSync(`${reports}good.csv`, 'utf8')
    .replace('商务局', '审计局')
    .replace('（一）予以公开,,6', '（一）予以公开,,');
  return lint(new TextEncoder().encode(text), { path: 'part.csv', blank: 'unknown', ...options });
}

/** A file that could not be checked. */
export function unchecked(path: string): FileResult {
  return cannotCheck(
    path,
    new UserError('encrypted', {
      zh: '文件设了密码，打不开；请去掉密码后再核对',
      en: 'the file is encrypted: remove its password, and check it again',
    }),
  );
}

/** Results of every kind, made once, since a result is never changed. */
let judgedOnce: Promise<FileResult[]> | undefined;
export function everything(): Promise<FileResult[]> {
  judgedOnce ??= judgeEverything();
  return judgedOnce;
}

/** Files with certain and uncertain culprits, open sums, lesser findings, and none. */
export async function judgeEverything(): Promise<FileResult[]> {
  const options = { sha256: '0'.repeat(64) };
  return [
    await judged('bad.csv', options),
    await judged('blank.csv', options),
    await judged('unreadable.csv', options),
    await judged('good.csv', options),
    await changed('good.csv', '对调.csv', ['1.本机关不掌握', '9,1', '1,9']),
    await changed('good.csv', '很可能.csv', ['^2,0,1,0,3', '3', '0']),
    await changed('good.csv', '说不准.csv', ['^2,0,1,0,3', '3', '4']),
    await changed('good.csv', '两处.csv', ['（一）予以公开', '6,2', '9,2'], ['结转下年度', '1,0', '3,0']),
    await partly(options),
    unchecked('扫描件.pdf'),
    await judged('warned.csv', options),
  ];
}

export function resultOf(files: readonly FileResult[], strict = false): Result {
  const limits = { failOn: 'error', maxWarnings: undefined, exitZero: false } as const;
  const tool = { name: 'report-lint', version: '0.0.0' };
  return summarise(files, { tool, strict, exitCode: (counts) => exitCode(counts, limits) });
}

/** Returns the output of a format that is a text. */
export async function written(
  name: keyof typeof formatters | keyof typeof longFormatters | keyof typeof fileFormatters,
  result: Result,
  view: Partial<View> = {},
): Promise<string> {
  const whole = { ...plainView, ...view };
  if (name in formatters) return (await formatters[name as keyof typeof formatters]())(result, whole);
  if (name in longFormatters) {
    return [...(await longFormatters[name as keyof typeof longFormatters]())(result, whole)].join('');
  }
  const format = await fileFormatters[name as keyof typeof fileFormatters]();
  return result.files.flatMap((file) => [...format(file, whole)]).join('');
}

export async function bytesOf(result: Result, view: Partial<View> = {}): Promise<Uint8Array> {
  return (await binaryFormatters.xlsx())(result, { ...plainView, ...view });
}

/** A file name that is harmful in some format unless it is escaped. */
export const hostileName =
  '年报\\=cmd|\'"<b>&[x](https://evil.example)\u202e\u0007\n::error::100%,a:b @all ##[group]\ud800.csv';

/** A file of that name, with a body and a figure that are as harmful. */
export async function hostile(): Promise<FileResult> {
  const nasty = '"=1+1|<i>x</i>&\u001b[31m\u202e\n::warning::, 5%"';
  const file = await changed('bad.csv', hostileName, ['行政许可', '126', nasty]);
  const organization = '=青岚区\u202e@教育局|<b>\n';
  return { ...file, reports: file.reports.map((one) => ({ ...one, report: { ...one.report, organization } })) };
}
