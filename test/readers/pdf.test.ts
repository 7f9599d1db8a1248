import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Document } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { readPdf } from '../../src/readers/pdf/index.ts';
import { edges, type PdfParts, pdf, printPdf, text, ucs2 } from '../support/make/pdf.ts';
import { runs } from '../support/random-runs.ts';

const read = (parts: PdfParts) => readPdf(pdf(parts), 'a.pdf');

/** A ruled table: its upper left corner, the widths of its columns, rows 20 high; a text may hold lines. */
function table(
  rows: readonly (readonly string[])[],
  { x = 60, y = 700, widths = [100, 60, 60], size = 10 } = {},
): string {
  const xs = edges(x, widths);
  const [right, bottom] = [xs.at(-1)!, y - 20 * rows.length];
  const lines = [
    ...xs.map((at) => `${at} ${y} m ${at} ${bottom} l S\n`),
    ...[...rows, []].map((_, row) => `${x} ${y - 20 * row} m ${right} ${y - 20 * row} l S\n`),
  ];
  const texts = rows.flatMap((row, down) =>
    row.flatMap((cell, column) =>
      cell === ''
        ? []
        : cell.split('\n').map((line, index) => text(line, xs[column]! + 2, y - 20 * down - 12 - index * 8, size)),
    ),
  );
  return lines.join('') + texts.join('');
}

/** Tables as their texts, row by row; a merged cell once a row, what is blank as ''. Other blocks as their text. */
function shown({ blocks }: Document): (string | string[][])[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) =>
          cells.filter((cell, index) => cell !== cells[index - 1]).map((cell) => cell!.text),
        ),
  );
}

async function problem(bytes: Uint8Array): Promise<string> {
  const error = await readPdf(bytes, 'a.pdf').catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw error;
  return `${error.code}: ${error.text.en}`;
}

const header = ['信息内容', '制发', '废止'];

