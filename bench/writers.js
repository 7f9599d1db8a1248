// One report through every writer of this machine: LibreOffice, Chromium's print, pdftotext. Each file must give the figures
// and the findings of the workbook that it was made from, or be "cannot check". Writes the files into fixtures/writers, where
// a test reads them on machines without these programs, and prints the table of docs/formats.md.
// Needs soffice, chromium and pdftotext; run `npm run build` first.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { lint, readReports } from '../dist/lint.js';

const source = resolve('fixtures/examples/青石镇2025.xlsx');
const target = resolve('fixtures/writers');
const work = mkdtempSync(join(tmpdir(), 'report-lint-'));

/** A file as each writer makes it: name, and how. `page` is the report as `convert --to html` prints it. */
const page = join(work, 'page.html');
const writers = [
  ['calc.ods', () => office(source, 'ods')],
  ['calc.xls', () => office(source, 'xls:MS Excel 97')],
  ['calc.xlsx', () => office(source, 'xlsx:Calc MS Excel 2007 XML')],
  ['calc.csv', () => office(source, 'csv:Text - txt - csv (StarCalc):44,34,76,1')],
  ['calc-gb18030.csv', () => office(source, 'csv:Text - txt - csv (StarCalc):9,34,85,1')],
  ['calc.html', () => office(source, 'html:HTML (StarCalc)')],
  ['calc.pdf', () => office(source, 'pdf:calc_pdf_Export')],
  ['writer.docx', () => office(page, 'docx:MS Word 2007 XML')],
  ['writer.doc', () => office(page, 'doc:MS Word 97')],
  ['writer.odt', () => office(page, 'odt:writer8')],
  ['writer.html', () => office(page, 'html:HTML (StarWriter)')],
  ['writer.pdf', () => office(page, 'pdf:writer_web_pdf_Export')],
  ['chromium.pdf', () => chromium(page)],
  ...['calc', 'writer', 'chromium'].flatMap((name) => [
    [`${name}-layout.txt`, () => pdfText(`${name}.pdf`, '-layout')],
    [`${name}-raw.txt`, () => pdfText(`${name}.pdf`, '-raw')],
    [`${name}-reading.txt`, () => pdfText(`${name}.pdf`)],
  ]),
];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(page, execFileSync(process.execPath, ['bin/report-lint.js', 'convert', source, '--to', 'html']));
const expected = await judged(source);
console.log('| file | figures | findings |\n| :- | :- | :- |');
for (const [name, write] of writers) {
  copyFileSync(write(), join(target, name));
  console.log(`| ${name} | ${Object.values(compared(expected, await judged(join(target, name)))).join(' | ')} |`);
}
rmSync(work, { recursive: true, force: true });

/** Converts a file with LibreOffice; gives the path of what it wrote. */
function office(file, filter) {
  const out = mkdtempSync(join(work, 'out-'));
  const profile = `-env:UserInstallation=file://${work}/profile`;
  const web = extname(file) === '.html' ? ['--infilter=HTML (StarWriter)'] : [];
  execFileSync('soffice', [profile, '--headless', ...web, '--convert-to', filter, '--outdir', out, file], {
    stdio: 'ignore',
  });
  const [written] = readdirSync(out);
  return join(out, written);
}

function chromium(file) {
  const out = join(work, 'chromium.pdf');
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const profile = `--user-data-dir=${work}/chromium`;
  const print = ['--no-pdf-header-footer', `--print-to-pdf=${out}`, `file://${file}`];
  execFileSync('chromium', [...quiet, profile, ...print], { stdio: 'ignore' });
  return out;
}

function pdfText(name, ...mode) {
  const out = join(work, `${basename(name)}.txt`);
  execFileSync('pdftotext', [...mode, join(target, name), out]);
  return out;
}

/** The figures in a file and the findings about them; nothing if it cannot be checked. */
async function judged(file) {
  const bytes = readFileSync(file);
  const { verdict, diagnostics, problem } = await lint(bytes, { path: file, year: 2025 });
  if (verdict === 'cannot-check') return { problem };
  const reports = await readReports(bytes, { path: file });
  const entries = reports.flatMap(({ tables }) => tables.flatMap((table) => table.entries));
  const figures = new Map(
    entries.map(({ at, value }) => [
      at.id,
      JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one)),
    ]),
  );
  return {
    figures,
    findings: diagnostics.filter(({ cell }) => cell).map(({ rule, cell, kind }) => `${rule} ${cell} ${kind}`),
  };
}

function compared(one, other) {
  if (other.problem) return { figures: 'cannot check', findings: other.problem.code };
  const differ = [...one.figures].filter(([id, value]) => other.figures.get(id) !== value).length;
  const missed = one.findings.filter((finding) => !other.findings.includes(finding));
  const more = other.findings.filter((finding) => !one.findings.includes(finding));
  return {
    figures: differ === 0 ? `all ${one.figures.size}` : `${one.figures.size - differ} of ${one.figures.size}`,
    findings:
      missed.length + more.length === 0 ? `all ${one.findings.length}` : `${missed.length} less, ${more.length} more`,
  };
}
