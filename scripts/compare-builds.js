// Compares what two builds write: node scripts/compare-builds.js OLD NEW [--rewordings FILE] [--generated N] REPORTS...
//
// OLD and NEW are checkouts with a built dist/; REPORTS are files or folders of reports. Both builds check, convert,
// annotate and fix them, and N reports that were broken at random (200 by default; the same ones in every run), in every
// format and both languages. Prints each output that differs; the exit code is 1 if any does. Workbooks and Word files are
// compared part by part. FILE is a JSON list of [old, new] wordings, such as scripts/rewordings.json; with it, runs of spaces and
// the seals of files do not count.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { mulberry } from '../bench/chance.js';

const run = promisify(execFile);
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rewordings: { type: 'string' }, generated: { type: 'string', default: '200' } },
});
const [oldRoot, newRoot, ...reports] = positionals.map((path) => resolve(path));
const rewordings = options.rewordings ? JSON.parse(readFileSync(options.rewordings, 'utf8')) : [];
const formats = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
  'csv',
  'html',
  'ndjson',
  'xlsx',
];
/** Commands that need no report, wrong ones included. */
const commands = [
  ...['explain', 'convert', 'annotate', 'fix', 'completion', 'new', 'init', 'lint'].map((name) => [name, '--help']),
  ...['--rule=x', '--format=x', '--fail-on=x', '--year=x', '--x', '--form=x', 'none.xlsx', 'x.csv'].map((one) => [one]),
  ['--help'],
  ['explain'],
  ['--print-config', 'x.xlsx'],
];

const folder = mkdtempSync(join(tmpdir(), 'compare-builds-'));
try {
  const inputs = join(folder, 'inputs');
  for (const path of reports) copyReports(path, inputs);
  await generate(join(inputs, 'generated'), Number(options.generated));
  const files = filesIn(inputs);
  const [before, after] = await Promise.all(
    [oldRoot, newRoot].map((root, index) => outputsOf(root, `${index}`, files)),
  );
  const different = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => reworded(before.get(key)) !== settled(after.get(key)),
  );
  for (const key of different) show(key, before.get(key), after.get(key));
  console.log(`${before.size} outputs, ${different.length} different`);
  process.exitCode = different.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Copies the files of reports, one folder for each source. */
function copyReports(path, inputs) {
  cpSync(path, join(inputs, basename(path)), {
    recursive: true,
    filter: (source) => statSync(source).isDirectory() || !/\.(md|expected\.json)$/.test(source),
  });
}

/** Writes `count` broken reports, as JSON and in turn in the other formats that `convert` knows. */
async function generate(into, count) {
  mkdirSync(into, { recursive: true });
  const random = mulberry(20_210);
  const example = join(oldRoot, 'fixtures/examples/青石镇2025.xlsx');
  const sound = JSON.parse((await cli(oldRoot, folder, ['convert', example, '--to', 'json'])).stdout);
  for (let number = 1; number <= count; number++) {
    const name = join(into, `${String(number).padStart(3, '0')}.json`);
    writeFileSync(name, JSON.stringify(broken(sound, random)));
    const to = ['json', 'xlsx', 'csv', 'html', 'tidy'][number % 5];
    if (to !== 'json')
      await cli(oldRoot, folder, [
        'convert',
        name,
        '--to',
        to,
        '-o',
        name.replace('json', to === 'tidy' ? 'tidy.csv' : to),
      ]);
  }
}

/** A copy of the report with one to five cells changed. */
function broken(report, random) {
  const copy = structuredClone(report);
  const rows = Object.values(copy.tables).flatMap((table) => Object.values(table));
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let changes = 1 + Math.floor(random() * 5); changes > 0; changes--) {
    const row = pick(rows);
    const column = pick(Object.keys(row));
    const number = Number(row[column]) || 0;
    row[column] = pick([
      number + 1,
      number + 9,
      number * 10,
      Number([...`${number}`].reverse().join('')),
      -number - 1,
      number + 0.5,
      null,
      { text: '/' },
      { text: '15余条' },
      { text: `${number}（其中主动公开1件）` },
    ]);
    if (random() < 0.05) delete row[column];
  }
  return copy;
}