describe('a page', () => {
  test('is tables and lines, with places', async () => {
    const document = await read({ pages: [text('一、总体情况', 60, 750) + table([header, ['规章', '12', '0']])] });
    expect(shown(document)).toEqual(['一、总体情况', [header, ['规章', '12', '0']]]);
    const [line, grid] = document.blocks;
    expect(line!.place).toEqual({ path: 'a.pdf', page: 1, line: 1 });
    expect(grid).toMatchObject({ kind: 'grid', place: { path: 'a.pdf', page: 1, table: 1 } });
    expect(grid!.kind === 'grid' && grid!.rows[1]!.cells[2]).toEqual({
      text: '0',
      place: { path: 'a.pdf', page: 1, table: 1, row: 2, column: 3 },
    });
  });

  test('gives the words of a line with their edges', async () => {
    const content = text('规章', 60, 700) + text('12', 200, 700) + text('3', 210.2, 700) + text('45', 260, 701);
    const [line] = (await read({ pages: [content] })).blocks;
    expect(line).toMatchObject({ text: '规章 123 45' });
    expect(line!.kind === 'paragraph' && line!.words!.map(({ text, from, to }) => [text, from, to])).toEqual([
      ['规章', 60, 80],
      ['123', 200, expect.closeTo(215.2)],
      ['45', 260, 270],
    ]);
  });

  test('keeps figures of neighbouring columns apart, however tight they stand', async () => {
    const [line] = (await read({ pages: [text('1234', 60, 700) + text('56', 81, 700)] })).blocks;
    expect(line).toMatchObject({ text: '1234 56' });
    const apart = table([['12', '34', '5']], { widths: [12, 12, 12] });
    expect(shown(await read({ pages: [apart] }))).toEqual([[['12', '34', '5']]]);
  });

  test('reads a label that stands upright, in a line or a font of its own', async () => {
    const grid = table(
      [
        ['', '1'],
        ['', '2'],
        ['', '3'],
      ],
      { widths: [20, 60] },
    )
      .replaceAll(/60 6[68]0 m 140/g, '80 $& ')
      .replaceAll(/80 60 (6[68]0) m 140/g, '80 $1 m 140');
    const upright = ['三', '本', '年'].map((character, index) => text(character, 64, 685 - 15 * index)).join('');
    expect(shown(await read({ pages: [grid + upright] }))).toEqual([
      [
        ['三\n本\n年', '1'],
        ['三\n本\n年', '2'],
        ['三\n本\n年', '3'],
      ],
    ]);
    const sideways = `BT /F1 10 Tf 0 1 -1 0 74 650 Tm <${ucs2('总计12')}> Tj ET\n`;
    expect(shown(await read({ pages: [text('三、收到和处理', 60, 750) + grid + sideways] }))).toEqual([
      '三、收到和处理',
      [
        ['总计12', '1'],
        ['总计12', '2'],
        ['总计12', '3'],
      ],
    ]);
  });

  test.each([90, 180, 270])('turned by %i degrees', async (degrees) => {
    const grid = table([header, ['规章', '12', '0']]);
    expect(shown(await read({ pages: [grid], page: `/Rotate ${degrees}` }))).toHaveLength(1);
    const turned = { 90: '0 -1 1 0 0 595', 180: '-1 0 0 -1 595 842', 270: '0 1 -1 0 842 0' }[degrees]!;
    const pages = [`q ${turned} cm ${grid} Q`];
    expect(shown(await read({ pages, page: '/MediaBox [0 0 842 842]' }))).toEqual([[header, ['规章', '12', '0']]]);
    const back = { 90: '0 1 -1 0 595 0', 180: '-1 0 0 -1 595 842', 270: '0 -1 1 0 0 842' }[degrees]!;
    expect(shown(await read({ pages: [`q ${back} cm ${grid} Q`], page: `/Rotate ${degrees}` }))).toEqual([
      [header, ['规章', '12', '0']],
    ]);
  });

  test('cropped, in a unit of its own, and drawn by a form', async () => {
    const grid = table([header, ['规章', '12', '0']]);
    const cropped = '/MediaBox [-100 -100 795 942] /CropBox [50 100 500 800] /UserUnit 2';
    expect(shown(await read({ pages: [grid], page: cropped }))).toEqual([[header, ['规章', '12', '0']]]);
    const form = {
      dictionary:
        '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [0.5 0 0 0.5 20 20] /Resources << /Font << /F1 3 0 R >> >>',
      stream: grid,
    };
    const drawn = {
      pages: [`/X Do ${text('规章12废止制发信息内容0', 600, 900)}`],
      objects: [form],
      resources: '/XObject << /X 10 0 R >>',
    };
    expect(shown(await read(drawn))).toContainEqual([header, ['规章', '12', '0']]);
  });

  test('counts a character once that is shown twice for bold, and none that differs from the one upon it', async () => {
    const bold = text('12', 162, 688) + text('12', 162.4, 688);
    expect(shown(await read({ pages: [table([['规章', '', '0']]) + bold] }))).toEqual([[['规章', '12', '0']]]);
    const mended = text('12', 162, 688) + text('15', 162, 688);
    expect(shown(await read({ pages: [table([['规章', '', '0']]) + mended] }))).toEqual([[['规章', '1\ufffd', '0']]]);
  });

  test('does not read what is hidden, clipped away or aslant', async () => {
    const grid = table([['规章', '12', '0']]);
    const layers = {
      objects: ['<< /Type /OCG /Name (off) >>'],
      resources: '/Properties << /L 10 0 R >>',
      catalogue: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
    };
    const hidden = `/OC /L BDC ${text('9', 180, 688)} EMC`;
    expect(shown(await read({ pages: [grid + hidden], ...layers }))).toEqual([[['规章', '12', '0']]]);
    const clipped = `q 0 0 100 100 re W n ${text('9', 180, 688)} Q`;
    expect(shown(await read({ pages: [grid + clipped] }))).toEqual([[['规章', '12', '0']]]);
    const watermark = `BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 600 Tm <${ucs2('2023样稿')}> Tj ET`;
    expect(shown(await read({ pages: [grid + watermark] }))).toEqual([[['规章', '12', '0']]]);
  });

  test.each([
    ['Word', 5, 692],
    ['a browser', 8.3, 691.5],
  ])('a footnote mark is no digit of the number, as set by %s', async (_, size, y) => {
    const mark = text('1', 172.2, y, size);
    expect(shown(await read({ pages: [table([['规章', '12', '0']]) + mark] }))).toEqual([[['规章', '12（1）', '0']]]);
  });

  test('a figure over a line between two cells belongs to none', async () => {
    const grid = table([['规章', '', '0']]) + text('123456', 205, 688);
    expect(shown(await read({ pages: [grid] }))).toEqual([
      [['规章', '123\u20d2456', expect.stringContaining('\u20d2')]],
    ]);
  });

  test('what stands beyond the edge of the page belongs to no column', async () => {
    // The page is 595 points wide: the last line is drawn where it ends.
    const lines = table([header, ['规章', '12', '34']], { widths: [100, 200, 235] });
    const document = await read({ pages: [lines + text('5678', 597, 668) + text('90', 590, 688)] });
    const [grid] = document.blocks;
    expect(grid).toMatchObject({ kind: 'grid', cut: true });
    expect(shown(document)).toEqual([
      [
        ['信息内容', '制发', '废止\t9\u20d20'],
        ['规章', '12', '34'],
      ],
    ]);
  });

  test('rows printed side by side end where the page does, and are not missing', async () => {
    const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const rows = [
      [...Array(5).fill('行政复议'), ...Array(3).fill('未经复议直接起诉'), ''],
      [...kinds, ...kinds.slice(0, 4)],
      ['1', '0', '0', '0', '1', '0', '0', '0', '0'],
    ];
    const bytes = pdf({ pages: [table(rows, { widths: [...Array(8).fill(60), 55], size: 7 })] });
    const { diagnostics } = await lint(bytes, { path: '2023.pdf' });
    expect(diagnostics.filter(({ rule }) => rule === 'missing-row').map(({ kind }) => kind)).toEqual(['open']);
  });

  test('so do those of which no more is shown, with room left on the page', async () => {
    const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const rows = [
      [...Array(5).fill('行政复议'), ...Array(5).fill('未经复议直接起诉')],
      [...kinds, ...kinds],
      ['1', '0', '0', '0', '1', '0', '0', '0', '0', '0'],
    ];
    const whole = table(rows, { widths: Array(10).fill(50), size: 5 });
    const kindsOf = async (content: string) => {
      const { diagnostics } = await lint(pdf({ pages: [content] }), { path: '2023.pdf' });
      return diagnostics.filter(({ rule }) => rule === 'missing-row').map(({ kind }) => kind);
    };
    expect(await kindsOf(whole)).toEqual(['fail']);
    expect(await kindsOf(`q 0 0 540 842 re W n ${whole} Q`)).toEqual(['open']);
  });

  test.each(['295', '379.87', '１２'])('a figure whose digits are set far apart is open: %s', async (figure) => {
    const rows = [
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '', '0', '12'],
    ];
    const digits = [...figure].map((digit, index) => text(digit, 162 + 13 * index, 668)).join('');
    const bytes = pdf({ pages: [table(rows, { widths: [100, 80, 80, 80] }) + digits] });
    const { diagnostics } = await lint(bytes, { path: '2023.pdf' });
    expect(diagnostics.filter(({ rule }) => rule === 'unreadable-count')).toMatchObject([{ kind: 'open' }]);
  });

  test('a row and a column are open where labels have lost characters', async () => {
    const rows = [
      ['信息内容', '本年制发件数', '本年废止件数', ''],
      ['规章', '1', '0', '12'],
      ['', '3', '0', '9'],
    ];
    const stand = (label: string, x: number, y: number) => text(label, x, y) + text(label, x + 3, y);
    const labels = stand('现行有效件数', 302, 688) + stand('行政规范性文件', 62, 648);
    const bytes = pdf({ pages: [table(rows, { widths: [80, 80, 80, 80] }) + labels] });
    const { diagnostics } = await lint(bytes, { path: '2023.pdf' });
    const missing = diagnostics.filter(({ rule }) => /^missing-(?:row|column)$/.test(rule));
    expect(new Set(missing.map(({ rule, kind }) => `${rule} ${kind}`))).toEqual(
      new Set(['missing-row open', 'missing-column open']),
    );
  });

  test('a label that fills its cell ends at the line, where the next figure begins', async () => {
    const grid = table([['', '', '0']]) + text('部分公开区分处理的只', 60.5, 688) + text('12', 160.5, 688);
    expect(shown(await read({ pages: [grid] }))).toEqual([[['部分公开区分处理的只', '12', '0']]]);
    const over = table([['', '', '0']]) + text('部分公开区分处理的只', 65.5, 688) + text('12', 165.5, 688);
    expect(shown(await read({ pages: [over] }))).toEqual([
      [['部分公开区分处理的\u20d2只12', '部分公开区分处理的\u20d2只12', '0']],
    ]);
  });

  test('a mark of several characters belongs to the figure, by a small gap too', async () => {
    const mark = text('[1]', 212, 704, 6);
    const [line] = (await read({ pages: [text('规章', 60, 700) + text('12', 200, 700) + mark + text('0', 260, 700)] }))
      .blocks;
    expect(line).toMatchObject({ text: '规章 12（1） 0' });
  });

  test('figures that stand upon one another are open, be they all of a row', async () => {
    const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const widths = Array(10).fill(45);
    const rows = [
      [...Array(5).fill('行政复议'), ...Array(5).fill('复议后起诉')],
      [...kinds, ...kinds],
      Array(10).fill('12'),
    ];
    const over = widths.map((width, index) => text('34', 63 + width * index, 648, 7)).join('');
    const bytes = pdf({ pages: [table(rows, { widths, size: 7 }) + over] });
    const { diagnostics } = await lint(bytes, { path: '2023.pdf' });
    const found = diagnostics.filter(({ rule }) => /^(?:unreadable|blank)-count$/.test(rule));
    expect(found.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(Array(10).fill('unreadable-count open'));
  });

  test('lines that do not part the figures make no table', async () => {
    const frame =
      '60 640 m 400 640 l S 60 700 m 400 700 l S 60 640 m 60 700 l S 160 640 m 160 700 l S 400 640 m 400 700 l S\n';
    const rows = [680, 650].map((y) => text('规章', 70, y) + text('12', 200, y) + text('3', 300, y)).join('');
    expect(shown(await read({ pages: [frame + rows] }))).toEqual(['规章 12 3', '规章 12 3']);
  });

  test('nor do lines between the rows of a frame, whose columns are left to the words', async () => {
    const labels = table([['信息内容'], ['规章'], ['文件']], { widths: [220] });
    const figures = [0, 1].map((row) => text('12', 170, 668 - 20 * row) + text('0', 230, 668 - 20 * row)).join('');
    const page = labels + text('制发', 170, 688) + text('废止', 230, 688) + figures;
    expect(shown(await read({ pages: [page] }))).toEqual(['信息内容 制发 废止', '规章 12 0', '文件 12 0']);
  });

  test('a frame around all, and one around a table, are no tables', async () => {
    const frame = '40 40 515 760 re S\n';
    const outer =
      '50 500 m 550 500 l S 50 750 m 550 750 l S 50 500 m 50 750 l S 550 500 m 550 750 l S 450 500 m 450 750 l S\n';
    const content = frame + text('标题', 60, 770) + outer + table([header, ['规章', '12', '0']]);
    expect(shown(await read({ pages: [content] }))).toEqual(['标题', [header, ['规章', '12', '0']]]);
  });

  test('reads a font whose encoding is only named', async () => {
    expect(shown(await read({ pages: [text('规章12件', 60, 700, 10, '', 'F3')] }))).toEqual(['规章12件']);
  });

  test('radicals are the characters that they look like', async () => {
    expect(shown(await read({ pages: [text('⼯作⻅⼈⺠', 60, 700)] }))).toEqual(['工作见人民']);
  });

  test('form fields show their values', async () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (34) /DA (/F2 10 Tf 0 g) /F 4 /Rect [162 682 210 698] /P 11 0 R /AP << /N 11 0 R >> >>';
    const appearance = {
      dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 48 16] /Resources << /Font << /F2 6 0 R >> >>',
      stream: 'BT /F2 10 Tf 2 5 Td (34) Tj ET',
    };
    const parts = {
      pages: [table([['规章', '', '0']])],
      objects: [field, appearance],
      page: '/Annots [10 0 R]',
      catalogue: '/AcroForm << /Fields [10 0 R] >>',
    };
    expect(shown(await read(parts))).toEqual([[['规章', '34', '0']]]);
  });
});

