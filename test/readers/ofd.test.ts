import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint, readReport } from '../../src/lint.ts';
import { read } from '../../src/readers/index.ts';
import { openPdf } from '../../src/readers/pdf/library.ts';
import { pagesOf } from '../../src/readers/pdf/pages.ts';
import { json } from '../../src/writers/json.ts';
import { type Around, ofd, path, text } from '../support/make/ofd.ts';

const file = '报告.ofd';

/** Lines of text, and the cells of tables, line by line. */
async function lines(pages: readonly string[], around?: Around): Promise<string[]> {
  const { blocks } = await read(ofd(pages, around), file);
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? '').join('|')),
  );
}

async function problem(bytes: Uint8Array): Promise<string> {
  const { problem: found } = await lint(bytes, { path: file });
  return `${found?.code}: ${found?.message.zh}`;
}

/** A grid of two columns and two rows, from 20, 20 millimetres on. */
const ruled = [20, 60, 100]
  .map((x) => path(`M ${x} 20 L ${x} 40`))
  .concat([20, 30, 40].map((y) => path(`M 20 ${y} L 100 ${y}`)))
  .join('');

describe('the pages of a PDF, as an OFD', () => {
  const millimetres = 25.4 / 72;

  test.each(['writer.pdf', 'chromium.pdf', 'calc.pdf'])('%s says the same', async (name) => {
    const bytes = new Uint8Array(readFileSync(`fixtures/writers/${name}`));
    const pdf = await openPdf(bytes.slice());
    const pages = await pagesOf(pdf);
    await pdf.close();
    const { width, height } = pages[0]!;
    const objects = pages.map(({ content: { glyphs, strokes } }) =>
      [
        ...glyphs.map((glyph) =>
          text(glyph.text, glyph.left * millimetres, glyph.baseline * millimetres, glyph.size * millimetres),
        ),
        ...strokes.map(({ vertical, at, from, to }) => {
          const [a, b, c] = [at, from, to].map((one) => one * millimetres);
          return path(vertical ? `M ${a} ${b} L ${a} ${c}` : `M ${b} ${a} L ${c} ${a}`);
        }),
      ].join(''),
    );
    const size = `${width * millimetres} ${height * millimetres}`;
    const told = await readReport(ofd(objects, { size }), { path: file });
    expect(JSON.parse(json([told])).tables).toEqual(JSON.parse(json([await readReport(bytes, { path: file })])).tables);
  });
});

describe('text', () => {
  test('stands where its matrix puts it, as programs write it that measure in points', async () => {
    const objects = [...'1203'].map(
      (digit, index) =>
        `<ofd:TextObject Boundary="${70 + index * 1.8} 24 2 3" CTM="0.3527 0 0 0.3527 0 0" Font="1" Size="10.5"><ofd:TextCode X="0" Y="8">${digit}</ofd:TextCode></ofd:TextObject>`,
    );
    expect(await lines([ruled + text('总计', 25, 26) + objects.join('')])).toEqual(['总计|1203', '|']);
  });

  test.each([
    ['steps that repeat', 'DeltaX="g 3 1.75"'],
    ['fewer steps than characters', 'DeltaX="1.75"'],
    ['no steps', ''],
  ])('with %s', async (_, steps) => {
    const object = `<ofd:TextObject Boundary="62 22 20 5" Size="3.5"><ofd:TextCode X="0" Y="3.5" ${steps}>1203</ofd:TextCode></ofd:TextObject>`;
    expect(await lines([ruled + object])).toEqual(['|1203', '|']);
  });

  test('that runs down has one character a line', async () => {
    const object =
      '<ofd:TextObject Boundary="25 20 5 30" Size="3"><ofd:TextCode X="0" Y="3" DeltaY="3.2 3.2">三本年</ofd:TextCode></ofd:TextObject>';
    expect(await lines([ruled + object + text('5', 70, 26)])).toEqual(['三\n本\n年|5', '|']);
  });

  test('of a template stands on the page, what is hidden does not', async () => {
    const hidden = text('草稿', 30, 100, 3.5, 'Visible="false"');
    expect(await lines([text('正文', 30, 80) + hidden], { template: text('甲县商务局文件', 30, 50) })).toEqual([
      '甲县商务局文件',
      '正文',
    ]);
  });

  test('in characters of the writer’s own is unknown', async () => {
    expect(await lines([text('共\ue012件', 30, 80)])).toEqual(['共\ufffd件']);
  });

  test('of a page on its side is read all the same', async () => {
    const turned = [...'总计'].map(
      (one, index) =>
        `<ofd:TextObject Boundary="100 ${50 + 4 * index} 5 5" CTM="0 1 -1 0 0 0" Size="4"><ofd:TextCode X="0" Y="0">${one}</ofd:TextCode></ofd:TextObject>`,
    );
    expect(await lines([turned.join('')])).toEqual(['总计']);
  });
});

