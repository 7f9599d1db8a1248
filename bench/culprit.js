// How often the culprit is named, and how far its certainty can be trusted: mistakes of every kind, put with a fixed seed
// into consistent reports, beside two baselines. Usage: node bench/culprit.js [reports a row, default 400]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { mulberry } from './chance.js';
import { corpus } from './corpus.js';

const rounds = Number(process.argv[2] ?? 400);
const { locate, assess, forms, formCells } = await load();

const random = mulberry(20250131);
const pick = (list) => list[Math.floor(random() * list.length)];
const below = (n) => Math.floor(random() * n);

const real = realReports();
const rows = [];
for (const size of [1, 2, 3, 4, 5]) rows.push([`${size} independent`, (report) => independent(report, size)]);
rows.push(
  ['row total recomputed', (report) => recomputed(report, ['row'])],
  ['column total recomputed', (report) => recomputed(report, ['column'])],
  ['both recomputed', (report) => recomputed(report, ['row', 'column'])],
  ['neighbours swapped', swapped],
  ['run shifted by one', shifted],
  ['total left at 0', staleTotal],
  ['counted twice', countedTwice],
);

console.log(`${rounds} reports a row, ${real.length} real ones among them; both editions\n`);
const head = [
  'mistakes',
  'top 1',
  'top 3',
  'top 10',
  'crossing',
  'total',
  'factor',
  'only',
  'wrong',
  'likely',
  'wrong',
  'possible',
  'median',
  'slowest',
];
const lines = rows.map(([name, spoil]) => measure(name, spoil));
print([head, ...lines]);

const times = Array.from({ length: rounds }, () => {
  const report = next();
  for (const cell of cellsOf(report, ['requests', 'cases'])) set(report, cell, below(1000));
  const assessments = assess(build(report));
  const start = performance.now();
  locate(assessments);
  return performance.now() - start;
}).sort((a, b) => a - b);
console.log(`\nrandom figures: median ${times[rounds >> 1].toFixed(2)} ms, slowest ${times.at(-1).toFixed(2)} ms`);

function measure(name, spoil) {
  const count = {
    top1: 0,
    top3: 0,
    among: 0,
    crossing: 0,
    total: 0,
    only: 0,
    onlyWrong: 0,
    likely: 0,
    likelyWrong: 0,
    possible: 0,
    n: 0,
  };
  const times = [];
  for (let tries = 0; count.n < rounds && tries < rounds * 20; tries++) {
    const report = next();
    const truth = spoil(report);
    if (!truth) continue;
    const built = build(report);
    const assessments = assess(built);
    if (assessments.every(({ outcome }) => outcome !== 'broken')) continue;
    const start = performance.now();
    const culprits = locate(assessments);
    times.push(performance.now() - start);
    count.n++;
    const found = ranks(culprits, truth);
    if (found === 0) count.top1++;
    if (found < 3) count.top3++;
    if (found < Number.POSITIVE_INFINITY) count.among++;
    for (const { certainty, explanations } of culprits) {
      const right = explanations[0] && changesOf(explanations[0]).every(([cell, value]) => truth.get(cell) === value);
      count[certainty]++;
      if (!right && certainty === 'only') count.onlyWrong++;
      if (!right && certainty === 'likely') count.likelyWrong++;
    }
    if (crossing(assessments, truth)) count.crossing++;
    if (blameTotal(assessments, truth)) count.total++;
  }
  const percent = (part) => `${((100 * part) / count.n).toFixed(1)} %`;
  times.sort((a, b) => a - b);
  const ms = (time) => `${time.toFixed(2)} ms`;
  return [
    name,
    percent(count.top1),
    percent(count.top3),
    percent(count.among),
    percent(count.crossing),
    percent(count.total),
    factor(count),
    count.only,
    count.onlyWrong,
    count.likely,
    count.likelyWrong,
    count.possible,
    ms(times[times.length >> 1] ?? 0),
    ms(times.at(-1) ?? 0),
  ].map(String);
}

/** Returns how much more often the truth comes first than with the better baseline. */
function factor({ top1, crossing, total }) {
  const baseline = Math.max(crossing, total);
  return baseline === 0 ? '∞' : (top1 / baseline).toFixed(1);
}

/** The rank of the truth: 0 when the first explanations of all groups together are it. */
function ranks(culprits, truth) {
  let worst = 0;
  let covered = 0;
  for (const { explanations } of culprits) {
    const rank = explanations.findIndex((one) => changesOf(one).every(([cell, value]) => truth.get(cell) === value));
    if (rank < 0) return Number.POSITIVE_INFINITY;
    worst = Math.max(worst, rank);
    covered += changesOf(explanations[rank]).length;
  }
  return covered === truth.size ? worst : Number.POSITIVE_INFINITY;
}

function changesOf({ mistakes }) {
  return mistakes.flatMap(({ changes }) =>
    changes.map(({ entry, suggested }) => [entry.at.id, Number(suggested.units)]),
  );
}