describe('a number too long for its cell', () => {
  const broken = (single: number) =>
    table([['规章', '', '']], { widths: [60, 36, 36] }) +
    text('11398', 124, 692, 10) +
    text('889', 124, 683, 10) +
    text('12', 162, single, 10);

  test('is one where the figures beside it show that the row is one', async () => {
    expect(shown(await read({ pages: [broken(687.5)] }))).toEqual([[['规章', '11398889', '12']]]);
    expect(shown(await read({ pages: [broken(692)] }))).toEqual([[['规章', '11398\n889', '12']]]);
  });

  test('and goes on behind its point or comma', async () => {
    const rows = [
      ['规章', '73802895\n.9元', '12,\n345'],
      ['文件', '1', '2'],
    ];
    expect(shown(await read({ pages: [table(rows, { size: 8 })] }))).toEqual([
      [
        ['规章', '73802895.9元', '12,345'],
        ['文件', '1', '2'],
      ],
    ]);
  });

  test('keeps all its digits where it runs over the last line', async () => {
    const rows = [header, ['规章', '12', '274380'], ['文件', '1', '2']];
    expect(shown(await read({ pages: [table(rows, { widths: [60, 40, 22] })] }))).toEqual([
      [header, ['规章', '12', '2743\u20d280'], ['文件', '1', '2']],
    ]);
  });

  test('is one in full-width digits too', async () => {
    const wrapped =
      table([['规章', '', '']], { widths: [60, 36, 36] }) + text('５４６', 123, 692) + text('０１', 123, 683);
    expect(shown(await read({ pages: [wrapped + text('12', 162, 687.5)] }))).toEqual([[['规章', '５４６０１', '12']]]);
  });

  test('is two where a longer number of its column shows that there was room', async () => {
    const rows = [
      ['规章', '', ''],
      ['文件', '12345', '6'],
    ];
    const grid = table(rows, { widths: [60, 36, 36] }) + text('253', 124, 692) + text('258', 124, 683);
    expect(shown(await read({ pages: [grid + text('12', 162, 687.5)] }))).toEqual([
      [
        ['规章', '253\n258', '12'],
        ['文件', '12345', '6'],
      ],
    ]);
  });

  test('belongs to no cell where it runs over the line, however it was set', async () => {
    const digits = [...'123456'].map((digit, index) => text(digit, 205 + 5 * index, 688)).join('');
    const [rows] = shown(await read({ pages: [table([['规章', '', '0']]) + digits] })) as string[][][];
    expect(rows![0]!.slice(1).every((cell) => cell.includes('123\u20d24'))).toBe(true);
  });
});

