// Writes one file with many reports, a piece at a time: `tidy` (a value a record), `wide` (a report a record) or `ndjson` (a report
// a line). Their figures are drawn with a fixed seed, mostly zeros as in real reports, and add up but for a share of reports.
import { closeSync, openSync, writeSync } from 'node:fs';
import { forms } from '../dist/lint.js';
import { mulberry } from './chance.js';

const [form] = forms;
const idsOf = (headings) => headings.flatMap(({ id, children }) => (children ? idsOf(children) : [id]));

/** The cells of the form in its order: table, row, column. */
const cells = form.tables.flatMap(({ id, blocks }) =>
  blocks.flatMap(({ rows, columns }) =>
    idsOf(rows).flatMap((row) => idsOf(columns).map((column) => [id, row, column])),
  ),
);
const position = new Map(cells.map((cell, index) => [cell.join('/'), index]));

/** The equations with one term on the left, each as the positions of the sum and of its parts. */
const sums = form.relations
  .filter(({ left }) => left.terms.length === 1)
  .flatMap(({ table, each, left, right }) => {
    const lines = cells.filter(([own]) => own === table).map((cell) => cell[each === 'row' ? 1 : 2]);
    return [...new Set(lines)].map((line) => {
      const at = (term) => position.get([table, ...(each === 'row' ? [line, term] : [term, line])].join('/'));
      return { total: at(left.terms[0]), parts: right.terms.map(at) };
    });
  })
  .filter(({ total }) => total !== undefined);

/** The columns of 表三 with the cells of its flow: what comes in is what is dealt with or goes on. */
const flows = [...new Set(cells.filter(([table]) => table === 'requests').map(([, , column]) => column))].map(
  (column) =>
    ['received', 'carried-in', 'outcomes', 'carried-out'].map((row) => position.get(`requests/${row}/${column}`)),
);

function figures(random) {
  const all = cells.map(() => (random() < 0.75 ? 0 : Math.floor(random() ** 3 * 1000)));
  const settle = () => {
    for (const { total, parts } of sums) all[total] = parts.reduce((sum, part) => sum + all[part], 0);
  };
  // The total of the outcomes of each column first, then the flow, then the totals of the rows.
  settle();
  for (const [received, carriedIn, outcomes, carriedOut] of flows) {
    all[carriedOut] = Math.max(all[carriedOut], all[carriedIn] - all[outcomes]);
    all[received] = all[outcomes] + all[carriedOut] - all[carriedIn];
  }
  settle();
  return all;
}

const shapes = {
  tidy: {
    head: 'organization,year,table,row,column,value\n',
    line: (name, all) => cells.map((cell, index) => `${name},2025,${cell},${all[index]}\n`).join(''),
  },
  wide: {
    head: `organization,year,${cells.map((cell) => cell.join('/'))}\n`,
    line: (name, all) => `${name},2025,${all}\n`,
  },
  ndjson: {
    head: '',
    line: (organization, all) => {
      const tables = {};
      cells.forEach(([table, row, column], index) => {
        tables[table] ??= {};
        tables[table][row] ??= {};
        tables[table][row][column] = all[index];
      });
      return `${JSON.stringify({ form: form.family, organization, year: 2025, tables })}\n`;
    },
  },
};

/** Writes `count` reports; of the share `broken` one figure is wrong. */
export function writeBigList(path, shape, count, broken) {
  const { head, line } = shapes[shape];
  const random = mulberry(20250131);
  const file = openSync(path, 'w');
  let piece = head;
  for (let index = 0; index < count; index++) {
    const all = figures(random);
    if (random() < broken) all[position.get('requests/received/natural-person')] += 1;
    piece += line(`第${index + 1}局`, all);
    if (piece.length < 2 ** 20 && index < count - 1) continue;
    writeSync(file, piece);
    piece = '';
  }
  closeSync(file);
}
