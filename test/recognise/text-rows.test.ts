import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Word } from '../../src/model/document.ts';
import { type Line, tableOf } from '../../src/model/form.ts';
import { assignLabels } from '../../src/recognise/text-lines/assign-labels.ts';
import { splitAtLabels } from '../../src/recognise/text-lines/cell-sequence-rows.ts';
import { isDoubtful } from '../../src/recognise/text-lines/doubtful-rows.ts';
import type { FigureRow } from '../../src/recognise/text-lines/figure-rows.ts';
import { type RowLabel, rowsOf } from '../../src/recognise/text-lines/row-labels.ts';

/** Which rows of the form the figures in lines of text are, and which of them may be others. */

const place = { path: '甲.txt' };
const word = (text: string): Word => ({ text, from: 0, to: 1, place });
const words = (count: number) => Array.from({ length: count }, () => word('7'));

/** The lines of a small form. */
const all = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as Line);
const lineOf = (id: string) => all.find((line) => line.id === id);

interface Drawn {
  /** The row of the form; none if the figures have no label of the form. */
  readonly row?: string;
  /** The first line that they are on; the next by default. */
  readonly on?: number;
  readonly values?: number;
  /** Words left of them. */
  readonly own?: number;
  readonly mixed?: boolean;
  readonly slip?: boolean;
}

function doubtful(rows: readonly Drawn[], blanks: string, columns: number): string {
  let line = -1;
  const figures = rows.map(({ on, values = columns, own = 1, mixed = false }): FigureRow => {
    line = on ?? line + 1;
    return { first: line, last: line, values: words(values), own: words(own), mixed };
  });
  const labels = rows.map(({ row, slip = false }): RowLabel | undefined =>
    row === undefined ? undefined : { line: lineOf(row)!, words: [], exact: !slip },
  );
  const found = [...blanks].map((id) => ({ line: lineOf(id)!, place, values: [], words: [] }));
  const known = { figures, labels, blanks: found, rows: { lines: all, named: new Map() }, columns };
  return rows.map((_, row) => (isDoubtful(known, row) ? '?' : '.')).join('');
}

describe('rows of figures that may be others', () => {
  const a: Drawn = { row: 'a' };
  const b: Drawn = { row: 'b' };
  const d: Drawn = { row: 'd' };
  const other: Drawn = {};

  test.each<[string, readonly Drawn[], string, string?, number?]>([
    ['all with their label', [a, b], '..'],
    ['words among the figures', [{ ...a, mixed: true }, b], '?.'],
    ['right below a whole row, too few, without words', [a, { ...b, own: 0, values: 2 }], '.?'],
    ['as many as there are columns', [a, { ...b, own: 0 }], '..'],
    ['with words', [a, { ...b, own: 2, values: 2 }], '..'],
    ['a line further below', [a, { ...b, own: 0, values: 2, on: 2 }], '..'],
    [
      'below a row without words',
      [
        { ...a, own: 0 },
        { ...b, own: 0, values: 2 },
      ],
      '..',
    ],
    ['one column', [a, { ...b, own: 0 }], '.?', '', 1],
    ['the first without words', [{ ...a, own: 0, values: 2 }, b], '..'],
    ['a blank row of the form where others are', [a, other, d], '.?.', 'b'],
    ['a blank row elsewhere', [a, other, b], '...', 'd'],
    ['a missing row of the form where others are', [a, other, d], '.?.'],
    ['others above the first row', [other, a], '..'],
    ['others above a row that is not the first', [other, b], '?.'],
    ['others above two rows', [other, a, d], '...'],
    ['others below two rows', [a, b, other, { row: 'c' }], '....'],
    ['others right below the last row of the form', [d, other], '..'],
    ['others right below another row', [a, other], '.?'],
    ['too few right below another row', [a, { values: 2 }], '.?'],
    ['too few, further below', [a, { values: 2, on: 2 }], '..'],
    ['others further below', [a, { on: 2 }], '..'],
    ['others alone', [other], '.'],
    ['too few right below the last', [d, { values: 2 }], '.?'],
    ['too many right below the last', [d, { values: 4 }], '..'],
    ['without words, right below the last', [d, { own: 0 }], '.?'],
    ['with words among them, right below the last', [d, { mixed: true }], '.?'],
    ['below a row that lacks some', [{ ...d, values: 2 }, other], '.?'],
    ['below a row whose label has a slip', [{ ...d, slip: true }, other], '.?'],
    ['above a row that lacks some', [other, { ...a, values: 2 }], '?.'],
    ['above a row whose label has a slip', [other, { ...a, slip: true }], '?.'],
  ])('%s', (_, rows, expected, blanks = '', columns = 3) => {
    expect(doubtful(rows, blanks, columns)).toBe(expected);
  });
});

