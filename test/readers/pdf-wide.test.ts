import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import { entriesOf } from '../../src/model/report.ts';
import { readPdf } from '../../src/readers/pdf/index.ts';
import { distinct } from '../support/make/figures.ts';
import { edges, pdf, text } from '../support/make/pdf.ts';

interface Column {
  readonly width: number;
  /** Its cells, from top to bottom; one that goes on from the column before is `<`. */
  readonly cells: readonly string[];
}

/** Heights of the rows: no two alike, as labels of different length make them. */
const heights = [20, 22, 20, 26, 20, 24];

const label: Column = {
  width: 160,
  cells: ['栏目', '栏目', '一、新收数量', '二、结转数量', '三、办结数量', '四、总计数量'],
};
const figures = (head: string, first: number, width = 60, group = '<'): Column => ({
  width,
  cells: [group, head, ...[0, 1, 2, 3].map((row) => String(first + row))],
});
const columns = [
  figures('自然人', 111, 60, '申请人情况'),
  figures('商业企业', 211),
  figures('科研机构', 311),
  figures('其他', 411, 80),
  figures('总计', 511),
];

/** A part of the sheet as its page shows it: some columns, some rows, from the upper left corner on. */
function part(shown: readonly Column[], from = 0, to = heights.length, y = 780): string {
  const xs = edges(
    50,
    shown.map(({ width }) => width),
  );
  const ys = edges(0, heights.slice(from, to)).map((down) => y - down);
  const line = (...at: number[]) => `${at[0]} ${at[1]} m ${at[2]} ${at[3]} l S\n`;
  const across = ys.map((at) => line(xs[0]!, at, xs.at(-1)!, at)).join('');
  const isOpen = (column: number, row: number) =>
    (shown[column]?.cells ?? columns[columns.indexOf(shown.at(-1)!) + 1]?.cells)?.[row] === '<';
  const down = xs.flatMap((x, column) =>
    ys.slice(1).map((at, row) => (isOpen(column, from + row) ? '' : line(x, ys[row]!, x, at))),
  );
  const texts = shown.flatMap(({ cells }, column) =>
    cells.slice(from, to).map((cell, row) => (cell === '<' ? '' : text(cell, xs[column]! + 3, ys[row]! - 13, 9))),
  );
  return across + down.join('') + texts.join('');
}

/** The rows of each table, what is merged once. */
async function tables(...pages: readonly string[]): Promise<string[][][]> {
  const { blocks } = await readPdf(pdf({ pages }), 'a.pdf');
  return blocks.flatMap((block) =>
    block.kind === 'grid'
      ? [
          block.rows.map(({ cells }) =>
            cells.filter((cell, index) => cell !== cells[index - 1]).map((cell) => cell!.text),
          ),
        ]
      : [],
  );
}

const whole = await tables(part([label, ...columns]));

describe('columns on other pages', () => {
  const [left, middle, right] = [columns.slice(0, 2), columns.slice(2, 4), columns.slice(4)];
  const bands = [left, middle, right];

  test('are put beside the first', async () => {
    expect(await tables(...[[label, ...left], middle, right].map((shown) => part(shown)))).toEqual(whole);
  });

  test('with the labels on every page', async () => {
    expect(await tables(...bands.map((shown) => part([label, ...shown])))).toEqual(whole);
  });

  test('down the sheet first, or across', async () => {
    const first = (shown: readonly Column[], index: number) => (index === 0 ? [label, ...shown] : shown);
    const [upper, lower] = [
      bands.map((shown, index) => part(first(shown, index), 0, 4)),
      bands.map((shown, index) => part(first(shown, index), 4)),
    ];
    expect(await tables(...upper, ...lower)).toEqual(whole);
    expect(await tables(...upper.flatMap((page, index) => [page, lower[index]!]))).toEqual(whole);
  });

  test('of another report with the same labels are not', async () => {
    const other = columns.map(({ cells, ...rest }) => ({
      ...rest,
      cells: cells.map((cell) => cell.replace(/^\d/, '9')),
    }));
    expect(await tables(part([label, ...columns]), text('青石镇', 60, 800) + part([label, ...other]))).toHaveLength(2);
  });

  test('of another table that ends at the same height are not', async () => {
    const box = (texts: readonly string[], y: number) =>
      texts.map((one, index) => text(one, 53 + index * 60, y + 7, 9)).join('') +
      `50 ${y} m ${50 + texts.length * 60} ${y} l S 50 ${y + 20} m ${50 + texts.length * 60} ${y + 20} l S ` +
      [...texts, ''].map((_, index) => `${50 + index * 60} ${y} m ${50 + index * 60} ${y + 20} l S\n`).join('');
    expect(await tables(box(['政府采购', '24', '31'], 760), box(['56', '19', '75'], 760))).toEqual([
      [
        ['政府采购', '24', '31'],
        ['56', '19', '75'],
      ],
    ]);
  });

  test('are open where the pages with them are not there', async () => {
    const { blocks } = await readPdf(pdf({ pages: [part([label, ...left])] }), 'a.pdf');
    expect(blocks).toMatchObject([{ kind: 'grid', cut: true }]);
    const all = await readPdf(pdf({ pages: [part([label, ...columns])] }), 'a.pdf');
    expect(all.blocks[0]).not.toHaveProperty('cut');
  });

  test('are open where it cannot be told which page they go beside', async () => {
    const lower = part([label, ...left], 4);
    const pages = [part([label, ...left], 0, 4), lower, lower, part(middle, 4)];
    const { blocks } = await readPdf(pdf({ pages }), 'a.pdf');
    expect(blocks.every((block) => block.kind !== 'grid' || block.cut)).toBe(true);
    expect(JSON.stringify(blocks)).not.toContain('"411"');
  });
});