describe('over pages', () => {
  const upper = [header, ['1.规章', '12', '0'], ['2.文件', '3', '4']];
  const lower = [['3.许可', '5', '6']];
  const marks = (page: number) => text('溪口镇人民政府', 400, 820, 8) + text(`- ${page} -`, 290, 30, 9);

  test('a table goes on, between page marks', async () => {
    const pages = [table(upper, { y: 130 }) + marks(1), table(lower, { y: 790 }) + marks(2)];
    const document = await read({ pages });
    expect(shown(document)).toEqual(['溪口镇人民政府', [...upper, ...lower]]);
    const grid = document.blocks.find((block) => block.kind === 'grid');
    expect(grid?.kind === 'grid' && grid.rows[3]!.cells[1]!.place).toMatchObject({
      page: 2,
      table: 1,
      row: 4,
      column: 2,
    });
  });

  test.each([
    [(page: number) => `- ${page} -`],
    [(page: number) => `−${page}−`],
    [(page: number) => `— ${page} —`],
    [(page: number) => `${page}/8`],
    [(page: number) => `第${page}页/共8页`],
    [(page: number) => `第 ${page} 页 共 8 页`],
    [(page: number) => `Page ${page} of 8`],
    [(page: number) => `第${'一二三'[page - 1]}页`],
    [(page: number) => `· ${page} ·`],
    [(page: number) => `[${page}]`],
    [(page: number) => `${page + 16}`],
  ])('the marks may have any usual form', async (mark) => {
    for (const y of [30, 815]) {
      const pages = [upper, lower].map(
        (rows, index) => table(rows, { y: index === 0 ? 200 : 790 }) + text(mark(index + 1), 290, y, 9),
      );
      expect(shown(await read({ pages }))).toEqual([[...upper, ...lower]]);
    }
  });

  test('a figure alone at the edge of a page is no mark', async () => {
    const pages = [
      table(upper, { y: 200 }) + text('57', 290, 30, 9),
      table(lower, { y: 790 }) + text('12', 290, 30, 9),
    ];
    expect(shown(await read({ pages }))).toEqual([upper, '57', lower, '12']);
  });

  test('and says so where it does', async () => {
    const [first, second] = [table([header, ['规章', '12', '0']], { y: 130 }), table([['文件', '3', '1']], { y: 770 })];
    const document = await read({ pages: [first, text('续表', 500, 790) + second] });
    expect(shown(document)).toEqual(['续表', [header, ['规章', '12', '0'], ['文件', '3', '1']]]);
  });

  test('and its header is not read twice', async () => {
    const pages = [table(upper, { y: 130 }), table([header, ...lower], { y: 790 })];
    expect(shown(await read({ pages }))).toEqual([[...upper, ...lower]]);
  });

  test('another table begins where text stands between, or the width is another', async () => {
    const named = [table(upper, { y: 130 }), text('三、收到', 60, 800) + table(lower, { y: 790 })];
    expect(shown(await read({ pages: named }))).toEqual([upper, '三、收到', lower]);
    const wider = [table(upper, { y: 130 }), table(lower, { y: 790, widths: [100, 80, 80] })];
    expect(shown(await read({ pages: wider }))).toEqual([upper, lower]);
  });

  test('a row that the break cut in two is one again', async () => {
    const pages = [
      table([header, ['1.没有现成信息需要', '12', '0']], { y: 130 }),
      table(
        [
          ['另行制作', '', ''],
          ['2.补正', '5', '6'],
        ],
        { y: 790 },
      ),
    ];
    expect(shown(await read({ pages }))).toEqual([
      [header, ['1.没有现成信息需要\n另行制作', '12', '0'], ['2.补正', '5', '6']],
    ]);
  });

  test.each([
    ['with its end below', ['1.规章', '12345', '0'], ['', '67', ''], ['1.规章', '1234567', '0']],
    ['with the label beside its end', ['', '12345', ''], ['1.规章', '67', '0'], ['1.规章', '1234567', '0']],
    ['with a label that goes on', ['1.没有现成信息需要', '12345', '0'], ['另行制作', '67', ''], undefined],
  ])('a figure that the break cut is one again where its row is: %s', async (_, last, first, whole) => {
    const widths = [92, 30, 30];
    const pages = [table([header, last], { y: 130, widths }), table([first, ['2.许可', '5', '6']], { y: 790, widths })];
    const row = whole ?? ['1.没有现成信息需要\n另行制作', '1234567', '0'];
    expect(shown(await read({ pages }))).toEqual([[header, row, ['2.许可', '5', '6']]]);
  });

  test.each([
    ['every figure may go on', ['1.规章', '12345', '23456'], ['', '67', '8']],
    ['its label may, too', ['1.没有信息', '12345', '0'], ['另行制作', '67', '']],
  ])('a figure that may go on below is open: %s', async (_, last, first) => {
    const widths = [92, 30, 30];
    const pages = [table([header, last], { y: 130, widths }), table([first, ['2.许可', '5', '6']], { y: 790, widths })];
    const [rows] = shown(await read({ pages })) as string[][][];
    expect(rows!.map((row) => row[1])).toEqual(['制发', '12345\n67', '12345\n67', '5']);
  });

  test('nor is one shortened or joined that has a row of its own', async () => {
    const widths = [92, 30, 30];
    for (const first of [
      ['2.许可', '67', '8'],
      ['2.许可', '', ''],
    ]) {
      const pages = [table([header, ['1.规章', '12345', '0']], { y: 130, widths }), table([first], { y: 790, widths })];
      expect(shown(await read({ pages }))).toEqual([[header, ['1.规章', '12345', '0'], first]]);
    }
  });

  test('a row is not joined to one that has its own label, or that was complete', async () => {
    const numbered = [
      table([header, ['1.没有现成信息需要', '12', '0']], { y: 130 }),
      table([['2.补正', '', '']], { y: 790 }),
    ];
    expect(shown(await read({ pages: numbered }))).toEqual([
      [header, ['1.没有现成信息需要', '12', '0'], ['2.补正', '', '']],
    ]);
    const complete = [table([header, ['规章', '12', '0']], { y: 130 }), table([['文件', '', '']], { y: 790 })];
    expect(shown(await read({ pages: complete }))).toEqual([[header, ['规章', '12', '0'], ['文件', '', '']]]);
  });

  test('columns that went to other pages are put beside their labels', async () => {
    const [left, right] = [{ widths: [200, 80] }, { widths: [60] }];
    const pages = [
      table(
        [
          ['栏目', '制发'],
          ['1.规章', '12'],
        ],
        left,
      ),
      table(
        [
          ['2.文件', '3'],
          ['3.许可', '5'],
        ],
        { ...left, y: 790 },
      ),
      table([['总计'], ['120']], right),
      table([['30'], ['50']], { ...right, y: 790 }),
    ];
    const document = await read({ pages });
    expect(shown(document)).toEqual([
      [
        ['栏目', '制发', '总计'],
        ['1.规章', '12', '120'],
        ['2.文件', '3', '30'],
        ['3.许可', '5', '50'],
      ],
    ]);
    const [grid] = document.blocks;
    expect(grid?.kind === 'grid' && grid.rows[1]!.cells[2]!.place).toMatchObject({ page: 3, row: 2, column: 3 });
  });

  test('the same table of another report is not', async () => {
    const cases = table([
      ['维持', '纠正', '总计'],
      ['1', '2', '3'],
    ]);
    expect(shown(await read({ pages: [cases, text('青石镇', 60, 750) + cases] }))).toHaveLength(3);
  });

  test('a lone figure in the margin is a page number only where it counts with the pages', async () => {
    const numbered = [1, 2, 3].map((page) => text('正文', 60, 400) + text(`${page + 4}`, 290, 30));
    expect(shown(await read({ pages: numbered }))).toEqual(['正文', '正文', '正文']);
    const figure = [text('行政许可', 60, 100) + text('447', 290, 60), text('正文', 60, 700)];
    expect(shown(await read({ pages: figure }))).toEqual(['行政许可', '447', '正文']);
  });
});