/** The cell at the crossing of the broken row and the broken column. */
function crossing(assessments, truth) {
  const broken = assessments.filter(({ outcome }) => outcome === 'broken');
  const row = broken.filter(({ relation }) => relation.each === 'row');
  const column = broken.filter(({ relation }) => relation.each === 'column');
  if (row.length !== 1 || column.length !== 1 || truth.size !== 1) return false;
  const [cell, value] = [...truth][0];
  const [, r, c] = cell.split('/');
  const entry = [...row[0].left.entries, ...row[0].right.entries].find(({ at }) => at.id === cell);
  if (!entry || r !== row[0].line || c !== column[0].line) return false;
  const difference = Number(row[0].left.sum.units - row[0].right.sum.units);
  const sign = row[0].left.entries.includes(entry) ? -1 : 1;
  return Number(entry.value.number.units) + sign * difference === value;
}

/** Every broken sum has its total set to the sum of its parts. */
function blameTotal(assessments, truth) {
  const changes = new Map();
  for (const { outcome, left, right } of assessments) {
    if (outcome === 'broken' && left.entries.length === 1) changes.set(left.entries[0].at.id, Number(right.sum.units));
  }
  return changes.size === truth.size && [...changes].every(([cell, value]) => truth.get(cell) === value);
}

// Mistakes. Each changes the figures and gives the true values of what it changed.

function independent(report, size) {
  const truth = new Map();
  const cells = cellsOf(report, ['requests']);
  while (truth.size < size) {
    const cell = pick(cells);
    if (truth.has(cell.id)) continue;
    const meant = value(report, cell);
    const typed = mistype(report, cell, meant);
    if (typed === meant || typed < 0) continue;
    truth.set(cell.id, meant);
    set(report, cell, typed);
  }
  return truth;
}

function recomputed(report, kinds) {
  const parts = cellsOf(report, ['requests']).filter(
    ({ row, column }) => !row.heading.total && column.id !== 'total' && isResult(report, row.id),
  );
  const cell = pick(parts.filter((one) => value(report, one) > 0 || random() < 0.3));
  if (!cell) return undefined;
  const meant = value(report, cell);
  const typed = mistype(report, cell, meant);
  if (typed === meant || typed < 0) return undefined;
  const truth = new Map();
  const move = (row, column) => {
    const at = formCellOf(report, 'requests', row, column);
    truth.set(at.id, value(report, at));
    set(report, at, value(report, at) + typed - meant);
  };
  move(cell.row.id, cell.column.id);
  if (kinds.includes('row')) move(cell.row.id, 'total');
  if (kinds.includes('column')) move('outcomes', cell.column.id);
  if (kinds.length === 2) move('outcomes', 'total');
  return truth;
}

function swapped(report) {
  const cells = cellsOf(report, ['requests']);
  const one = pick(cells);
  const beside = cells.filter(
    (other) => Math.abs(order(cells, other) - order(cells, one)) === 1 && other.row === one.row,
  );
  const other = pick(beside);
  if (!other || value(report, one) === value(report, other)) return undefined;
  const [a, b] = [value(report, one), value(report, other)];
  set(report, one, b);
  set(report, other, a);
  return new Map([
    [one.id, a],
    [other.id, b],
  ]);
}

function shifted(report) {
  const row = pick(cellsOf(report, ['requests'])).row;
  const line = cellsOf(report, ['requests']).filter((one) => one.row === row && one.column.id !== 'total');
  const values = line.map((one) => value(report, one));
  const last = values.findLastIndex((number) => number !== 0);
  if (last < 1 || last + 1 >= values.length) return undefined;
  const truth = new Map();
  for (let index = last + 1; index >= 0; index--) {
    const typed = index === 0 ? 0 : values[index - 1];
    if (typed !== values[index]) truth.set(line[index].id, values[index]);
    set(report, line[index], typed);
  }
  return truth;
}

function staleTotal(report) {
  const cell = pick(cellsOf(report, ['requests', 'cases']).filter((one) => one.total && value(report, one) > 0));
  if (!cell) return undefined;
  const meant = value(report, cell);
  set(report, cell, 0);
  return new Map([[cell.id, meant]]);
}

function countedTwice(report) {
  const columns = ['natural-person', 'commercial'];
  const column = pick(columns.filter((id) => value(report, formCellOf(report, 'requests', 'partly-granted', id)) > 0));
  const partly = (id) => value(report, formCellOf(report, 'requests', 'partly-granted', id));
  if (!column || partly(column) !== partly('total')) return undefined;
  const results = cellsOf(report, ['requests']).filter(
    ({ row, column: one }) => isResult(report, row.id) && row.id !== 'partly-granted' && one.id === column,
  );
  const again = pick(results);
  const truth = new Map();
  for (const id of [column, 'total']) {
    const at = formCellOf(report, 'requests', again.row.id, id);
    truth.set(at.id, value(report, at));
    set(report, at, value(report, at) + partly(column));
  }
  return truth;
}

