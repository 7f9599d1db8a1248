import { isMarkedCopy, isPage, isSheet, pageError, resultsError } from './artifacts/registry.ts';
import { type CheckOptions, check } from './check.ts';
import { forms } from './forms.ts';
import { isFilled, withBlanksUnknown } from './model/blanks.ts';
import { type ChildReports, ofNamedBodies } from './model/children.ts';
import type { Document } from './model/document.ts';
import { DefectError, UnexpectedLayoutError, UnrelatedFileError, UserError } from './model/errors.ts';
import type { FilePart } from './model/file-part.ts';
import type { Form } from './model/form.ts';
import type { ReferenceReports } from './model/reference.ts';
import type { Report } from './model/report.ts';
import { cannotCheck, type FileResult } from './model/result.ts';
import type { Text } from './model/text.ts';
import { type Read, read } from './readers/index.ts';
import { listFacts, listNotices, separateTotals, sumsAmong } from './recognise/body-lists/notices.ts';
import { recognise } from './recognise/index.ts';
import { verdictOf } from './verdict.ts';

export interface ReadOptions {
  /** The name of the file in messages and places; its ending decides between kinds that the content allows. */
  readonly path: string;
  /** The forms to look for; by default those that come with the program. */
  readonly forms?: readonly Form[];
  /** The year of reports that state none. */
  readonly year?: number;
  /** The value of blanks in sums: 0 by default, for a total only if all its parts are 0; `unknown` leaves sums open. */
  readonly blank?: 'zero' | 'unknown';
  /** The function that reads bytes; by default it runs in this process, whatever a file makes its parser do. */
  readonly read?: Read;
  /** The bytes are a part of a long list, which is never an error by itself: see `FileResult.part`. */
  readonly part?: FilePart;
}

/** A step of the pipeline. */
export type Step = 'read' | 'recognise' | 'check';

export interface LintOptions extends ReadOptions, CheckOptions {
  /** Is told how long each step took, in milliseconds. */
  readonly onStep?: (step: Step, milliseconds: number) => void;
  /** The hash of the bytes, for the result. */
  readonly sha256?: string;
}

/**
 * Runs the whole pipeline: bytes → document → reports → findings. A file that cannot be checked is a result, not an error,
 * whatever goes wrong with it: see `Problem.cause`.
 */
export async function lint(bytes: Uint8Array, options: LintOptions): Promise<FileResult> {
  const { path, sha256 = null, strict = false, part } = options;
  const doing = timer(options);
  let document: Document | undefined;
  try {
    const found = await doing('read', () => documentOf(bytes, options));
    document = found;
    const isMarked = isMarkedCopy(found) && (await isUntouchedCopy(bytes));
    const recognised = await doing('recognise', () => withTables(found, options));
    const { bodies: reports, totals } = separateTotals(recognised, part !== undefined);
    const facts = listFacts(reports, totals);
    if (!part && !reports.some(isFilled)) throw (await import('./diagnose/index.ts')).noFiguresError(reports);
    const checking = reports.length > 1 ? forSeveral(options) : options;
    const checked = await doing('check', () => Promise.all(reports.map((one, index) => check(one, index, checking))));
    const ofTotals = part ? [] : await checkTotalLines(sumsAmong(totals), reports, options);
    const diagnostics = [...checked.flatMap((one) => one.diagnostics), ...ofTotals];
    const results = checked.map(({ result }) => result);
    return {
      path,
      format: document.format,
      sha256,
      verdict: verdictOf({ reports: results, diagnostics }, strict),
      problem: null,
      ...(isMarked && { isArtifact: true }),
      notices: [...document.notices, ...(isMarked ? [markedCopy] : []), ...(part ? [] : listNotices(facts))],
      comparedWith: [...new Set(checked.flatMap((one) => one.comparedWith ?? []))],
      ...(part && { part: { isFilled: reports.some(isFilled), ...facts } }),
      outline: null,
      reports: results,
      diagnostics,
    };
  } catch (error) {
    return await notChecked(foreseen(error), document, options).catch((defect) =>
      cannotCheck(path, foreseen(defect), sha256),
    );
  }
}

/** Leaves out what is to be compared with the one report of a file. */
function forSeveral(options: LintOptions): LintOptions {
  return options.children ? { ...options, children: ofNamedBodies(options.children) } : options;
}

/** Compares the totals of a list of bodies with its lines; those of a part of one add up other parts, too. */
async function checkTotalLines(totals: readonly Report[], bodies: readonly Report[], options: LintOptions) {
  if (totals.length === 0) return [];
  return (await import('./roll-up/list-totals.ts')).checkTotals(totals, bodies, options);
}

async function documentOf(bytes: Uint8Array, { path, part, read: own = read }: ReadOptions): Promise<Document> {
  return part ? (await import('./readers/part.ts')).readPart(bytes, path, part) : own(bytes, path);
}

/** Returns the result of a file that cannot be checked; `document` if it could be read. */
async function notChecked(error: UserError, document: Document | undefined, options: LintOptions): Promise<FileResult> {
  const file = cannotCheck(options.path, await told(error, options), options.sha256);
  if (!document) return file;
  const { outlineOf } = await import('./diagnose/outline.ts');
  return { ...file, format: document.format, notices: document.notices, outline: outlineOf(document) };
}

