import type { Text } from './text.ts';

/** The most severe first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** Facts about a rule; a relation of a form is a rule, too. */
export interface RuleInfo {
  /** Names the defect; also its page, `docs/rules/<id>.md`. */
  readonly id: string;
  /** A rule that is off finds nothing unless the configuration gives it a severity. */
  readonly severity: Severity | 'off';
  readonly title: Text;
  /** The clause or practice that the rule rests on. */
  readonly source: Text;
  /** It is a relation with other reports: open, it leaves the verdict on the report as it is. */
  readonly withOthers?: true;
}

/** A linear equation over cells of one table, left = right, for each of its rows or columns. */
export interface Relation extends Omit<RuleInfo, 'source' | 'withOthers'> {
  /** The clause on which it is based. */
  readonly source: string;
  readonly table: string;
  readonly each: 'row' | 'column';
  readonly left: Side;
  readonly right: Side;
}

/** One side of a relation: the sum of its terms. */
export interface Side {
  readonly name: Text;
  /** Ids of columns if `each` is `row`, of rows if it is `column`. */
  readonly terms: readonly string[];
}

/**
 * A linear equation with figures of the report of the year before. Lines with the same id are the same quantity in both, even
 * if the editions differ; where the earlier edition lacks a line, the quantity has changed.
 */
export interface YearRelation extends Omit<Relation, 'right'> {
  readonly right: YearSide;
}

/** Returns a relation whose right side is of the year before alone as one of the report, with that side as a constant. */
export function withConstant({ right, ...relation }: YearRelation): Relation | undefined {
  const { name, previous, terms = [], minus = [] } = right;
  return terms.length + minus.length > 0 ? undefined : { ...relation, right: { name, terms: previous } };
}

/** The sum of `previous` and `terms`, less `minus`. */
export interface YearSide {
  readonly name: Text;
  /** Lines of the report of the year before. */
  readonly previous: readonly string[];
  readonly terms?: readonly string[];
  readonly minus?: readonly string[];
}

/** The rule that a report sums up those of the bodies below, cell by cell. */
export interface RollUp extends Pick<Relation, 'id' | 'title' | 'source' | 'severity'> {
  /** The name of the sum over the bodies below. */
  readonly name: Text;
  readonly tables: readonly RollUpTable[];
}

/** A table whose cells add up over bodies. */
export interface RollUpTable {
  readonly table: string;
  /** Ids of rows and columns whose figures do not add up: what is there at the end of the year, changes. */
  readonly except?: readonly string[];
  /** Bodies may share what is counted, a case against several of them: the sum may be less than its parts. */
  readonly isShared?: boolean;
}

/** Returns the roll-up of one cell as a relation of the report alone, with the sum over the bodies below as a constant. */
export function ofCell({ tables: _, name, ...rule }: RollUp, { table, column, label }: RolledCell): Relation {
  const left = { name: label, terms: [column.id] };
  return { ...rule, table: table.id, each: 'row', left, right: { name, terms: [] } };
}

/** The parts of a cell of the form that name it. */
interface RolledCell {
  readonly table: { readonly id: string };
  readonly column: { readonly id: string };
  readonly label: Text;
}
