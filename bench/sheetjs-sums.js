// The same as exceljs-sums.js, with SheetJS.

import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';

for (const file of process.argv.slice(2)) check(file);

function check(file) {
  const { Sheets } = read(readFileSync(file), { dense: true });
  const [requests, cases] = ['表三', '表四'].map((name) => Sheets[name]['!data']);
  const at = (sheet, row, column) => Number(sheet[row - 1]?.[column - 1]?.v ?? 0);
  const sum = (from, to, value) =>
    Array.from({ length: to - from + 1 }, (_, i) => value(from + i)).reduce((a, b) => a + b, 0);
  const compare = (where, a, b) => a === b || console.log(`${file} ${where}: ${a}, not ${b}`);
  for (let r = 6; r <= 30; r++) {
    compare(
      `row ${r}`,
      at(requests, r, 10),
      sum(4, 9, (c) => at(requests, r, c)),
    );
  }
  for (let c = 4; c <= 10; c++) {
    compare(
      `flow ${c}`,
      sum(6, 7, (r) => at(requests, r, c)),
      sum(29, 30, (r) => at(requests, r, c)),
    );
    compare(
      `outcomes ${c}`,
      at(requests, 29, c),
      sum(8, 28, (r) => at(requests, r, c)),
    );
  }
  for (const c of [5, 10, 15]) {
    compare(
      `cases ${c}`,
      at(cases, 6, c),
      sum(c - 4, c - 1, (i) => at(cases, 6, i)),
    );
  }
}
