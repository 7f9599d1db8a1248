import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import type { Grid } from '../../src/model/document.ts';
import { entriesOf, type Report } from '../../src/model/report.ts';
import { hasStruckText, withoutStruckText } from '../../src/model/struck-text.ts';
import { readPdf } from '../../src/readers/pdf/index.ts';
import { distinct } from '../support/make/figures.ts';
import { objectsOf, ofd } from '../support/make/ofd.ts';
import { drawPages, edges, pdf, type Ruling, text } from '../support/make/pdf.ts';
import { items, title } from '../support/make/printed.ts';
import { runs } from '../support/random-runs.ts';

const widths = [80, 30, 30, 30];
const xs = edges(60, widths);
const top = 700;
const high = 20;

/** A line from one place to another. */
const line = (x1: number, y1: number, x2: number, y2: number) => `${x1} ${y1} m ${x2} ${y2} l S\n`;

/** Rows 20 high, 10 points large; the baseline of a row is 13 below its upper edge. */
function table(rows: readonly (readonly string[])[]): string {
  const bottom = top - high * rows.length;
  return [
    ...xs.map((x) => line(x, top, x, bottom)),
    ...[...rows, []].map((_, row) => line(xs[0]!, top - high * row, xs.at(-1)!, top - high * row)),
    ...rows.flatMap((row, down) =>
      row.map((cell, column) => (cell === '' ? '' : text(cell, xs[column]! + 2, baseline(down)))),
    ),
  ].join('');
}

const baseline = (row: number) => top - high * row - 13;
const left = (column: number) => xs[column]! + 2;

const rows = [
  ['信息内容', '制发', '废止', '现行'],
  ['规章', '57', '3', '8'],
  ['文件', '12', '34', '9'],
];

/** A text, what is struck in it in tildes. */
const marked = (text: string) => text.replaceAll(/((?:.\u0336)+)/g, '~$1~').replaceAll('\u0336', '');

/** A pattern, a gradient and a picture. */
const resources = '/Pattern << /P1 10 0 R >> /Shading << /S1 11 0 R >> /XObject << /X1 12 0 R >>';
const objects = [
  {
    dictionary:
      '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>',
    stream: '0 2 4 0.5 re f',
  },
  '<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 595 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1 >> /Extend [true true] >>',
  {
    dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    stream: '\0',
  },
];

/** The cells of a page with a table. */
async function cells(content: string): Promise<string[][]> {
  const { blocks } = await readPdf(pdf({ pages: [content], resources, objects }), 'a.pdf');
  const grid = blocks.find((block): block is Grid => block.kind === 'grid')!;
  return grid.rows.map((row) => row.cells.map((cell) => marked(cell!.text)));
}

