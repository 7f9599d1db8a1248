import { type CheckOptions, check } from './check.ts';
import type { Document } from './document.ts';
import { UserError } from './errors.ts';
import type { Form } from './form.ts';
import { forms } from './forms.ts';
import { type Read, read } from './readers/index.ts';
import { recognise } from './recognise/index.ts';
import type { Report } from './report.ts';
import type { Diagnostic, FileResult } from './result.ts';

export interface ReadOptions {
  /** Names the file in messages and places; its ending breaks ties between kinds. */
  readonly path: string;
  /** The forms to look for; by default those that come with the program. */
  readonly forms?: readonly Form[];
  /** Taken for the year of a report that states none. */
  readonly year?: number;
  /** How bytes are read; by default in this process, whatever a file makes its parser do. */
  readonly read?: Read;
}

export interface LintOptions extends ReadOptions, CheckOptions {
  /** What cannot be told counts as an error. */
  readonly strict?: boolean;
  /** Of the bytes; passed on into the result. */
  readonly sha256?: string;
}

/** The whole pipeline: bytes → document → reports → findings. A file that cannot be judged is a result, not an error. */
export async function lint(bytes: Uint8Array, options: LintOptions): Promise<FileResult> {
  const { path, sha256 = null, strict = false } = options;
  try {
    const document = await (options.read ?? read)(bytes, path);
    const reports = withTables(document, options);
    const checked = await Promise.all(reports.map((report, index) => check(report, index, options)));
    const diagnostics = checked.flatMap((one) => one.diagnostics);
    const isError = ({ severity, kind }: Diagnostic) => severity === 'error' && (strict || kind === 'fail');
    return {
      path,
      format: document.format,
      sha256,
      verdict: diagnostics.some(isError) ? 'fail' : 'pass',
      problem: null,
      notices: document.notices,
      reports: checked.map(({ diagnostics: _, ...one }) => one),
      diagnostics,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return cannotCheck(path, error, sha256);
  }
}

/** The result of a file that could not be judged. */
export function cannotCheck(path: string, { code, text }: UserError, sha256: string | null = null): FileResult {
  const problem = { code, message: text };
  return { path, format: null, sha256, verdict: 'cannot-check', problem, notices: [], reports: [], diagnostics: [] };
}

/** The reports of a file, as the form's cells with what stands in them. Throws a UserError where there is none. */
export async function readReports(bytes: Uint8Array, options: ReadOptions): Promise<Report[]> {
  return withTables(await (options.read ?? read)(bytes, options.path), options);
}

/** The report of a file that holds one. Throws a UserError where there is none, or several. */
export async function readReport(bytes: Uint8Array, options: ReadOptions): Promise<Report> {
  const [report, ...others] = await readReports(bytes, options);
  if (report && others.length === 0) return report;
  throw new UserError('unsupported', {
    zh: `文件里有 ${others.length + 1} 份报告；请用 readReports 读取`,
    en: `the file holds ${others.length + 1} reports: use readReports`,
  });
}

function withTables(document: Document, options: ReadOptions): Report[] {
  const hints = options.year === undefined ? {} : { year: options.year };
  const reports = recognise(document, options.forms ?? forms, hints);
  const found = reports.filter(({ tables, unread }) => tables.length > 0 || unread.some(({ why }) => why));
  if (found.some(({ tables }) => tables.length > 0)) return found;
  const why = found.flatMap(({ unread }) => unread.flatMap((one) => one.why ?? []))[0];
  if (why) {
    throw new UserError('glued', {
      zh: `找到了报告的表，但${why.zh}；请提供表格软件或 Word 的原文件`,
      en: `the tables of the report are there, but ${why.en}: ask for the original spreadsheet or Word file`,
    });
  }
  throw new UserError('no-form-table', {
    zh: '没有找到年度报告的任何一张表（表二、表三、表四）；请确认是不是这份文件',
    en: 'none of the tables of the annual report is there: check that this is the right file',
  });
}

export type { Cell, Document, Grid, Paragraph, Place } from './document.ts';
export { UserError } from './errors.ts';
export type { Form, FormTable, Relation, Severity } from './form.ts';
export { forms } from './forms.ts';
export type { Read } from './readers/index.ts';
export type { Entry, Report, Section, Table } from './report.ts';
export type { Assessment, Coverage, Diagnostic, FileResult, Problem, ReportResult, Result } from './result.ts';
export type { RuleInfo } from './rule.ts';
export { allRules as rules } from './rules/index.ts';
export type { Language, Text } from './text.ts';
export type { Value } from './value.ts';
