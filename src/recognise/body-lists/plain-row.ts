import type { GridRow } from '../../model/document.ts';
import { memoize } from '../../model/memoize.ts';
import { plainNumber } from '../../model/plain-figures.ts';
import type { Layouts, PlainCells } from '../plain-cells.ts';
import type { ListHeader } from './header.ts';

/** Returns the cells of a row under a header if they are plain figures, and nothing is beside them but body and year. */
export function plainCellsIn(row: GridRow, header: ListHeader): PlainCells | undefined {
  const { texts } = row;
  const { columns, others, layouts, positionOf } = columnsOf(header);
  if (!texts || columns.length === 0) return undefined;
  const figures = new Array<number>(columns.length);
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]!;
    const figure = plainNumber(texts[column.position] ?? '', column);
    if (Number.isNaN(figure)) return undefined;
    figures[index] = figure;
  }
  for (const position of others) if (isFilled(texts[position])) return undefined;
  for (let position = header.width; position < texts.length; position++)
    if (isFilled(texts[position])) return undefined;
  return { figures, rowOf: () => row, positionOf, layouts };
}

function isFilled(text = ''): boolean {
  return text !== '' && text.trim() !== '';
}

/** The columns of a header with figures, and the positions of those that should be blank. */
const columnsOf = memoize(({ tables, foreign, unknown }: ListHeader) => {
  const columns = tables.flatMap((table) =>
    table.columns.map(({ from, cells }) => ({
      position: from,
      signed: [...cells.values()].every(({ signed }) => signed),
      decimal: [...cells.values()].every(({ decimal }) => decimal),
    })),
  );
  const others = [...foreign, ...unknown.map(({ position }) => position)];
  const layouts: Layouts = new Map();
  return { columns, others, layouts, positionOf: (index: number) => columns[index]!.position };
});