describe('a figure is open that a line goes through', () => {
  const y = baseline(1);
  const [x, end] = [left(1), left(1) + 10];
  test.each([
    ['drawn along', line(x, y + 3, end, y + 3)],
    ['as a word processor fills it', `${x} ${y + 2} 10 0.7 re f\n`],
    ['double', line(x, y + 2.5, end, y + 2.5) + line(x, y + 4, end, y + 4)],
    ['dashed', [0, 3, 6, 9].map((dx) => line(x + dx, y + 3, x + dx + 2, y + 3)).join('')],
    ['red and thick', `1 0 0 RG 2 w ${line(x, y + 4, end, y + 4)}`],
    ['over the whole cell', line(xs[1]!, y + 3, xs[2]!, y + 3)],
    ['over more than the figure', line(x - 1, y + 3, end + 9, y + 3)],
    ['nearly level', line(x - 1, y + 2, end + 1, y + 4)],
    ['aslant', line(x - 1, y, end + 1, y + 7)],
    ['from corner to corner', line(xs[1]!, top - 20, xs[2]!, top - 40)],
    ['from corner to corner, as a spreadsheet fills it', `140 660.2 m 170 680.2 l 170.3 679.8 l 139.7 659.8 l h f\n`],
    ['as a cross', line(xs[1]!, top - 20, xs[2]!, top - 40) + line(xs[1]!, top - 40, xs[2]!, top - 20)],
  ])('%s', async (_, strike) => {
    expect(await cells(table(rows) + strike)).toEqual([rows[0], ['规章', '~57~', '3', '8'], rows[2]]);
    expect(await cells(strike + table(rows))).toEqual([rows[0], ['规章', '~57~', '3', '8'], rows[2]]);
  });

  const centre = y + 3.5;
  const wave = (from: number, to: number) =>
    `${from} ${centre} m ${Array.from({ length: Math.round((to - from) / 4) }, (_, index) => {
      const at = from + 4 * index;
      return `${at + 1.3} ${centre + 2} ${at + 2.6} ${centre - 2} ${at + 4} ${centre} c `;
    }).join('')}`;
  test.each([
    ['as a wave', `${wave(x - 1, end + 1)} S\n`],
    ['as a filled wave', `${wave(x - 1, end + 1)} ${end + 1} ${centre - 0.5} l ${x - 1} ${centre - 0.5} l h f\n`],
    ['as an arc', `${x} ${centre} m ${x + 3} ${centre + 3} ${x + 7} ${centre + 3} ${end} ${centre} c S\n`],
    [
      'as a zigzag',
      `${x} ${centre} m ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((dx) => `${x + dx} ${centre + (dx % 2 ? 2 : -2)} l`).join(' ')} S\n`,
    ],
    ['dotted', [-1, 1, 3, 5, 7, 9].map((dx) => `${x + dx} ${centre} 0.8 0.8 re f\n`).join('')],
    [
      'with round dots',
      [0, 2, 4, 6, 8]
        .map((dx) => {
          const [l, r] = [x + dx, x + dx + 1];
          return `${l} ${centre} m ${l} ${centre + 0.7} ${r} ${centre + 0.7} ${r} ${centre} c ${r} ${centre - 0.7} ${l} ${centre - 0.7} ${l} ${centre} c f\n`;
        })
        .join(''),
    ],
    ['with a pattern', `q /Pattern cs /P1 scn ${x} ${centre - 2} 10 4 re f Q\n`],
    ['with a pattern somewhere in a box', `q /Pattern cs /P1 scn ${x} ${y - 3} 10 13 re f Q\n`],
    ['with a gradient', `q ${x} ${centre - 0.5} 10 1 re W n /S1 sh Q\n`],
    ['by a thin picture', `q 12 0 0 1 ${x - 1} ${centre} cm /X1 Do Q\n`],
  ])('%s', async (_, strike) => {
    expect(await cells(table(rows) + strike)).toEqual([rows[0], ['规章', '~57~', '3', '8'], rows[2]]);
  });

  test('in part of it', async () => {
    expect(await cells(table(rows) + line(x, y + 3, x + 5, y + 3))).toContainEqual(['规章', '~5~7', '3', '8']);
  });

  test('with another number beside it, or below', async () => {
    const beside = table([rows[0]!, ['规章', '', '3', '8'], rows[2]!]) + text('57', x, y) + text('50', x + 12, y);
    expect(await cells(beside + line(x, y + 3, end, y + 3) + line(x + 12, y - 1, x + 22, y - 1))).toEqual([
      rows[0],
      ['规章', '~57~ 50', '3', '8'],
      rows[2],
    ]);
    const below =
      table([rows[0]!, ['规章', '', '3', '8'], rows[2]!]) + text('57', x, y + 4, 8) + text('50', x, y - 5, 8);
    expect(await cells(below + line(x, y + 7, x + 8, y + 7) + line(x, y - 6, x + 8, y - 6))).toEqual([
      rows[0],
      ['规章', '~57~\n50', '3', '8'],
      rows[2],
    ]);
  });

  test('with all of its row', async () => {
    expect(await cells(table(rows) + line(xs[0]!, y + 3, xs[4]!, y + 3))).toEqual([
      rows[0],
      ['~规章~', '~57~', '~3~', '~8~'],
      rows[2],
    ]);
  });

  test('of a table without lines', async () => {
    const words = rows.map((row, down) =>
      row.map((cell, column) => text(cell, left(column) + 20 * column, baseline(down))).join(''),
    );
    const { blocks } = await readPdf(pdf({ pages: [words.join('') + line(x + 20, y + 3, end + 20, y + 3)] }), 'a.pdf');
    expect(blocks[1]).toMatchObject({ text: '规章 5\u03367\u0336 3 8' });
  });
});

