import { type Form, relationCount, relationRules } from '../model/form.ts';
import type { ReportIdentity } from '../model/report.ts';
import type { ReportResult, Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { ReportPart } from './by-report.ts';

/** The reports of a run by their relations: which relations hold, are broken or were not checked. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** Returns the cells of a report, one a column. */
  readonly cellsOf: (part: MatrixPart) => readonly MatrixCell[];
}

export interface MatrixColumn {
  /** Id of the relation. */
  readonly id: string;
  /** `总计 = 各类申请人相加`. */
  readonly name: Text;
}

/** The state of a relation; `none` if the report has nothing to do with it, or was not compared with others. */
export interface MatrixCell {
  readonly state: 'holds' | 'broken' | 'open' | 'none';
  /** The number of findings, at least one if it is broken. */
  readonly count: number;
}

/** The states in words. */
export const matrixStates: Readonly<Record<MatrixCell['state'], Text>> = {
  holds: { zh: '相符', en: 'holds' },
  broken: { zh: '不符', en: 'broken' },
  open: { zh: '未核对', en: 'not checked' },
  none: { zh: '', en: '' },
};

/** A report, and the file in which it is. */
export interface MatrixPart extends ReportPart {
  readonly path: string;
}

/** Returns the matrix of the reports of a run with a roster; undefined for any other run, and for one report. */
export function matrixOf({ roster }: Result, parts: readonly MatrixPart[]): Matrix | undefined {
  const reports = parts.flatMap(({ result }) => result ?? []);
  if (!roster || reports.length < 2) return undefined;
  const found = new Set(parts.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
  const compared = new Map(roster.compared.map((one) => [keyOf(one.path, one), one.relations]));
  const used = new Set([...found, ...[...compared.values()].flat()]);
  const forms = [...new Set(reports.flatMap(formsOf))];
  const own = forms.flatMap(({ relations }) => relations.map(({ id }) => id));
  const columns = forms
    .flatMap((form) => relationRules(form).map((one) => ({ id: one.id, name: nameOf(one) })))
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
    .filter(({ id }) => own.includes(id) || used.has(id));
  const cellsOf = (part: MatrixPart) => {
    const others = part.result ? compared.get(keyOf(part.path, part.result.report)) : undefined;
    return columns.map(({ id }) => cellOf(id, part, others?.includes(id) === true));
  };
  return { columns, cellsOf };
}

function keyOf(path: string, { organization, year }: ReportIdentity): string {
  return [path, organization, year].join('\n');
}

/** Returns the forms of the tables of a report. */
function formsOf({ report: { tables, unread } }: ReportResult): Form[] {
  return [...new Set([...tables, ...unread].map(({ form }) => form))];
}

function nameOf(relation: ReturnType<typeof relationRules>[number]): Text {
  if (!('right' in relation)) return { zh: `汇总 = ${relation.name.zh}`, en: `figure = ${relation.name.en}` };
  const { left, right } = relation;
  return { zh: `${left.name.zh} = ${right.name.zh}`, en: `${left.name.en} = ${right.name.en}` };
}

function cellOf(id: string, { result, diagnostics }: ReportPart, isCompared: boolean): MatrixCell {
  const countOf = (kind: 'fail' | 'open') => diagnostics.filter((one) => one.rule === id && one.kind === kind).length;
  const [broken, open] = [countOf('fail'), countOf('open')];
  if (broken > 0) return { state: 'broken', count: broken };
  if (open > 0) return { state: 'open', count: open };
  if (isCompared) return { state: 'holds', count: 0 };
  return { state: result ? stateOf(id, result, diagnostics) : 'none', count: 0 };
}

/** Returns the state of a relation of which nothing was found. */
function stateOf(id: string, result: ReportResult, diagnostics: ReportPart['diagnostics']): MatrixCell['state'] {
  const { report, coverage, relaxed } = result;
  const own = formsOf(result).flatMap(({ relations }) => relations);
  if (own.every((one) => one.id !== id) || relaxed.get(id) === 'off') return 'none';
  const isRead = report.tables.some(({ table, form }) =>
    form.relations.some((one) => one.id === id && one.table === table.id),
  );
  // What leaves relations open without a finding, as a column that a whole list lacks, is not known by relation.
  const inUnread = report.unread.reduce((sum, { form, table }) => sum + relationCount(form, table), 0);
  const open = diagnostics.filter(({ rule, kind }) => kind === 'open' && own.some((one) => one.id === rule)).length;
  const { assessed, total } = coverage.relations;
  return isRead && total - assessed <= inUnread + open ? 'holds' : 'open';
}