/** Returns a function that runs a step, and tells the caller how long it took. */
function timer({ onStep }: LintOptions) {
  return async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
    if (!onStep) return work();
    const start = performance.now();
    try {
      return await work();
    } finally {
      onStep(step, performance.now() - start);
    }
  };
}

function foreseen(error: unknown): UserError {
  return error instanceof UserError ? error : new DefectError(error);
}

/** Returns the problem of a file: `UnrelatedFileError` if it is a text of another layout that shows nothing of a report. */
async function told(error: UserError, { path, forms: wanted = forms }: ReadOptions): Promise<UserError> {
  if (!(error instanceof UnexpectedLayoutError)) return error;
  const { showNoReport } = await import('./diagnose/index.ts');
  return showNoReport(error.texts, path, wanted) ? new UnrelatedFileError(error.code, error.text) : error;
}

async function isUntouchedCopy(bytes: Uint8Array): Promise<boolean> {
  return (await import('./artifacts/seal.ts')).isUntouched(bytes, { kind: 'marked-copy' });
}

const markedCopy: Text = {
  zh: '这是 annotate 写出的核对稿；请在报告原件里更正',
  en: 'this is a copy that annotate has marked: make the corrections in the report itself',
};

/**
 * Reads the reports of a file, as the form's cells with their values.
 * @throws {UserError} if there is none
 */
export async function readReports(bytes: Uint8Array, options: ReadOptions): Promise<Report[]> {
  try {
    const reports = await withTables(await documentOf(bytes, options), options);
    return separateTotals(reports, options.part !== undefined).bodies;
  } catch (error) {
    throw await told(foreseen(error), options);
  }
}

/**
 * Reads the report of a file that holds one.
 * @throws {UserError} if there is none, or several
 */
export async function readReport(bytes: Uint8Array, options: ReadOptions): Promise<Report> {
  const [report, ...others] = await readReports(bytes, options);
  if (report && others.length === 0) return report;
  throw new UserError('unsupported', {
    zh: `文件里有 ${others.length + 1} 份报告；请用 readReports 读取`,
    en: `the file holds ${others.length + 1} reports: use readReports`,
  });
}

/**
 * Makes the option `previous` of reports that `readReports` gave for earlier years. `wanted` are the forms for which they were read.
 */
export async function previousReports(
  reports: readonly Report[],
  wanted: readonly Form[] = forms,
): Promise<ReferenceReports> {
  const collected = (await import('./references/collect.ts')).collectReferences();
  for (const report of reports) collected.add(report, wanted);
  return collected.reports;
}

/**
 * Makes the option `children` of the reports that a report sums up, as `readReports` gave them. `isComplete` if there are no
 * others: then a sum that is less than the figure of the report is a mistake, too.
 */
export async function childReports(
  reports: readonly Report[],
  {
    isComplete = false,
    forms: wanted = forms,
  }: { readonly isComplete?: boolean; readonly forms?: readonly Form[] } = {},
): Promise<ChildReports> {
  const collected = (await import('./references/collect.ts')).collectReferences();
  for (const report of reports) collected.add(report, wanted);
  return { reports: collected.reports, lists: { '': { names: collected.names(), isComplete, unread: {} } } };
}

/** Returns the reports with tables, read or not readable. Throws a `UserError` if no table was read. */
async function withTables(document: Document, options: ReadOptions): Promise<Report[]> {
  if (isSheet(document)) throw resultsError();
  if (isPage(document)) throw pageError();
  const { year, part } = options;
  const hints = { ...(year !== undefined && { year }), ...(part && { partOf: part.shape }) };
  const wanted = options.forms ?? forms;
  const found = recognise(document, wanted, hints);
  const reports = options.blank === 'unknown' ? found.map(withBlanksUnknown) : found;
  if (part || reports.some(({ tables }) => tables.length > 0)) {
    return document.format === 'json' ? reports : reports.filter(isMoreThanTitle);
  }
  throw (await import('./diagnose/index.ts')).noTablesError(document, reports, wanted);
}

/** True if a title has a report below it: prose may contain a title alone. Every member of a JSON list is a report. */
function isMoreThanTitle({ tables, sections, unread, unknown = [] }: Report): boolean {
  return (
    tables.length > 0 ||
    sections.length >= enoughSections ||
    unknown.length > 0 ||
    unread.some((one) => one.why && !one.pictured)
  );
}

/** The fewest headings of the form that are not a coincidence. */
const enoughSections = 3;

export type { Config } from './config/config.ts';
export { forms } from './forms.ts';
export type { ChildReports } from './model/children.ts';
export type { Cell, Document, Grid, Paragraph, Place } from './model/document.ts';
export { UserError } from './model/errors.ts';
export type { Form, FormTable, Relation, Severity } from './model/form.ts';
export type { ReferenceReports } from './model/reference.ts';
export type { Entry, Report, Section, Table } from './model/report.ts';
export type { Assessment, Coverage, Diagnostic, FileResult, Problem, ReportResult, Result } from './model/result.ts';
export type { RuleInfo } from './model/rule.ts';
export type { Language, Text } from './model/text.ts';
export type { Value } from './model/value.ts';
export type { Unpacked } from './readers/archive.ts';
export { type Read, unpack } from './readers/index.ts';
export { allRules as rules } from './rules/index.ts';