describe('a table without lines, of which most columns are blank on every page', () => {
  const columns = [250, 300, 350, 400, 450, 500, 550];
  const labels = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
  const groups = text('申请人情况', 380, 740, 7) + text('法人或其他组织', 380, 720, 7);
  const first = groups + labels.map((label, index) => text(label, columns[index]!, 700, 7)).join('');
  const row = (label: string, y: number, figures: readonly (readonly [column: number, figure: string])[]) =>
    text(label, 60, y, 7) + figures.map(([column, figure]) => text(figure, columns[column]!, y, 7)).join('');
  const received = row('一、本年新收政府信息公开申请数量', 680, [
    [0, '17'],
    [6, '17'],
  ]);
  const read = async (...carriedIn: readonly (readonly [number, string])[]) => {
    const pages = [first + received, row('二、上年结转政府信息公开申请数量', 780, carriedIn)];
    const { reports } = await lint(pdf({ pages }), { path: '2023.pdf' });
    const entries = reports
      .flatMap(({ report }) => report.tables)
      .flatMap((table) => table.entries)
      .filter(({ at }) => at.row.id === 'carried-in');
    return entries.map(({ cell }) => cell?.text);
  };

  test('its figures are told by those under the labels of the first', async () => {
    expect(await read([0, '5'], [6, '5'])).toEqual(['5', '', '', '', '', '', '5']);
  });

  test('not where they stand under other columns than these', async () => {
    expect(await read([0, '5'], [5, '5'])).toEqual([]);
    expect(await read([6, '5'])).toEqual([]);
  });
});

