import { type Equation, equationsOf, type Form, type FormTable, lines, type Relation, tableOf } from '../model/form.ts';

/** A relation, or one with the year before as far as it is about the report itself. */
export interface PlacedRelation {
  readonly pointer: string;
  readonly id: string;
  readonly table: FormTable;
  readonly isOfYears: boolean;
  /** The relation with all its lines as terms; of a relation with the year before, those of that year, too. */
  readonly relation: Relation;
  /** The lists of terms of each side, by pointer. */
  readonly lists: readonly TermList[];
  readonly equations: readonly Equation[];
}

interface TermList {
  readonly pointer: string;
  readonly terms: readonly string[];
  /** 1 on the left side, −1 on the right; of the year before it is 0. */
  readonly sign: 1 | 0 | -1;
}

/** Returns the relations of a form that name a table and lines that are there. */
export function placedRelations(form: Form): PlacedRelation[] {
  const { relations, yearRelations = [] } = form;
  const ofReport = relations.map((relation, index) => {
    const pointer = `/relations/${index}`;
    const lists: TermList[] = [
      { pointer: `${pointer}/left/terms`, terms: relation.left.terms, sign: 1 },
      { pointer: `${pointer}/right/terms`, terms: relation.right.terms, sign: -1 },
    ];
    return { pointer, relation, lists, isOfYears: false };
  });
  const ofYears = yearRelations.map(({ right, ...relation }, index) => {
    const pointer = `/yearRelations/${index}`;
    const { name, previous, terms = [], minus = [] } = right;
    const lists: TermList[] = [
      { pointer: `${pointer}/left/terms`, terms: relation.left.terms, sign: 1 },
      { pointer: `${pointer}/right/previous`, terms: previous, sign: 0 },
      { pointer: `${pointer}/right/terms`, terms, sign: -1 },
      { pointer: `${pointer}/right/minus`, terms: minus, sign: 1 },
    ];
    const all = { name, terms: [...previous, ...terms, ...minus] };
    return { pointer, relation: { ...relation, right: all }, lists, isOfYears: true };
  });
  return [...ofReport, ...ofYears].flatMap((one): PlacedRelation[] => {
    const table = tableOf(form, one.relation.table);
    if (!table || !one.lists.every(({ terms }) => terms.every((term) => isLine(term, one.relation, table)))) return [];
    return [{ ...one, id: one.relation.id, table, equations: equationsOf(table, [one.relation]) }];
  });
}

function isLine(id: string, { each }: Relation, { blocks }: FormTable): boolean {
  return blocks.some(({ rows, columns }) => lines(each === 'row' ? columns : rows).some((line) => line.id === id));
}