describe('a column at the edge of what is shown', () => {
  const [x, last, edge, y] = [60, 460, 520, 700];
  /** Lines across to `end`, one down at each of `xs`; the last column with these texts, from `at` on. */
  const page = (end: number, downs: readonly number[], texts: readonly string[], at: number) =>
    [y, y - 20, y - 40, y - 60].map((one) => `${x} ${one} m ${end} ${one} l S\n`).join('') +
    [x, 260, last, ...downs].map((one) => `${one} ${y} m ${one} ${y - 60} l S\n`).join('') +
    texts
      .map(
        (one, row) =>
          text(['信息内容', '规章', '文件'][row]!, 62, y - 13 - 20 * row) + text(one, at, y - 13 - 20 * row),
      )
      .join('') +
    ['制发', '12', '34'].map((one, row) => text(one, 262, y - 13 - 20 * row)).join('');
  const clipped = (content: string) => `q 0 0 ${edge} 842 re W n ${content} Q`;
  const figures = ['现行', '56789', '56780'];
  const open = [
    ['信息内容', '制发'],
    ['规章', '12'],
    ['文件', '34'],
  ];
  const full = open.map((row, index) => [...row, figures[index]!]);

  test.each([
    ['clipped within its digits', clipped(page(560, [], figures, 505))],
    ['clipped behind its digits, with the rest left out', clipped(page(560, [], figures, 494))],
    ['clipped a little behind its cell', clipped(page(edge + 2, [], figures, 494))],
    ['clipped, its border beyond', clipped(page(560, [560], figures, 505))],
    ['clipped, without one of its figures', clipped(page(560, [], ['现行', '5', ''], 464))],
    ['beyond the page', page(640, [640], figures, 580)],
    ['that ends with the page', page(595, [], figures, 568)],
  ])('is open, %s', async (_, content) => {
    const { blocks } = await readPdf(pdf({ pages: [content] }), 'a.pdf');
    expect(blocks[0]).toMatchObject({ kind: 'grid', cut: true });
    expect(await tables(content)).toEqual([open]);
  });

  test('is open beyond the part of the page that is shown', async () => {
    const bytes = pdf({ pages: [page(560, [560], figures, 505)], page: `/CropBox [0 0 ${edge} 842]` });
    expect((await readPdf(bytes, 'a.pdf')).blocks[0]).toMatchObject({
      kind: 'grid',
      cut: true,
      rows: open.map((row) => ({ cells: row.map((cell) => ({ text: cell })) })),
    });
  });

  test.each([
    ['its border is at the edge', clipped(page(edge, [edge], figures, 494))],
    ['its thick border runs over the edge', clipped(page(edge + 2, [edge], figures, 494))],
    ['it has no border, and its lines end at the edge', clipped(page(edge, [], figures, 494))],
    ['there is room for more behind its digits', clipped(page(560, [], figures, 474))],
    ['it ends with the page', page(594.5, [594.5], figures, 568)],
  ])('is read where %s', async (_, content) => {
    expect(await tables(content)).toEqual([full]);
  });
});

const printed = 'fixtures/printed/wide';

test.each(
  readdirSync(printed).filter((name) => /^calc-(?:across|down)/.test(name)),
)('%s says the same as its sheet', async (name) => {
  const form = forms[0]!;
  const expected = distinct(form);
  const bytes = new Uint8Array(readFileSync(`${printed}/${name}`));
  const { diagnostics } = await lint(bytes.slice(), { path: name });
  expect(
    diagnostics
      .filter(({ kind, severity }) => kind === 'fail' && severity === 'error')
      .map(({ message }) => message.zh),
  ).toEqual([]);
  for (const { at, value } of entriesOf(await readReport(bytes, { path: name }))) {
    const number = expected[at.table.id]![at.row.id]![at.column.id]!;
    expect([at.label.zh, value]).toEqual([
      at.label.zh,
      { kind: 'number', number: { units: BigInt(number), scale: 0 } },
    ]);
  }
});