describe('running text', () => {
  const full = '溪口镇人民政府扎实推进政务公开工作各项任务得到落实全年主动公开信息'; // 33 characters
  const lines = (texts: readonly (readonly [string, number])[]) =>
    texts.map(([one, x], index) => text(one, x, 780 - 20 * index)).join('');

  test('is joined where a large heading is too long for its line', async () => {
    const page = (end: string) =>
      lines([
        [`${full}在`, 60],
        [`${full}在`, 60],
        [`${full}在`, 60],
      ]) +
      text(`四、政府信息公开行政${end}`, 60, 700, 20) +
      text('行政诉讼情况', 60, 670, 20) +
      text('本年未发生。', 80, 640);
    const [, heading, ...others] = shown(await read({ pages: [page('复议以及因此、')] }));
    expect([heading, ...others]).toEqual(['四、政府信息公开行政复议以及因此、行政诉讼情况', '本年未发生。']);
    expect(shown(await read({ pages: [page('复议、')] })).slice(1)).toEqual([
      '四、政府信息公开行政复议、',
      '行政诉讼情况',
      '本年未发生。',
    ]);
  });

  test('is joined to paragraphs, over pages too, and headings stand alone', async () => {
    const pages = [
      lines([
        [`${full}在`, 60],
        [`${full}在`, 60],
        ['本年完成。', 60],
        ['二、主动公开', 80],
        [full.slice(9), 80],
        [`${full}在`, 60],
      ]),
      lines([
        ['年内完成。', 60],
        [`${full}使`, 60],
        ['三、收到和处理', 60],
      ]),
    ];
    expect(shown(await read({ pages }))).toEqual([
      `${full}在${full}在本年完成。`,
      '二、主动公开',
      full.slice(9),
      `${full}在年内完成。`,
      `${full}使`,
      '三、收到和处理',
    ]);
  });

  test('a short line does not go on, though its end is that of full ones', async () => {
    const heading = text('自然', 380, 720) + text('人', 390, 700) + text('三项加第四项之和', 60, 680);
    const pages = [
      lines([
        [`${full}在`, 60],
        [`${full}在`, 60],
        ['本年完成。', 60],
      ]) + heading,
    ];
    expect(shown(await read({ pages: [pages[0]!] })).slice(-3)).toEqual(['自然', '人', '三项加第四项之和']);
  });

  test('rows of a table without lines are not', async () => {
    const row = (y: number) =>
      text('一、新收', 60, y) + [1, 2, 3].map((figure) => text(`${figure}`, 200 + 100 * figure, y)).join('');
    const { blocks } = await read({ pages: [row(700) + row(680) + row(660) + row(640)] });
    expect(blocks.map((block) => block.kind === 'paragraph' && block.words?.length)).toEqual([4, 4, 4, 4]);
  });
});

