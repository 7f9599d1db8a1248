import { isBlankForm, withBlanksUnknown } from '../model/blanks.ts';
import { nothingClaimed } from '../model/claim.ts';
import { UserError } from '../model/errors.ts';
import { type Form, formCells, type RuleInfo, relationRules } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { entriesOf, type Report } from '../model/report.ts';
import type { Assessment, FileResult, ReportResult } from '../model/result.ts';
import { assess } from '../relations.ts';
import { reportRules, ruleOf, rules } from '../rules/index.ts';
import { readCulprits } from './culprits.ts';
import { type ReportContext, readDiagnostic, readFileDiagnostic } from './diagnostics.ts';
import { placesIn } from './places.ts';
import { type Relaxation, relaxedIn, waivedIn } from './relaxed.ts';
import { formsOf, type LocatedFinding, readReportJson } from './report.ts';
import type { DiagnosticJson, FileJson, ReportJson } from './shape.ts';
import { subjectOf } from './subjects.ts';
import { inOneLanguage } from './values.ts';
import { brokenWithOthers } from './with-others.ts';

/** Facts about a run that its JSON does not have. */
export interface Known {
  /** All forms that its files may follow. */
  readonly forms: readonly Form[];
  /** The levels that the configuration sets for the rules of the file. */
  readonly severities: Relaxation;
  /** Returns a fingerprint of the result as it was before repeated ones were numbered. */
  readonly original: (fingerprint: string) => string;
}

/**
 * Reads a file of a result back, so that every format can show it. What JSON has is exact; its texts have one language; what
 * it has not is left out. Repeated fingerprints are not numbered.
 * @throws {UserError} if it uses a form that is not known
 */
export function readFileJson(json: FileJson, known: Known): FileResult {
  const { path, format, sha256, verdict, problem } = json;
  const reports = json.reports.map((report, index) => readReport(report, index, json, known));
  const infos = infosOf(known.forms);
  return {
    path,
    format,
    sha256,
    verdict,
    problem: problem && { code: problem.code, message: inOneLanguage(problem.message) },
    notices: [],
    outline: null,
    reports: reports.map(({ result }) => result),
    diagnostics: json.diagnostics.map((one) =>
      one.report === null
        ? readFileDiagnostic(one, path, infos, known.original)
        : readDiagnostic(one, path, reports[one.report] ?? missing(one.report)),
    ),
  };
}

function readReport(
  json: ReportJson,
  index: number,
  { path, diagnostics }: FileJson,
  { forms: known, severities, original }: Known,
): ReportContext & { readonly result: ReportResult } {
  const forms = formsOf(json, known);
  const infos = infosOf(forms);
  const own = diagnostics.filter((one) => one.report === index);
  const findings = own.map((one): LocatedFinding => {
    return { json: one, subject: subjectOf(one, original(one.fingerprint), json, path, forms) };
  });
  const subjects = new Map(findings.map((one) => [one.json, one.subject]));
  const { report, assessments } = assessed(
    readReportJson(json, forms, { path, findings, places: placesIn(path, json, own) }),
    json,
    own.some(({ rule, kind }) => rule === 'empty-table' && kind === 'open'),
  );
  const entries = new Map(entriesOf(report).map((entry) => [entry.at.id, entry]));
  const entryById = (cell: string) => {
    const entry = entries.get(cell);
    if (!entry) throw unknownPart(cell);
    return entry;
  };
  const relaxed = relaxedIn(own, assessments, infos, severities);
  return {
    cells: cellsOf(forms),
    infos,
    subjects,
    entryById,
    original,
    result: {
      report,
      assessments,
      rules: rulesFor(own, forms),
      claims: nothingClaimed,
      culprits: readCulprits(
        json,
        path,
        { assessments, withOthers: brokenWithOthers(own, forms, entryById) },
        entryById,
        original,
      ),
      coverage: json.coverage,
      relaxed,
      waived: waivedIn(own, assessments, infos, relaxed),
    },
  };
}

/** Returns the rules of a report, with those that compare it with others as far as they found something. */
function rulesFor(own: readonly DiagnosticJson[], forms: readonly Form[]): readonly RuleInfo[] {
  const found = new Set(own.map(({ rule }) => rule));
  const ofOne = new Set([...reportRules, ...forms.flatMap(({ relations }) => relations)].map(({ id }) => id));
  const withOthers = [...infosOf(forms).values()].filter(({ id }) => found.has(id) && !ofOne.has(id));
  return withOthers.length === 0 ? reportRules : [...reportRules, ...withOthers];
}

function missing(report: number): never {
  throw unknownPart(`/reports/${report}`);
}

/** The error for a finding about a cell or report that is not there. */
function unknownPart(name: string): UserError {
  return new UserError('invalid', {
    zh: `有一处问题所指的 ${name} 不存在；请重新核对，用 --format json=文件名 写出`,
    en: `a finding is about ${name}, which is not there: check again, with --format json=FILE`,
  });
}

/** Assesses the relations as the run did: the number of those that it could assess shows whether blanks counted as 0. */
function assessed(report: Report, { coverage }: ReportJson, isBlank: boolean) {
  if (isBlank || isBlankForm(report)) return { report, assessments: [] };
  const isSame = (all: readonly Assessment[]) =>
    all.filter(({ outcome }) => outcome !== 'open').length === coverage.relations.assessed;
  const assessments = assess(report);
  if (isSame(assessments)) return { report, assessments };
  const unknown = withBlanksUnknown(report);
  const others = assess(unknown);
  return isSame(others) ? { report: unknown, assessments: others } : { report, assessments };
}

const infosOf = memoize((forms: readonly Form[]): ReadonlyMap<string, RuleInfo> => {
  const relations = forms.toReversed().flatMap((form) => relationRules(form).map(ruleOf));
  return new Map([...relations, ...rules].map((info) => [info.id, info]));
});

/** The cells of forms by id; those of the first form that has them. */
const cellsOf = memoize((forms: readonly Form[]): ReportContext['cells'] => {
  const cells = forms.toReversed().flatMap(({ tables }) => tables.flatMap(formCells));
  return new Map(cells.map((cell) => [cell.id, cell]));
});
