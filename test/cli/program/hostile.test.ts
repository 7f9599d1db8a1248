import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { CFB } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { oldDocument } from '../../support/make/old-document.ts';
import { pdf } from '../../support/make/pdf.ts';
import { bundledProgram, node, run } from '../../support/program.ts';
import { good } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** A PDF of 30 kB, whose page has a gigabyte of content: a run of 128 spaces, eight million times. */
function longPage(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(16_000_000, Buffer.from([129, 0x20])));
  const filters = '/Filter [/ASCIIHexDecode /FlateDecode /RunLengthDecode]';
  const content = {
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${filters}`,
    stream: packed.toString('hex'),
  };
  return pdf({ pages: ['/X Do'], resources: '/XObject << /X 10 0 R >>', objects: [content] });
}

/** A workbook of 15 MB with ten thousand rows of 256 numbers, each in one record. */
function fullSheet(): Uint8Array {
  const record = (id: number, body: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(body.length, 2);
    return Buffer.concat([head, body]);
  };
  const begin = (kind: number) => record(0x0809, Buffer.from([0, 6, kind, 0, ...Array(12).fill(0)]));
  const end = record(0x000a, Buffer.alloc(0));
  const row = (index: number) => {
    const body = Buffer.alloc(6 + 6 * 256);
    body.writeUInt16LE(index, 0);
    body.writeUInt16LE(255, body.length - 2);
    return record(0x00bd, body);
  };
  const sheet = (start: number) => {
    const body = Buffer.from('\0\0\0\0\0\0\u0001\0S', 'latin1');
    body.writeUInt32LE(start, 0);
    return record(0x0085, body);
  };
  const start = Buffer.concat([begin(5), sheet(0), end]).length;
  const rows = Array.from({ length: 10_000 }, (_, index) => row(index));
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', Buffer.concat([begin(5), sheet(start), end, begin(0x10), ...rows, end]));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** A document of 6 MB that consists of three million ends of cells. */
function manyCells(): Uint8Array {
  return oldDocument(['\u0007'.repeat(3_000_000)]);
}

/** Files that the guard knows by what reading takes, which are some seconds. */
const hostile: Readonly<Record<string, () => Uint8Array>> = {
  'a.doc': manyCells,
  'b.xls': fullSheet,
  'c.pdf': longPage,
};

test('files that take more memory than any report are given up; the file beside them is judged', async () => {
  const cwd = scratch();
  for (const [name, make] of Object.entries(hostile)) writeFileSync(join(cwd, name), make());
  writeFileSync(join(cwd, 'good.csv'), good);
  const ended = await run(node, [program, '.', '--format', 'json', '--quiet'], { cwd });
  expect(ended).toMatchObject({ exitCode: 2, signal: null, stderr: '' });
  const found = JSON.parse(ended.stdout).files.map(
    ({ path, verdict, problem }: { path: string; verdict: string; problem: { code: string } | null }) =>
      [path, problem?.code ?? verdict].join(' '),
  );
  const givenUp = Object.keys(hostile).map((name) => expect.stringMatching(`^${name} (?:gave-up|too-large)$`));
  expect(found).toEqual([...givenUp, 'good.csv pass']);
});

/** Makes a PDF with a font, object 10, that a graphics state sets. */
function pdfWithFont(entries: string): Uint8Array {
  return pdf({
    pages: ['/G1 gs BT 50 700 Td (abc) Tj ET'],
    resources: '/ExtGState << /G1 << /Font [10 0 R 12] >> >>',
    objects: [`<< /Type /Font /BaseFont /Arial ${entries} >>`],
  });
}

test('a process that uses the library goes on, whatever is wrong with a font', async () => {
  const cwd = scratch();
  const maps = ['/NoSuch', '/UniJIS-UCS2-H', '/GBK-EUC-H', '7', '9999 0 R', '10 0 R', '6 0 R', '[ ]'];
  const rest = [
    '/Subtype /TrueType /Encoding << /Differences [ (x) ] >>',
    '/Subtype /Type0 /Encoding /NoSuch /DescendantFonts [9 0 R]',
    '/Subtype /Type3 /Encoding << /Differences [ (x) ] >>',
  ];
  const fonts = maps.flatMap((map) => rest.map((entries) => `${entries} /ToUnicode ${map}`));
  for (const [index, font] of fonts.entries()) writeFileSync(join(cwd, `${index}.pdf`), pdfWithFont(font));
  const host = `
    import { readFileSync } from 'node:fs';
    import { lint } from '../dist/lint.js';
    for (let index = 0; index < ${fonts.length}; index++) {
      const { verdict } = await lint(readFileSync(index + '.pdf'), { path: 'a.pdf' });
      await new Promise((resolve) => setImmediate(resolve));
      console.log(index, verdict);
    }`;
  const module = join(program, '../host.mjs');
  writeFileSync(module, host);
  const ended = await run(node, ['--unhandled-rejections=strict', module], { cwd });
  expect(ended).toEqual({
    exitCode: 0,
    signal: null,
    stderr: '',
    stdout: fonts.map((_, index) => `${index} cannot-check\n`).join(''),
  });
});
