// What a format costs: one report in each, as the writers of fixtures/writers made it. A process of its own for each file
// reads it once, which loads the reader, and then again and again. All beside XLSX in the same run, because machines are noisy.
// Prints the table of docs/formats.md. Run `npm run build` first.
import { execFileSync } from 'node:child_process';

const files = [
  ['XLSX', 'calc.xlsx'],
  ['XLS', 'calc.xls'],
  ['ODS', 'calc.ods'],
  ['CSV', 'calc.csv'],
  ['DOCX', 'writer.docx'],
  ['DOC', 'writer.doc'],
  ['ODT', 'writer.odt'],
  ['HTML', 'writer.html'],
  ['PDF', 'writer.pdf'],
  ['text', 'writer-layout.txt'],
];
const rounds = Number(process.argv[2] ?? 5);

/** Runs in the process of its own: milliseconds for the first reading and the median of the next, megabytes at most. */
const measure = `
  import { readFileSync } from 'node:fs';
  const { lint } = await import('./dist/lint.js');
  await lint(new TextEncoder().encode('{"tables":{}}'), { path: 'a.json' });
  const bytes = readFileSync(process.argv[1]);
  const times = [];
  for (let i = 0; i < 21; i++) {
    const start = performance.now();
    await lint(bytes, { path: process.argv[1] });
    times.push(performance.now() - start);
  }
  const [first, ...next] = times;
  const median = next.sort((a, b) => a - b)[Math.floor(next.length / 2)];
  console.log(JSON.stringify([first, median, process.resourceUsage().maxRSS / 1024]));
`;

const results = new Map(files.map(([name]) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, file] of files) {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', measure, `fixtures/writers/${file}`], {
      encoding: 'utf8',
    });
    results.get(name).push(JSON.parse(out));
  }
}
const typical = (name, index) => {
  const values = results.get(name).map((one) => one[index]);
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
};
console.log('| format | first, with its reader | each further | memory | against XLSX |\n| :- | -: | -: | -: | -: |');
for (const [name] of files) {
  const [first, next, memory] = [0, 1, 2].map((index) => typical(name, index));
  const ratio = (next / typical('XLSX', 1)).toFixed(1);
  console.log(`| ${name} | ${first.toFixed(0)} ms | ${next.toFixed(1)} ms | ${memory.toFixed(0)} MB | ${ratio} × |`);
}
