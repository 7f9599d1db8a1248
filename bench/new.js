// Whether a blank form, filled in by random reports with a fixed seed and recalculated by LibreOffice, lints clean; and
// with one figure changed, what is found: a figure of 表三 (its totals follow, so that only the flow can tell), or a total
// that was typed over. Needs soffice; run `npm run build` first. Usage: node bench/new.js [reports of each kind, default 20]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { lint, readReports } from '../dist/lint.js';
import { mulberry } from './chance.js';

const rounds = Number(process.argv[2] ?? 20);
const work = mkdtempSync(join(tmpdir(), 'report-lint-'));
const random = mulberry(20251231);
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

const filled = [];
for (const year of [2025, 2020]) {
  const file = join(work, `${year}.xlsx`);
  const argv = ['bin/report-lint.js', 'new', '--year', String(year), '--organization', '溪口镇', '-o', file];
  execFileSync(process.execPath, argv);
  const blank = readFileSync(file);
  const [{ tables }] = await readReports(blank, { path: file });
  const entries = tables.flatMap((table) => table.entries);
  mkdirSync(join(work, 'typed'), { recursive: true });
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['right', 'figure', 'total']) {
      const figures = consistent(entries);
      const totals = entries.filter(({ at, cell }) => at.table.id !== 'disclosure' && cell.stored?.formula);
      const inputs = entries.filter(({ at, cell }) => at.table.id === 'requests' && !cell.stored?.formula);
      const changed = kind === 'right' ? undefined : pick(kind === 'figure' ? inputs : totals);
      const name = `${year}-${kind}-${round}.xlsx`;
      writeFileSync(join(work, 'typed', name), await fill(blank, entries, figures, changed));
      filled.push({ name, kind, changed: changed?.at });
    }
  }
}
const typed = join(work, 'typed');
const office = ['--headless', `-env:UserInstallation=file://${work}/office`, '--convert-to', 'xlsx', '--outdir'];
execFileSync('soffice', [...office, join(work, 'saved'), ...readdirSync(typed).map((name) => join(typed, name))], {
  stdio: 'ignore',
});

const count = { clean: 0, 'flow alone': 0, 'figure first': 0, 'figure named': 0, 'total first': 0 };
const failed = [];
for (const { name, kind, changed } of filled) {
  const { diagnostics, reports } = await lint(readFileSync(join(work, 'saved', name)), { path: name });
  // Where the hand slipped; totals that follow are named behind it.
  const slips = reports[0].culprits.map(({ explanations }) =>
    explanations.map(({ mistakes }) => mistakes.map(({ changes }) => changes[0].entry.at.id).join()),
  );
  const first = slips.length === 1 && slips[0][0] === changed?.id;
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))].join();
  const isRight =
    kind === 'right' ? rules === '' : kind === 'figure' ? rules === 'request-flow' : rules.includes('constant-total');
  if (!isRight) failed.push(`${name} ${changed?.id ?? ''}: ${rules} ${slips.flat().slice(0, 3)}`);
  if (kind === 'right') count.clean += isRight;
  if (kind === 'total') count['total first'] += first;
  if (kind !== 'figure') continue;
  count['flow alone'] += isRight;
  count['figure first'] += first;
  count['figure named'] += slips.flat().includes(changed.id);
}
for (const [what, times] of Object.entries(count)) console.log(`${what.padEnd(14)} ${times} of ${rounds * 2}`);
for (const one of failed) console.log(one);
rmSync(work, { recursive: true, force: true });
process.exitCode = failed.length > 0 ? 1 : 0;

/** Figures of all that is typed, mostly 0, by id: the flow balances. */
function consistent(entries) {
  const figures = new Map();
  const own = entries.filter(({ cell }) => !cell.stored?.formula).map(({ at }) => at);
  for (const { id, decimal } of own) figures.set(id, below(4) > 0 ? 0 : decimal ? below(1e8) / 100 : below(60));
  for (const column of new Set(own.filter(({ table }) => table.id === 'requests').map((at) => at.column.id))) {
    const at = (row) => `requests/${row}/${column}`;
    const flow = ['received', 'carried-in', 'carried-out'].map(at);
    const ends = (id) => id.startsWith('requests/') && id.endsWith(`/${column}`) && !flow.includes(id);
    const outcomes = [...figures].reduce((sum, [id, figure]) => (ends(id) ? sum + figure : sum), 0);
    const carriedIn = Math.min(figures.get(at('carried-in')), outcomes);
    figures.set(at('carried-in'), carriedIn);
    figures.set(at('received'), outcomes + figures.get(at('carried-out')) - carriedIn);
  }
  return figures;
}

/** The workbook with figures typed in, formulas without results, and one cell another than it should be. */
async function fill(blank, entries, figures, changed) {
  const workbook = await new ExcelJS.Workbook().xlsx.load(blank);
  const [sheet] = workbook.worksheets;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula) cell.value = { formula: cell.formula };
    }),
  );
  for (const { at, place } of entries) {
    const figure = figures.get(at.id);
    if (figure !== undefined) sheet.getCell(place.row, place.column).value = figure;
  }
  if (changed) {
    const cell = sheet.getCell(changed.place.row, changed.place.column);
    cell.value = (figures.get(changed.at.id) ?? 100) + 1 + below(9);
  }
  return workbook.xlsx.writeBuffer();
}