/** As people type: a digit replaced, transposed, dropped, doubled, a zero too many, a neighbour's value. */
function mistype(report, cell, meant) {
  const digits = String(meant);
  const at = below(digits.length);
  const digit = () => String(1 + below(9));
  switch (below(meant === 0 ? 3 : 8)) {
    case 0:
      return Number(digits.slice(0, at) + digit() + digits.slice(at + 1));
    case 1:
      return Number(
        value(
          report,
          pick(cellsOf(report, [cell.table.id]).filter((one) => one.row === cell.row || one.column === cell.column)),
        ),
      );
    case 2:
      return meant + pick([1, 1, 2, 3, 5, 10]);
    case 3:
      return at + 1 < digits.length
        ? Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2))
        : meant;
    case 4:
      return Number(digits.slice(0, at) + digits.slice(at + 1) || '0');
    case 5:
      return Number(digits.slice(0, at) + digits[at] + digits.slice(at));
    case 6:
      return meant * 10;
    default:
      return Math.max(0, meant - 1);
  }
}

// Reports: { form, figures }, figures[table][row][column].

function next() {
  if (real.length > 0 && random() < 0.3) return structuredClone(pick(real));
  const form = pick(forms);
  const figures = {};
  for (const table of form.tables) {
    for (const cell of formCells(table)) {
      figures[table.id] ??= {};
      figures[table.id][cell.row.id] ??= {};
      figures[table.id][cell.row.id][cell.column.id] = 0;
    }
  }
  const { requests, cases } = figures;
  const columns = Object.keys(requests.received).filter((id) => id !== 'total');
  const weights = [1, 0.35, 0.02, 0.03, 0.08, 0.08];
  const results = Object.keys(requests).filter(
    (id) => !['received', 'carried-in', 'outcomes', 'carried-out'].includes(id),
  );
  const scale = 10 ** (0.5 + 2.5 * random());
  columns.forEach((column, index) => {
    for (const row of results)
      if (random() < 0.35) requests[row][column] = Math.floor(scale * weights[index] * random() ** 3);
    const done = results.reduce((sum, row) => sum + requests[row][column], 0);
    requests.outcomes[column] = done;
    requests['carried-out'][column] = random() < 0.4 ? Math.floor(done * 0.1 * random()) : 0;
    requests['carried-in'][column] = random() < 0.4 ? Math.floor(done * 0.1 * random()) : 0;
    requests.received[column] = done + requests['carried-out'][column] - requests['carried-in'][column];
  });
  for (const row of Object.values(requests)) row.total = columns.reduce((sum, column) => sum + row[column], 0);
  for (const row of Object.values(cases)) {
    for (const id of ['upheld', 'corrected', 'other', 'pending']) row[id] = random() < 0.5 ? below(12) : 0;
    row.total = row.upheld + row.corrected + row.other + row.pending;
  }
  return { form, figures };
}

function build({ form, figures }) {
  const tables = form.tables.map((table) => ({
    form,
    table,
    place: { path: 'bench' },
    ignored: [],
    entries: formCells(table).map((at) => {
      const number = figures[table.id]?.[at.row.id]?.[at.column.id] ?? 0;
      const cell = { text: String(number), place: { path: 'bench' } };
      return {
        at,
        value: { kind: 'number', number: { units: BigInt(Math.round(number)), scale: 0 } },
        cell,
        place: cell.place,
      };
    }),
  }));
  return { tables };
}

function cellsOf({ form }, tables) {
  return form.tables.filter(({ id }) => tables.includes(id)).flatMap((table) => formCells(table));
}

function formCellOf(report, table, row, column) {
  return cellsOf(report, [table]).find((cell) => cell.row.id === row && cell.column.id === column);
}

function isResult({ form }, row) {
  return form.relations.find(({ id }) => id === 'outcome-total').right.terms.includes(row);
}

function order(cells, cell) {
  return cells.indexOf(cell);
}

function value({ figures }, { table, row, column }) {
  return figures[table.id][row.id][column.id];
}

function set({ figures }, { table, row, column }, number) {
  figures[table.id][row.id][column.id] = number;
}

/** Real reports beside the checkout, where there are any, if they are whole and consistent. */
function realReports() {
  return corpus().flatMap(({ editions, tables }) => {
    const form = forms.find(({ edition }) => edition === editions.requests);
    const figures = { ...tables, disclosure: {} };
    const plain = Object.values(figures.requests).every((row) => Object.values(row).every(Number.isInteger));
    if (!plain || assess(build({ form, figures })).some(({ outcome }) => outcome === 'broken')) return [];
    return [{ form, figures }];
  });
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
  }
}

async function load() {
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  try {
    const input = {
      locate: 'src/culprit/locate.ts',
      relations: 'src/relations.ts',
      forms: 'src/forms.ts',
      form: 'src/model/form.ts',
    };
    const bundle = await rolldown({ input, platform: 'node' });
    await bundle.write({ dir: folder, format: 'esm' });
    const modules = await Promise.all(
      Object.keys(input).map((name) => import(pathToFileURL(join(folder, `${name}.js`)).href)),
    );
    return Object.assign({}, ...modules);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