describe('the title', () => {
  const info = { objects: ['<< /Title (2025 report) >>'], trailer: '/Info 10 0 R' };

  test('that a viewer shows is kept apart from what is printed', async () => {
    const document = await read({ pages: [text('正文', 60, 700)], ...info });
    expect([document.title, ...shown(document)]).toEqual(['2025 report', '正文']);
  });
});

describe('what is no text', () => {
  const image = {
    dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    stream: 'abcd',
  };
  const scan = { objects: [image], resources: '/XObject << /I 10 0 R >>' };

  test('a scan is a picture', async () => {
    const document = await read({ pages: ['q 595 0 0 842 0 0 cm /I Do Q', 'q 60 0 0 60 400 700 cm /I Do Q'], ...scan });
    expect(document).toMatchObject({ blocks: [], pictures: [{ path: 'a.pdf', page: 1 }], notices: [] });
  });

  test('and the text that a machine laid behind it is not read', async () => {
    const document = await read({
      pages: [`q 595 0 0 842 0 0 cm /I Do Q ${text('规章12', 60, 700, 10, '3 Tr')}`],
      ...scan,
    });
    expect(document).toMatchObject({ blocks: [], pictures: [{ page: 1 }] });
    expect(document.notices.map(({ en }) => en)).toEqual([
      'page 1 is a scan; its text layer was recognised by a machine, may be wrong, and was not read',
    ]);
  });

  test('a page of text has no picture', async () => {
    expect(
      (await read({ pages: [`q 500 0 0 500 0 0 cm 0.01 0 0 0.01 0 0 cm ${text('文', 1, 1)} Q`] })).pictures,
    ).toEqual([]);
  });

  test('attached files are named', async () => {
    const catalogue = '/Names << /EmbeddedFiles << /Names [(a.xlsx) 10 0 R] >> >>';
    const objects = [
      '<< /Type /Filespec /F (a.xlsx) /EF << /F 11 0 R >> >>',
      { dictionary: '/Type /EmbeddedFile', stream: 'x' },
    ];
    const document = await read({ pages: [text('正文', 60, 700)], catalogue, objects });
    expect(document.notices.map(({ zh }) => zh)).toEqual(['PDF 里附有 1 个文件，未检查；请另存后分别检查']);
  });
});

