// The sweep of page breaks: prints reports with Chromium, LibreOffice Writer and Calc, and draws them itself, their tables
// broken at every height, reads them again, and says of how many every cell came out exact, was left open, or wrong.
// Usage: node scripts/page-breaks.js [--fixtures] [--read] [--into FOLDER] [PROGRAM|PART OF A NAME]...
//   --fixtures  prints those that the tests read, fixtures/printed/breaks/
//   --read      reads what an earlier run has printed into FOLDER
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fixtures: { type: 'boolean' },
    read: { type: 'boolean' },
    into: { type: 'string', default: join(tmpdir(), 'page-breaks') },
  },
});
const { breaks, drawn, lint } = await bundled({
  breaks: 'test/support/make/page-breaks.ts',
  drawn: 'test/support/make/broken-pages.ts',
  lint: 'src/lint.ts',
});
const { allPositions, fixtures, nameOf, outcome, positions, sourceOf } = breaks;
const folder = values.fixtures ? 'fixtures/printed/breaks' : values.into;
const prints = (values.fixtures ? fixtures : everyWay()).filter(
  (print) => positionals.length === 0 || positionals.some((part) => nameOf(print).includes(part)),
);

mkdirSync(folder, { recursive: true });
if (!values.read) {
  await printWithChromium(prints.filter(({ program }) => program === 'chromium'));
  await printWithOffice('writer');
  await printWithOffice('calc');
  for (const print of prints.filter(({ program }) => program === 'drawn')) write(print, drawn.drawnPrint(print));
}
await table();

function everyWay() {
  const either = [false, true];
  return ['chromium', 'writer', 'calc', 'drawn'].flatMap((program) =>
    either.flatMap((landscape) =>
      either.flatMap((repeats) =>
        Array.from({ length: breaksRows(program) ? allPositions : positions }, (_, position) => ({
          program,
          landscape,
          repeats,
          position,
        })),
      ),
    ),
  );
}

/** True if a program can be made to begin a page with a row. */
function breaksRows(program) {
  return program === 'chromium' || program === 'drawn';
}

async function printWithChromium(own) {
  if (own.length === 0) return;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  for (const print of own) {
    await page.setContent(new TextDecoder().decode((await sourceOf(print)).bytes));
    write(print, await page.pdf({ preferCSSPageSize: true }));
  }
  await browser.close();
}

/** Converts many files at once, since the program takes long to start. */
async function printWithOffice(program) {
  const own = prints.filter((print) => print.program === program);
  const scratch = mkdtempSync(join(tmpdir(), 'page-breaks-'));
  const sources = join(scratch, 'sources');
  for (let at = 0; at < own.length; at += 40) {
    rmSync(sources, { recursive: true, force: true });
    mkdirSync(sources);
    for (const print of own.slice(at, at + 40)) {
      const { ending, bytes } = await sourceOf(print);
      writeFileSync(join(sources, `${nameOf(print)}.${ending}`), bytes);
    }
    const files = readdirSync(sources).map((name) => join(sources, name));
    // Without tags, a file is half as large.
    const filter = `pdf:${program}_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}`;
    const options = [
      `-env:UserInstallation=file://${join(scratch, 'profile')}`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
    ];
    execFileSync('soffice', [...options, ...files], { stdio: 'ignore' });
  }
  rmSync(scratch, { recursive: true });
}

function write(print, bytes) {
  writeFileSync(join(folder, `${nameOf(print)}.pdf`), bytes);
}

/** A line for each way of printing: how many positions are exact, have open cells, wrong ones or errors. */
async function table() {
  const lines = new Map();
  for (const print of prints) {
    const name = nameOf(print);
    const file = join(folder, `${name}.pdf`);
    const line = lines.get(name.replace(/-\d+$/, '')) ?? { exact: 0, open: 0, wrong: 0, errors: 0, unprinted: 0 };
    lines.set(name.replace(/-\d+$/, ''), line);
    if (!existsSync(file)) {
      line.unprinted++;
      continue;
    }
    const { open, wrong, errors } = await outcome(lint, readFileSync(file), print.position);
    if (wrong.length > 0) line.wrong++;
    else if (errors.length > 0) line.errors++;
    else if (open.length > 0) line.open++;
    else line.exact++;
    const said = [...wrong.map((one) => `wrong ${one}`), ...errors, ...open.map((one) => `open ${one}`)];
    if (said.length > 0) console.log(`${name}: ${said.length} ${said.slice(0, 4).join('; ')}`);
  }
  console.table(Object.fromEntries(lines));
}

/** Modules of the project, as scripts can load them: their packages stay outside. */
async function bundled(input) {
  const into = 'node_modules/.page-breaks';
  const bundle = await rolldown({ input, platform: 'node', external: /^[@\w]/, logLevel: 'silent' });
  await bundle.write({ dir: into, cleanDir: true, format: 'esm' });
  const load = (name) => import(new URL(`../${into}/${name}.js`, import.meta.url));
  return { breaks: await load('breaks'), drawn: await load('drawn'), lint: await load('lint') };
}