test('what cuts a shape out or fills it is not drawn', async () => {
  const clip = `<ofd:Clips><ofd:Clip><ofd:Area>${path('M 80 20 L 80 40')}</ofd:Area></ofd:Clip></ofd:Clips>`;
  const clipped = `<ofd:PathObject Boundary="0 0 210 297">${clip}<ofd:AbbreviatedData>M 20 50 L 100 50</ofd:AbbreviatedData></ofd:PathObject>`;
  expect(await lines([ruled + clipped + text('甲', 25, 26) + text('12', 78, 26)])).toEqual(['甲|12', '|']);
});

test('a place is a page and a table in it', async () => {
  const { blocks, title } = await read(ofd([text('甲', 30, 30), ruled + text('乙', 25, 26)], { title: '报告' }), file);
  expect(blocks.map(({ place }) => [place.page, place.table])).toEqual([
    [1, undefined],
    [2, 1],
  ]);
  expect(title).toBe('报告');
});

test('a page that is a picture cannot be checked', async () => {
  const picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>';
  expect(await problem(ofd([picture, picture]))).toMatch(/^picture: .*2 张图片（第1页、第2页）/);
});

test('files attached to it are mentioned', async () => {
  const attachments =
    '<ofd:Attachments xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Attachment ID="1" Name="附表"/></ofd:Attachments>';
  const { notices } = await read(
    ofd([text('甲', 30, 30)], {
      document: '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>',
      parts: { 'Doc_0/Attachs/Attachments.xml': attachments },
    }),
    file,
  );
  expect(notices.map(({ zh }) => zh)).toEqual(['OFD 里附有 1 个文件，未检查；请另存后分别检查']);
});

describe('what cannot be read', () => {
  test.each([
    [
      'a page that is not there',
      { document: '<ofd:Page BaseLoc="Pages/none.xml"/>' },
      /^damaged: .*缺少 Pages\/none\.xml/,
    ],
    ['a password', { parts: { 'Encryptions.xml': '<a/>' } }, /^encrypted: /],
  ] as const)('%s', async (_, around, expected) => {
    expect(await problem(ofd([text('甲', 30, 30)], around))).toMatch(expected);
  });

  test.each([
    [
      'steps without end',
      '<ofd:TextObject Size="3"><ofd:TextCode X="1" Y="1" DeltaX="g 1e15 1">甲</ofd:TextCode></ofd:TextObject>',
    ],
    ['places beyond reason', text('甲', 1e308, -1e308, 1e300)],
    ['a path without sense', path('M L B 1 2 3 A x Q')],
  ])('%s is passed over', async (_, objects) => {
    expect(await problem(ofd([objects]))).toMatch(/^no-form-table: /);
  });

  test('a page with a million lines', async () => {
    expect(await problem(ofd([path(`M 0 0${' L 1 1'.repeat(600_000)}`)]))).toMatch(/^too-large: /);
  });

  test('pages without end', async () => {
    expect(await problem(ofd(Array.from({ length: 501 }, () => '')))).toMatch(/^too-large: OFD 有 501 页/);
  });
});