describe('what cannot be read says so', () => {
  test('codes that nothing maps to characters', async () => {
    const content = `BT /F9 10 Tf 60 700 Td <${ucs2('12345678')}> Tj ET`;
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [4 0 R] >>';
    const parts = { pages: [content], objects: [font], resources: '>> /Font << /F9 10 0 R' };
    expect(await problem(pdf({ ...parts, resources: '', page: '/Resources << /Font << /F9 10 0 R >> >>' }))).toMatch(
      /^damaged: the text of the PDF is visible but cannot be read/,
    );
  });

  test('too many pages', async () => {
    expect(await problem(pdf({ pages: Array.from({ length: 501 }, () => '') }))).toMatch(
      /^too-large: the PDF has 501 pages/,
    );
  });

  test('a file that broke off', async () => {
    const whole = pdf({ pages: [text('正文', 60, 700)] });
    expect(await problem(whole.subarray(0, whole.length - 60))).toBe(
      'damaged: the file is damaged or incomplete (its end is missing): fetch it again, or use the Word or Excel file that it was made from',
    );
  });

  test('a packed stream that is not what it was', async () => {
    const packed = zlibSync(new TextEncoder().encode(table([header, ['规章', '12', '0']])));
    const stream = String.fromCharCode(...packed);
    const form =
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Filter /FlateDecode';
    const shows = text('规章12废止制发信息内容0', 60, 900);
    const whole = pdf({
      pages: [`/X Do ${shows}`],
      objects: [{ dictionary: form, stream }],
      resources: '/XObject << /X 10 0 R >>',
    });
    expect(shown(await readPdf(whole, 'a.pdf'))).toContainEqual([header, ['规章', '12', '0']]);
    const at = Buffer.from(whole).toString('latin1').indexOf(stream.slice(0, 20));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: packed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (byte, change) => {
          const changed = whole.slice();
          changed[at + byte]! ^= change;
          const outcome = await readPdf(changed, 'a.pdf').then(shown, (reason: UserError) => reason.text.en);
          // Some of the codes that it is packed with stand for nothing in it.
          if (typeof outcome === 'string')
            expect(outcome).toMatch(/^the file is damaged or incomplete \(part of its content is damaged\)/);
          else expect(outcome).toContainEqual([header, ['规章', '12', '0']]);
        },
      ),
      runs(30),
    );
  });

  test('a password', async () => {
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;
    expect(await problem(pdf({ pages: [text('正文', 60, 700)], trailer }))).toBe(
      'encrypted: the PDF needs a password: open it, remove the password and save it as a new file',
    );
  });

  test('but a damaged index is made good', async () => {
    const whole = Buffer.from(pdf({ pages: [text('正文', 60, 700)] })).toString('latin1');
    const bytes = Uint8Array.from(whole.replace(/startxref\n\d+/, 'startxref\n77'), (character) =>
      character.charCodeAt(0),
    );
    expect(shown(await readPdf(bytes, 'a.pdf'))).toEqual(['正文']);
  });
});

test('the methods of the platform, which the parser replaces by slower ones, are put back', async () => {
  await readPdf(pdf({ pages: [''] }), 'a.pdf');
  for (const method of [Array.prototype.push, JSON.parse, JSON.stringify, Function.prototype.toString]) {
    expect(String(method)).toContain('[native code]');
  }
});

test('a report without lines is lines, in which every figure is a word', async () => {
  const { blocks } = await readPdf(printPdf(['标题'], { ruling: 'none', pageMarks: false }), 'a.pdf');
  expect(blocks).toMatchObject([{ kind: 'paragraph', text: '标题' }]);
});