describe('no figure is open', () => {
  const y = baseline(1);
  const [x, end] = [left(1), left(1) + 10];
  test.each([
    ['that is underlined', line(x, y - 1.2, end, y - 1.2)],
    ['that is underlined from side to side', line(xs[1]! + 1, y - 1, xs[2]! - 8, y - 1)],
    ['that is underlined twice', line(x, y - 1, end, y - 1) + line(x, y - 2.2, end, y - 2.2)],
    ['with a line above it', line(x, y + 9, end, y + 9)],
    ['on a highlight', `1 1 0 rg ${x - 1} ${y - 3} 12 13 re f 0 g\n`],
    ['on a gradient that fills the cell', `q /Pattern cs /P1 scn ${xs[1]} ${top - 40} 30 20 re f Q\n`],
    ['with a wave under it', `${x} ${y - 2} m ${x + 3} ${y} ${x + 7} ${y - 4} ${end} ${y - 2} c S\n`],
    [
      'in a ring',
      `${x - 2} ${y + 3} m ${x - 2} ${y + 14} ${end + 2} ${y + 14} ${end + 2} ${y + 3} c ${end + 2} ${y - 8} ${x - 2} ${y - 8} ${x - 2} ${y + 3} c S\n`,
    ],
    ['with a line aslant in another cell', line(xs[0]!, top, xs[1]!, top - 20)],
  ])('%s', async (_, stroke) => {
    expect(await cells(table(rows) + stroke)).toEqual(rows);
  });
});

test('a figure out of its row is open, and the line it stands on parts the rows', async () => {
  const page = table([rows[0]!, ['规章', '', '3', '8'], rows[2]!]) + text('57', left(1), top - 43);
  expect(await cells(page)).toEqual([rows[0], ['规章', '~57~', '3', '8'], rows[2]]);
});

test('a label says what is not struck, and what is where that is all', () => {
  const struck = (content: string) => [...content].map((one) => `${one}\u0336`).join('');
  expect(withoutStruckText(`${struck('旧名')}文件`)).toBe('文件');
  expect(withoutStruckText(struck('规章'))).toBe('规章');
  expect(withoutStruckText('规章')).toBe('规章');
});

/** A report on pages, a chosen part of its figures struck. */
const form = forms[0]!;
const figures = distinct(form);
const printed = [title('云浦市', 2025), ...items(form, figures)];

interface Strike {
  /** The middle of the line above the baseline, and its ends beyond those of the figure, in parts of the size. */
  readonly height: number;
  readonly before: number;
  readonly behind: number;
  readonly filled: boolean;
}

/** The pages with lines through every so-manieth figure; the texts of these figures. */
function struckPages(pages: readonly string[], every: number, strikes: readonly Strike[]): [string[], string[]] {
  const chosen: string[] = [];
  let count = 0;
  const drawn = pages.map((page) =>
    page.replaceAll(/BT \/F1 (\S+) Tf {2}1 0 0 1 (\S+) (\S+) Tm <([\da-f]+)> Tj ET\n/g, (whole, ...parts: string[]) => {
      const [size, x, y] = parts.slice(0, 3).map(Number) as [number, number, number];
      const content = String.fromCharCode(...parts[3]!.match(/.{4}/g)!.map((code) => Number.parseInt(code, 16)));
      if (!/^\d+$/.test(content) || ++count % every !== 0) return whole;
      const { height, before, behind, filled } = strikes[count % strikes.length]!;
      chosen.push(content);
      const [from, to, at] = [x - before * size, x + (content.length / 2 + behind) * size, y + height * size];
      return whole + (filled ? `${from} ${at - 0.2} ${to - from} 0.4 re f\n` : line(from, at, to, at));
    }),
  );
  return [drawn, chosen];
}

const strike = fc.record({
  height: fc.double({ min: 0.15, max: 0.58, noNaN: true }),
  before: fc.double({ min: 0, max: 2, noNaN: true }),
  behind: fc.double({ min: 0, max: 2, noNaN: true }),
  filled: fc.boolean(),
});

