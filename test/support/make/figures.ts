import fc from 'fast-check';
import { type Form, formCells, lines, tableOf } from '../../../src/model/form.ts';
import { official } from '../official.ts';

/** Figures of a report: table → row → column → number. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** Content of the cells of a report, table → row → column: a number, a text, or nothing. */
export type Filled = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number | string | null>>>>>
>;

type Draft = Record<string, Record<string, Record<string, number>>>;

/** Reports in which every relation holds, mostly of zeros as real ones are. */
export function consistent(form: Form): fc.Arbitrary<Figures> {
  const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9999) });
  const cells = countOf(form);
  return fc.array(count, { minLength: cells, maxLength: cells }).map((numbers) => settle(form, numbers));
}

/** Distinct figures in every cell, so that no two can be taken for each other; the relations hold. */
export function distinct(form: Form, seed = 1): Figures {
  return settle(
    form,
    Array.from({ length: countOf(form) }, (_, index) => (index + seed) * 7 + seed),
  );
}

function countOf(form: Form): number {
  return official(form).tables.reduce((sum, table) => sum + formCells(table).length, 0);
}

/** Fills the form in its order, then makes the totals what they must be. */
export function settle(own: Form, numbers: readonly number[]): Figures {
  const form = official(own);
  const figures: Draft = {};
  let next = 0;
  for (const table of form.tables) {
    for (const { row, column } of formCells(table)) {
      figures[table.id] ??= {};
      figures[table.id]![row.id] ??= {};
      figures[table.id]![row.id]![column.id] = numbers[next++]!;
    }
  }
  // First the figures alone on the left of an equation down a column or along a row, then the flow.
  const sums = form.relations.filter(({ left }) => left.terms.length === 1);
  for (const relation of [...sums, ...sums]) {
    const table = figures[relation.table]!;
    const all = tableOf(form, relation.table)!.blocks.flatMap((block) =>
      lines(relation.each === 'row' ? block.rows : block.columns),
    );
    for (const { id } of all) {
      const [row, column] = relation.each === 'row' ? [id, undefined] : [undefined, id];
      const at = (term: string) => ({ row: row ?? term, column: column ?? term });
      const target = at(relation.left.terms[0]!);
      table[target.row]![target.column] = relation.right.terms
        .map(at)
        .reduce((sum, one) => sum + table[one.row]![one.column]!, 0);
    }
  }
  const requests = figures.requests!;
  for (const column of Object.keys(requests.received!)) {
    if (column === 'total') continue;
    // More carried in than there is to deal with goes on to next year.
    const carriedIn = requests['carried-in']![column]!;
    const outcomes = requests.outcomes![column]!;
    requests['carried-out']![column] = Math.max(requests['carried-out']![column]!, carriedIn - outcomes);
    requests.received![column] = outcomes + requests['carried-out']![column]! - carriedIn;
  }
  for (const row of Object.values(requests)) {
    row.total = Object.entries(row).reduce((sum, [column, number]) => (column === 'total' ? sum : sum + number), 0);
  }
  return figures;
}

/** Returns the figures of a report; a cell without a number is left out. */
export function figuresOf(report: import('../../../src/model/report.ts').Report): Figures {
  const figures: Draft = {};
  for (const { table, entries } of report.tables) {
    for (const { at, value } of entries) {
      if (value.kind !== 'number') continue;
      figures[table.id] ??= {};
      figures[table.id]![at.row.id] ??= {};
      figures[table.id]![at.row.id]![at.column.id] = Number(value.number.units) / 10 ** value.number.scale;
    }
  }
  return figures;
}

/** Few figures and many zeros, as most reports have; the relations hold. */
export function sparse(form: Form): Figures {
  const few = [0, 0, 7, 0, 12, 0, 0, 3, 0, 0, 0, 21, 8];
  const own: Readonly<Record<string, number>> = {
    'requests/granted/natural-person': 12,
    'requests/granted/commercial': 2,
  };
  const cells = official(form).tables.flatMap((table) => formCells(table));
  const numbers = cells.map(({ id, column }, index) => {
    return own[id] ?? (column.id === 'natural-person' ? few[Math.floor(index / 7) % few.length]! : 0);
  });
  return settle(form, numbers);
}
