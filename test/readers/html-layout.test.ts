import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/model/document.ts';
import { readHtml } from '../../src/readers/html/index.ts';

/** Row, column, rows and columns of each cell, as a browser laid them out; `bench/browser-tables.js` asks one. */
const answers: readonly { readonly table: string; readonly cells: readonly (readonly number[])[] }[] = JSON.parse(
  readFileSync('fixtures/readers/browser-tables.json', 'utf8'),
);

/** Where the cells of a table stand, in the order of its source. */
function laidOut(table: string): number[][] {
  let number = 0;
  // A table with a single cell arranges its content; a second table of a row keeps the grids apart.
  const numbered = table.replaceAll(/<td[^>]*>/g, (cell) => `${cell}${++number}`);
  const { blocks } = readHtml(new TextEncoder().encode(numbered), 'a.html');
  const cells = new Set<Cell>();
  for (const block of blocks) {
    if (block.kind === 'grid') for (const row of block.rows) for (const cell of row.cells) if (cell) cells.add(cell);
  }
  return [...cells]
    .sort((a, b) => Number(a.text) - Number(b.text))
    .map(({ place, span }) => [place.row!, place.column!, span?.rows ?? 1, span?.columns ?? 1]);
}

test('cells stand where a browser puts them', () => {
  const wrong = answers.filter(
    ({ table, cells }) => cells.length > 1 && JSON.stringify(laidOut(table)) !== JSON.stringify(cells),
  );
  expect(wrong.map(({ table, cells }) => ({ table, browser: cells, here: laidOut(table) }))).toEqual([]);
});
