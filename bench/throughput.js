// The CPU time of many small workbooks in one process: the program with all of its rules, beside scripts that know one layout and
// check its sums at fixed cells. First all are filled in from one template, then each has a row height of its own, as if it was
// made apart from the others. All take turns in one run, so that a noisy machine slows them alike; ratios are what counts.
// Usage: npm run build && node bench/throughput.js [files] [rounds]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { median, metered } from './meter.js';

/** Characters of which the names of places are made. */
const characters = [
  ...'东南西北上下前后山水河江湖海石木林田沙金银铜白黑青黄红龙凤马羊牛鱼云雨雪风春秋平安和兴隆丰永长大小新古高桥溪口店',
];

const [count = 300, rounds = 5] = process.argv.slice(2).map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const example = unzipSync(readFileSync(join(root, 'fixtures/examples/溪口镇2025.xlsx')));
console.log(`${count} workbooks, Node ${process.version}, median of ${rounds}`);
for (const areAlike of [true, false]) {
  const folder = mkdtempSync(join(tmpdir(), 'throughput-'));
  try {
    const files = Array.from({ length: count }, (_, index) => join(folder, `${index}.xlsx`));
    for (const [index, file] of files.entries()) writeFileSync(file, workbook(index, areAlike));
    console.log(areAlike ? '\nfrom one template' : '\nmade one by one');
    compare({
      'report-lint': ['bin/report-lint.js', '--no-config', '--jobs', '1', '--exit-zero', '--quiet', folder],
      'exceljs script': ['bench/exceljs-sums.js', ...files],
      'SheetJS script': ['bench/sheetjs-sums.js', ...files],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(contenders) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(contenders)) times[name].push(cpuOf(args));
  }
  const own = median(times['report-lint']);
  for (const [name, all] of Object.entries(times)) {
    const ms = median(all);
    console.log(`  ${name.padEnd(16)} ${(ms / count).toFixed(2).padStart(6)} ms a file  ${(ms / own).toFixed(2)}×`);
  }
}

/** Returns a copy of the example with a name and figures of its own: each is a multiple, so that all sums hold. */
function workbook(number, areAlike) {
  const factor = ((number * 7) % 97) + 1;
  const edits = [
    [/worksheets\/sheet\d\.xml$/, /(<c r="\w+" s="\d+"><v>)(\d+)/g, (_, cell, figure) => cell + figure * factor],
    ...(areAlike ? [] : [[/worksheets\/sheet\d\.xml$/, '<row r="5" ', `<row r="5" ht="${15 + number / 1000}" `]]),
    [/sharedStrings\.xml$/, /溪口镇/g, `${nameOf(number)}镇`],
    [/core\.xml$/, /\d\d:\d\d:\d\d/g, new Date(number * 1000).toISOString().slice(11, 19)],
  ];
  const parts = { ...example };
  for (const name of Object.keys(parts)) {
    for (const [part, before, after] of edits) {
      if (part.test(name)) parts[name] = strToU8(strFromU8(parts[name]).replaceAll(before, after));
    }
  }
  return zipSync(parts);
}

/** Returns a name for each number. */
function nameOf(number) {
  const rest = Math.floor(number / characters.length);
  return `${rest < characters.length ? characters[rest] : nameOf(rest)}${characters[number % characters.length]}`;
}

/** Returns the CPU time of a program, in ms. */
function cpuOf(args) {
  const { ended, stderr, seconds } = metered(args, root);
  if (ended !== 0) throw new Error(`${args[0]} ended with ${ended}\n${stderr}`);
  return seconds * 1000;
}