describe('the row that figures are, of those that their words may name', () => {
  const shared = [word('甲')];
  const label = (id: string, exact = true, own: readonly Word[] = [word(id)]) => ({
    line: lineOf(id)!,
    words: own,
    exact,
  });

  test.each<[string, RowLabel[][], string | undefined]>([
    ['one each', [[label('a')], [label('b')]], 'a b'],
    ['none', [[], [label('b')]], '. b'],
    ['nothing', [], ''],
    ['two that leave one order', [[label('a'), label('b')], [label('b')]], 'a b'],
    ['two in either order', [[label('a'), label('b')]], undefined],
    ['a slip beside a right one', [[label('a', false), label('b')]], 'b'],
    ['two slips rather than one right', [[label('a', false), label('d')], [label('b', false)]], 'a b'],
    ['out of order', [[label('b')], [label('a')]], 'b a'],
    ['out of order, one with a slip', [[label('b')], [label('a', false)]], 'b .'],
    ['the same words', [[label('a', true, shared)], [label('b', true, shared)]], undefined],
    ['one row for two', [[label('a')], [label('a')]], undefined],
  ])('%s', (_, options, expected) => {
    const found = assignLabels(options, all)?.map((one) => one?.line.id ?? '.');
    expect(found?.join(' ')).toBe(expected);
  });
});

describe('a sequence of cells, split at its labels', () => {
  const [form] = forms;
  const blocks = (id: string) => rowsOf(tableOf(form!, id)!.blocks.slice(0, 1));
  const split = (id: string, columns: number, drawn: string) =>
    splitAtLabels(
      drawn.split(' ').map((text) => ({ text: text.replace('_', ''), place })),
      blocks(id),
      columns,
    ).map(({ label, name, cells }) => {
      const named = typeof name === 'object' ? name.id : (name ?? '?');
      return `${label.text.replaceAll('\n', '/')} = ${named}: ${cells.map(({ text }) => text || '_').join(' ')}`.trim();
    });

  test.each<[string, readonly string[]]>([
    ['规章 1 2 3 行政规范性文件 4 5 6', ['规章 = regulations: 1 2 3', '行政规范性文件 = normative-documents: 4 5 6']],
    ['7 规章 1 2 3', ['7/规章 = regulations: 1 2 3']],
    ['_ 规章 1 _ 3', ['规章 = regulations: 1 _ 3']],
    ['规章 1 见附件 3', ['规章 = regulations: 1 见附件 3']],
    ['规章 1 2 3 法律 4', ['规章 = regulations: 1 2 3', '法律 = ?: 4']],
    ['规章 1 法律 4', ['规章 = regulations: 1 法律 4']],
    ['行政规范性 文件 4 5 6', ['行政规范性/文件 = normative-documents: 4 5 6']],
    ['行政 规范性 文件 4 5 6', ['行政/规范性/文件 = normative-documents: 4 5 6']],
    ['规章 行政规范性 文件 4', ['规章 = regulations: 行政规范性 文件 4']],
    ['规章 1 2 3 行政规 4 5 6', ['规章 = regulations: 1 2 3', '行政规 = normative-documents: 4 5 6']],
    ['规章 1 2 3 行政规 4', ['规章 = regulations: 1 2 3', '行政规 = normative-documents: 4']],
    ['行政规范性文件 1 2 3 行政规 4 5 6', ['行政规范性文件 = normative-documents: 1 2 3', '行政规 = ?: 4 5 6']],
    ['规章 1 2 3 行政规', ['规章 = regulations: 1 2 3', '行政规 = ?:']],
    ['规章 1 2 3 规则 4 5 6', ['规章 = regulations: 1 2 3', '规则 = ?: 4 5 6']],
    ['行政规范性文件 （略） 4 5', ['行政规范性文件 = normative-documents: （略） 4 5']],
    ['行政规范性文件 （文件） 4 5', ['行政规范性文件/（文件） = normative-documents: 4 5']],
    ['行政规范性文件 … 4 5', ['行政规范性文件 = normative-documents: … 4 5']],
    ['法律 法规 1 2 3', ['法律 = ?:', '法规 = ?: 1 2 3']],
  ])('%s', (drawn, expected) => {
    expect(split('disclosure', 3, drawn)).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['（三）不予公开 1.属于国家秘密 1 2', ['（三）不予公开 = group:', '1.属于国家秘密 = refused.state-secret: 1 2']],
    ['（六）其他 处理 3.其他 1 2', ['（六）其他/处理 = group:', '3.其他 = other.other: 1 2']],
    ['（一 予以公开 1 2', ['（一/予以公开 = granted: 1 2']],
    ['部分公开 （区分处理的） 1 2', ['部分公开/（区分处理的） = partly-granted: 1 2']],
  ])('%s', (drawn, expected) => {
    expect(split('requests', 2, drawn)).toEqual(expected);
  });
});
