// Asks a browser where the cells of random small tables are, and keeps its answers for the tests.
// Usage: node bench/browser-tables.js [tables] > fixtures/readers/browser-tables.json   (needs chromium)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let state = 20211201;
/** A whole number below `end`, the same in every run. */
function below(end) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * end);
}
const pick = (list) => list[below(list.length)];

function randomTable() {
  const groups = Array.from({ length: 1 + below(4) }, () => [pick(['tbody', 'tbody', 'thead', 'tfoot']), randomRows()]);
  return `<table>${groups.map(([name, rows]) => `<${name}>${rows}</${name}>`).join('')}</table>`;
}

function randomRows() {
  return Array.from({ length: below(4) }, () => `<tr>${randomCells()}</tr>`).join('');
}

function randomCells() {
  return Array.from({ length: below(5) }, () => {
    const spans = [
      below(3) === 0 && ` colspan="${pick(['0', '2', '3', '+2', '2px', '-1', 'x', '4'])}"`,
      below(3) === 0 && ` rowspan="${pick(['0', '2', '3', '9', '2.5', '-1', '70000'])}"`,
    ];
    return `<td${spans.filter(Boolean).join('')}></td>`;
  }).join('');
}

const tables = Array.from({ length: Number(process.argv[2] ?? 200) }, randomTable);
const columns = '<col>'.repeat(40);
const page = `<!doctype html><meta charset="utf-8"><style>
table { table-layout: fixed; border-spacing: 0; width: 0; margin: 0 }
col { width: 10px }
tr { height: 10px }
td { padding: 0 }
</style>${tables.map((table) => table.replace('<table>', `<table><colgroup>${columns}</colgroup>`)).join('')}
<script>
document.body.textContent = JSON.stringify([...document.querySelectorAll('table')].map((table) => {
  const { left, top } = table.getBoundingClientRect();
  return [...table.querySelectorAll('td')].map((cell) => {
    const box = cell.getBoundingClientRect();
    return [box.top - top, box.left - left, box.height, box.width].map((pixels) => pixels / 10);
  });
}));
</script>`;
const folder = mkdtempSync(join(tmpdir(), 'browser-tables-'));
writeFileSync(join(folder, 'page.html'), page);
const answer = execFileSync(
  'chromium',
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${folder}/profile`,
    '--dump-dom',
    `file://${folder}/page.html`,
  ],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 },
);
rmSync(folder, { recursive: true });
const boxes = JSON.parse(/<body>(.*)<\/body>/s.exec(answer)[1]);
const kept = tables.map((table, index) =>
  JSON.stringify({
    table,
    cells: boxes[index].map(([row, column, rows, columns]) => [row + 1, column + 1, rows, columns]),
  }),
);
process.stdout.write(`[\n${kept.join(',\n')}\n]\n`);