const numbers = (report: Report) =>
  new Map(
    [...entriesOf(report)].map(({ at, value, cell }) => [
      `${at.row.id}/${at.column.id}/${at.label.zh}`,
      { value, text: cell?.text ?? '' },
    ]),
  );

test.each<[string, (pages: string[]) => Uint8Array]>([
  ['a.pdf', (pages) => pdf({ pages })],
  ['a.ofd', (pages) => ofd(pages.map(objectsOf))],
])('whatever lines go through the figures of %s, none is another number, and no other is open', async (path, make) => {
  const whole = numbers(await readReport(make(drawPages(printed, { ruling: 'lines' })), { path }));
  expect([...whole.values()].every(({ value }) => value.kind === 'number')).toBe(true);
  await fc.assert(
    fc.asyncProperty(
      fc.array(strike, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 2, max: 9 }),
      fc.constantFrom<Ruling>('lines', 'boxes', 'thin boxes'),
      async (strikes, every, ruling) => {
        const [pages, chosen] = struckPages(drawPages(printed, { ruling }), every, strikes);
        const read = numbers(await readReport(make(pages), { path }));
        for (const [cell, { value, text: shown }] of whole) {
          const found = read.get(cell)!;
          if (chosen.includes(shown))
            expect([cell, found.value.kind, hasStruckText(found.text)]).toEqual([cell, 'unreadable', true]);
          else expect([cell, found.value]).toEqual([cell, value]);
        }
      },
    ),
    runs(6, 15),
  );
});

test('in tables without lines too', async () => {
  const whole = numbers(await readReport(pdf({ pages: drawPages(printed, { ruling: 'none' }) }), { path: 'a.pdf' }));
  for (const every of [3, 7, 11]) {
    const [pages, chosen] = struckPages(drawPages(printed, { ruling: 'none' }), every, [
      { height: 0.3, before: 0, behind: 0, filled: false },
    ]);
    const read = numbers(await readReport(pdf({ pages }), { path: 'a.pdf' }));
    const wrong = [...whole].filter(([cell, { value, text: shown }]) => {
      const kind = read.get(cell)?.value.kind ?? 'unread';
      return chosen.includes(shown) ? kind === 'number' || kind === 'blank' : kind !== value.kind;
    });
    expect(wrong.map(([cell]) => cell)).toEqual([]);
  }
});

test('the user is told why', async () => {
  const [pages] = struckPages(drawPages(printed, { ruling: 'lines' }), 7, [
    { height: 0.3, before: 0, behind: 0, filled: false },
  ]);
  const { diagnostics, verdict } = await lint(pdf({ pages }), { path: '2025.pdf' });
  expect(verdict).toBe('incomplete');
  expect(new Set(diagnostics.filter(({ kind }) => kind === 'fail').map(({ rule }) => rule))).toEqual(new Set());
  const open = diagnostics.filter(({ rule }) => rule === 'unreadable-count');
  expect(open.length).toBeGreaterThan(20);
  for (const { kind, message } of open) {
    expect(kind).toBe('open');
    expect(message.zh).toContain('有线从字中间穿过');
  }
});

/** Tables with struck figures as programs print them: struck text, underlined text, tracked changes, a cell with a diagonal. */
test.each([
  ['chromium-struck.pdf', ['规章 ~57~ ~57~ 50 ~7~0', '文件 12 ~34~ ~57~ 50', '~旧名~文件 （3）5 9 ~88~']],
  ['writer-struck.pdf', ['规章 ~57~ ~57~ ~50~ ~7~0', '文件 12 ~34~ ~57~ 50', '~旧名~文件 （3）5 9 ~88~']],
  ['writer-changes.pdf', ['规章 ~57~50 ~57~（50） ~57~', '文件 ~57~ 50 ~7~0', '许可 5 6 7']],
])('%s', async (name, expected) => {
  const { blocks } = await readPdf(new Uint8Array(readFileSync(`fixtures/printed/struck/${name}`)), name);
  const grid = blocks.find((block): block is Grid => block.kind === 'grid')!;
  const lines = grid.rows.map((row) => row.cells.map((cell) => marked(cell!.text).replaceAll('\n', ' ')).join(' '));
  expect(lines.slice(1)).toEqual(expected);
});