/** Everything that a build writes, by the command and the name of the output. */
async function outputsOf(root, name, files) {
  const place = join(folder, name);
  cpSync(join(folder, 'inputs'), place, { recursive: true });
  const outputs = new Map();
  const record = async (...args) => {
    const { code, stdout, stderr } = await cli(root, place, args);
    const notices = stderr.replaceAll(/^(?:正在核对|checking) \d+.*\n/gm, ''); // progress depends on the clock
    outputs.set(args.join(' '), [`exit ${code}`, stdout, notices].join('\n').replaceAll(place, ''));
  };
  const folders = readdirSync(place);
  const into = (...names) => {
    mkdirSync(join(place, 'written', ...names), { recursive: true });
    return join('written', ...names);
  };
  for (const lang of ['zh', 'en']) {
    for (const one of folders) {
      await record(one, '--lang', lang);
      for (const way of [[], ['--verbose'], ['--strict', '--quiet']]) {
        const to = into(`${one}-${lang}${way.join('')}`);
        const asked = formats.flatMap((format) => ['--format', `${format}=${join(to, format)}`]);
        await record(one, '--lang', lang, ...way, ...asked, '--receipt', join(to, 'receipt'));
      }
    }
    for (const rule of rules(root)) await record('explain', rule, '--lang', lang);
    for (const command of commands) await record(...command, '--lang', lang);
    await record('new', '--year', '2025', '--lang', lang, '-o', join(into('new'), `${lang}.xlsx`));
  }
  for (const [index, file] of files.entries()) {
    const lang = ['--lang', index % 2 ? 'en' : 'zh'];
    const to = into('each', String(index));
    const kind = ['json', 'csv', 'tidy', 'xlsx', 'html'][index % 5];
    await record('convert', file, '--to', kind, ...lang, '-o', join(to, kind));
    await record('annotate', file, ...lang, '-o', join(to, 'annotated.xlsx'));
    if (/\.(xlsx|csv|json)$/.test(file))
      await record('fix', file, '--suggested', ...lang, '-o', join(to, basename(file)));
  }
  const written = join(place, 'written');
  for (const file of filesIn(written)) collect(outputs, file, readFileSync(join(written, file)));
  return outputs;
}

/** Adds a file, or each part of a package. The time of writing, which a workbook states, does not count. */
function collect(outputs, name, bytes) {
  if (bytes.subarray(0, 2).toString() !== 'PK') return outputs.set(name, bytes.toString());
  for (const [part, content] of Object.entries(unzipSync(bytes)))
    outputs.set(
      `${name} ${part}`,
      Buffer.from(content)
        .toString()
        .replaceAll(/(<dcterms:\w+[^>]*>)[^<]*/g, '$1'),
    );
  return outputs;
}

async function cli(root, cwd, args) {
  const entry = join(root, 'bin/report-lint.js');
  try {
    const { stdout, stderr } = await run(process.execPath, [entry, ...args], {
      cwd,
      maxBuffer: 2 ** 28,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (typeof error.code !== 'number') throw error;
    return error;
  }
}

function rules(root) {
  return readdirSync(join(root, 'docs/rules')).map((name) => basename(name, '.md'));
}

function filesIn(top) {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(top, path)).isFile())
    .sort();
}

/** An old output in the new words. */
function reworded(text) {
  return settled(rewordings.reduce((words, [from, to]) => words?.replaceAll(from, to), text));
}

function settled(text) {
  return rewordings.length > 0 ? text?.replaceAll(/[0-9a-f]{64}/g, 'HASH').replaceAll(/[ \u3000]+/g, ' ') : text;
}

/** Prints the first lines in which the two differ. */
function show(key, before = '', after = '') {
  console.log(`≠ ${key}`);
  const [old, fresh] = [reworded(before).split('\n'), settled(after).split('\n')];
  const changed = old.findIndex((line, index) => line !== fresh[index]);
  const from = changed < 0 ? old.length : changed;
  for (const [sign, lines] of [
    ['-', old],
    ['+', fresh],
  ])
    console.log(`${sign} ${excerpt(lines[from] ?? '(end)', old[from] ?? '', fresh[from] ?? '')}`);
}

/** The line from shortly before the first difference. */
function excerpt(line, one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return line.slice(Math.max(0, same - 60), same + 140);
}
