import type { Form, Heading, Relation } from '../../src/model/form.ts';

const said = (name: string) => ({ zh: name, en: name });

/** Returns a line whose label is its id, with more facts. */
export function line(id: string, more: Partial<Heading> = {}): Heading {
  return { id, label: id, en: id, ...more };
}

/** Returns a relation of the small form, `whole = part + rest` in each column unless told otherwise. */
export function relation(more: Partial<Relation> & { readonly sides?: readonly [string[], string[]] } = {}): Relation {
  const { sides: [left, right] = [['whole'], ['part', 'rest']], ...others } = more;
  return {
    id: 'sum',
    title: said('sum'),
    source: 'own',
    severity: 'error',
    table: 'counts',
    each: 'column',
    left: { name: said('left'), terms: left },
    right: { name: said('right'), terms: right },
    ...others,
  };
}

/** Returns a small form in which nothing is wrong: three rows in two columns, and a sum of each. */
export function smallForm(change: Partial<Form> = {}): Form {
  return {
    id: 'own-1',
    family: 'own',
    edition: '1',
    title: said('own'),
    source: 'own',
    years: { from: 2021, to: null },
    reportTitles: ['年度报表'],
    period: '统计期限',
    sections: [{ number: 1, heading: '总体情况', aliases: [] }],
    tables: [table()],
    relations: [relation()],
    ...change,
  };
}

/** Returns the table of the small form, with other rows or columns. */
export function table({
  rows = [line('part'), line('rest'), line('whole', { total: true })],
  columns = [line('one'), line('two')],
}: {
  readonly rows?: readonly Heading[];
  readonly columns?: readonly Heading[];
} = {}): Form['tables'][number] {
  return {
    id: 'counts',
    name: said('表一'),
    section: 1,
    width: columns.length + 1,
    labelWidth: 1,
    blocks: [{ columns, rows }],
  };
}
