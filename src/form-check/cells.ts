import { type Form, type FormCell, type FormTable, formCells } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import type { PlacedRelation } from './equations.ts';
import { listIds, type Mistake, remark } from './mistake.ts';
import { placedLines } from './placed-lines.ts';

/** Remarks which cells no relation sees, and which totals are not checked, in tables whose relations are all known. */
export function* unseenCells(form: Form, relations: readonly PlacedRelation[]): Generator<Mistake> {
  const known = new Set(relations.map(({ id }) => id));
  const seen = new Set(
    relations.flatMap(({ equations }) => equations.flatMap(({ left, right }) => [...left, ...right])),
  );
  for (const [index, table] of form.tables.entries()) {
    const own = [...form.relations, ...(form.yearRelations ?? [])].filter((one) => one.table === table.id);
    if (own.some(({ id }) => !known.has(id))) continue;
    const unseen = formCells(table).filter((cell) => !seen.has(cell));
    if (unseen.length > 0) yield unseenIn(table, unseen, `/tables/${index}`);
    yield* uncheckedTotals(table, new Set(unseen), `/tables/${index}/blocks`);
  }
}

function unseenIn(table: FormTable, unseen: readonly FormCell[], pointer: string): Mistake {
  const { length } = formCells(table);
  if (unseen.length === length) {
    return remark(
      pointer,
      `${length} 格都没有勾稽关系，填错了查不出`,
      `none of its ${length} cells is in a relation, so a wrong figure is not noticed`,
    );
  }
  const { zh, en } = listIds(namesOf(table, unseen));
  return remark(
    pointer,
    `${unseen.length} 格没有勾稽关系，填错了查不出：${zh}`,
    `${unseen.length} of its cells ${unseen.length === 1 ? 'is' : 'are'} in no relation, so a wrong figure is not noticed: ${en}`,
  );
}

/** Names whole rows by their ids, whole columns with a star for the row, and other cells by row and column. */
function namesOf(table: FormTable, unseen: readonly FormCell[]): string[] {
  const [all, left] = [new Set(unseen), new Set(unseen)];
  const take = (cells: readonly FormCell[]) => {
    const isWhole = cells.every((cell) => all.has(cell)) && cells.some((cell) => left.has(cell));
    if (isWhole) for (const cell of cells) left.delete(cell);
    return isWhole;
  };
  const cells = formCells(table);
  const rows = [...groupBy(cells, ({ row }) => row.id)].flatMap(([id, own]) => (take(own) ? [id] : []));
  const columns = [...groupBy(cells, ({ column }) => column.id)].flatMap(([id, own]) => (take(own) ? [`*/${id}`] : []));
  return [...rows, ...columns, ...[...left].map(({ row, column }) => `${row.id}/${column.id}`)];
}

function* uncheckedTotals(table: FormTable, unseen: ReadonlySet<FormCell>, pointer: string): Generator<Mistake> {
  for (const [index, { rows, columns }] of table.blocks.entries()) {
    const at = `${pointer}/${index}`;
    const lines = [...placedLines(rows, `${at}/rows`), ...placedLines(columns, `${at}/columns`)];
    for (const { heading, id, pointer: place } of lines) {
      const own = formCells(table).filter(({ row, column }) => row.heading === heading || column.heading === heading);
      if (!heading.total || !own.every((cell) => unseen.has(cell))) continue;
      yield remark(
        `${place}/total`,
        `“${id}”标为合计，却没有一条勾稽关系核对它`,
        `"${id}" is marked as a total, but no relation checks it`,
      );
    }
  }
}
