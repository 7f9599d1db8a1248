import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type SheetSource, type WorkbookSource, workbook } from '../../fixtures/xlsx/workbook.js';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { Cell, Document, GridRow } from '../../src/model/document.ts';
import type { FileResult } from '../../src/model/result.ts';
import { xlsxReader } from '../../src/readers/xlsx/index.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { runs } from '../support/random-runs.ts';

/** A workbook that was filled in from the same template as others must be what it is by itself. */

const rowsOf = ({ blocks }: Document): readonly GridRow[] =>
  blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));

/** All that a document shows, in the order of its properties. */
const shown = (document: Document): string => JSON.stringify(withPlainRows(document), null, 1);

/** A cell but for its path and the digits of a figure. */
function withoutDigits({ text, stored, place, span, hidden }: Cell): unknown {
  const isFigure = /^\d+$/.test(text) && stored?.number === text;
  return [isFigure ? '#' : text, isFigure ? stored.format : stored, place.row, place.column, span, hidden];
}

/** Formats by style, from 1 on. */
const formats = ['0', '#,##0', '0.00', '@', 'yyyy-mm-dd', '0_ ', '0;-0;;@', '"共"@"件"', 14];

/** What a number is written as, the first as nearly all are. */
const numbers = ['7', '0', '12', '123456789', '1234567890', '007', '-3', '1.5', '1E2', ''];
const texts = ['溪口镇人民政府', '东山乡人民政府', '12', '1,200', '', '三、收到和处理', '_x0031_2', '总计', ' '];

interface Choices {
  /** Of the number in each cell with one. */
  readonly numbers: readonly number[];
  /** Of each shared string. */
  readonly texts: readonly number[];
  /** What else differs from the template. */
  readonly oddity: number;
  /** How far its digit is from that of B1. */
  readonly shift: number;
  /** Strings that another program writes in front of the first. */
  readonly turn: number;
}

interface Template {
  /** The kind of each cell: a number in some style, or a string. */
  readonly cells: readonly { readonly isText: boolean; readonly style: number }[];
  readonly width: number;
  readonly merge: boolean;
  readonly hides: boolean;
  readonly sheets: number;
}

/** Changes each sheet. */
const inSheets =
  (change: (sheet: SheetSource, digit: number) => Partial<SheetSource>) =>
  (source: WorkbookSource, digit: number): WorkbookSource => ({
    ...source,
    sheets: source.sheets.map((sheet) => ({ ...sheet, ...change(sheet, digit) })),
  });

/** What a workbook may have besides. `digit` is written in another place than the figures, and first is that of B1. */
const oddities: Readonly<Record<string, (source: WorkbookSource, digit: number) => WorkbookSource>> = {
  'another name': inSheets(({ name }) => ({ name: `${name}1` })),
  'a hidden sheet': inSheets(() => ({ state: 'hidden' })),
  'a cell in a comment': inSheets(({ data }, digit) => ({ data: `${data}<!-- <c r="B1"><v>${digit}</v></c> -->` })),
  'a cell in a comment in front': inSheets((_, digit) => ({
    before: `<!--<sheetData><c r="B1"><v>${digit}</v></c></sheetData>-->`,
  })),
  'a formula': inSheets(({ data }, digit) => ({
    data: `${data}<row r="30"><c r="A30"><f>B1+1</f><v>${digit}</v></c></row>`,
  })),
  'a space': inSheets(({ data }) => ({ data: data.replace('<v>', '<v> ') })),
  'another style': inSheets(({ data }) => ({ data: data.replace(' s="0"', ' s="3"') })),
  'cells with metadata': inSheets(({ data }) => ({ data: data.replaceAll('<c r=', '<c cm="1" r=') })),
  'a cell twice': inSheets(({ data }, digit) => ({ data: `${data}<row r="31"><c r="B1"><v>${digit}</v></c></row>` })),
  'an inline text': inSheets(({ data }, digit) => ({
    data: `${data}<row r="32"><c r="A32" t="inlineStr"><is><t>${digit}</t></is></c></row>`,
  })),
  'a cell behind the data': inSheets((_, digit) => ({ after: `<c r="B1"><v>${digit}</v></c>` })),
  'words beyond ASCII': inSheets((_, digit) => ({ after: `<headerFooter>甲${digit}</headerFooter>` })),
  'a number under a merge': inSheets(() => ({ after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' })),
  'another view': inSheets((_, digit) => ({
    before: `<sheetViews><sheetView workbookViewId="0"><selection activeCell="B${digit}"/></sheetView></sheetViews>`,
  })),
  'a view that hides': inSheets((_, digit) => ({
    before: `<sheetViews><col min="${digit}" max="${digit}" hidden="1"/></sheetViews>`,
  })),
  'other formats': (source, digit) => ({ ...source, formats: source.formats!.map(() => `0"${digit}"`) }),
  'another calendar': (source) => ({ ...source, properties: '<workbookPr date1904="1"/>' }),
};

function filledIn(template: Template, { numbers: digits, texts: words, oddity, shift, turn }: Choices): Uint8Array {
  const { cells, width, merge, hides, sheets } = template;
  const written = cells.map(({ isText, style }, index) => {
    const [row, column] = [Math.floor(index / width) + 1, index % width];
    const at = `r="${'ABCDEF'[column]}${row}" s="${style}"`;
    const string = `${(index + turn) % (texts.length + 2)}`;
    return isText ? `<c ${at} t="s"><v>${string}</v></c>` : `<c ${at}><v>${numbers[digits[index]!]}</v></c>`;
  });
  const rows = Array.from({ length: Math.ceil(cells.length / width) }, (_, row) => {
    const hidden = hides && row === 2 ? ' hidden="1"' : '';
    return `<row r="${row + 1}"${hidden}>${written.slice(row * width, (row + 1) * width).join('')}</row>`;
  });
  const sheet = {
    name: '表',
    data: rows.join(''),
    ...(merge && { after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' }),
  };
  const all = Array.from({ length: sheets }, (_, index) => ({ ...sheet, name: `${sheet.name}${index}` }));
  const strings = Array.from({ length: texts.length + 2 }, (_, index) => {
    const text = texts[words[index]!]!;
    return index === 1 ? `<si><r><rPr><strike/></rPr><t>${text}</t></r></si>` : `<si><t>${text}</t></si>`;
  });
  const turned = strings.map((_, index) => strings.at(index - turn)!);
  const source = { sheets: all, strings: turned.join(''), formats };
  const odd = Object.values(oddities)[oddity];
  return workbook(odd ? odd(source, Number(numbers[digits[1]!]) + shift) : source);
}

const chosen = fc.record({
  cells: fc.array(
    fc.record({ isText: fc.boolean(), style: fc.oneof({ weight: 20, arbitrary: fc.nat(1) }, fc.nat(formats.length)) }),
    {
      minLength: 6,
      maxLength: 24,
    },
  ),
  width: fc.integer({ min: 2, max: 5 }),
  merge: fc.boolean(),
  hides: fc.boolean(),
  sheets: fc.integer({ min: 1, max: 2 }),
});

/** As the template is, for the most part. */
const some = (usual: number, max: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.nat(usual), { minLength: 24, maxLength: 24 }) },
    fc.array(fc.nat(max), { minLength: 24, maxLength: 24 }),
  );
const choices = fc.record({
  numbers: some(3, numbers.length - 1),
  texts: fc.oneof(fc.constant([...texts.keys(), 0, 0]), some(1, texts.length - 1)),
  shift: fc.nat(1),
  turn: fc.nat(2),
  oddity: fc.oneof({ weight: 5, arbitrary: fc.constant(-1) }, fc.nat(Object.keys(oddities).length - 1)),
});

test('a workbook is read the same, whatever came before', async () => {
  let filled = 0;
  await fc.assert(
    fc.asyncProperty(chosen, fc.array(choices, { minLength: 4, maxLength: 9 }), async (template, all) => {
      const read = xlsxReader();
      const patterns = new Map<object, string>();
      for (const [index, one] of all.entries()) {
        const bytes = filledIn(template, one);
        const [document, alone] = [await read(bytes, `${index}.xlsx`), await xlsxReader()(bytes, `${index}.xlsx`)];
        for (const row of rowsOf(document)) {
          for (const [position, cell] of row.cells.entries()) {
            const figure = row.figureAt?.(position) ?? Number.NaN;
            if (!Number.isNaN(figure)) expect([cell?.text, cell?.hidden]).toEqual([`${figure}`, undefined]);
          }
          if (!row.pattern) continue;
          filled++;
          const pattern = JSON.stringify(row.cells.map((cell) => cell && withoutDigits(cell)));
          expect(patterns.get(row.pattern) ?? pattern).toBe(pattern);
          patterns.set(row.pattern, pattern);
        }
        expect(shown(document)).toBe(shown(alone));
      }
    }),
    runs(150, 3000),
  );
  expect(filled).toBeGreaterThan(150);
});

test.each([...Object.keys(oddities).entries()])('oddity %i: %s', async (oddity) => {
  const styles = [0, 1, 5, 0, 0, 0, 0, 0];
  const cells = styles.map((style, index) => ({ isText: index % 4 === 0, style }));
  const template = { cells, width: 4, merge: false, hides: false, sheets: 1 };
  const words = [...texts.keys(), 0, 0];
  // In all, in the third and later ones, and when another with the same figures is kept.
  for (const from of [0, 2, 7]) {
    const read = xlsxReader();
    for (let index = 0; index < 10; index++) {
      const figures = cells.map((_, at) => (Math.min(index, 3) + at) % 4);
      const shift = index > 6 ? 1 : 0;
      const bytes = filledIn(template, {
        numbers: figures,
        texts: words,
        oddity: index < from ? -1 : oddity,
        shift,
        turn: index % 3,
      });
      expect(shown(await read(bytes, '1.xlsx'))).toBe(shown(await xlsxReader()(bytes, '1.xlsx')));
    }
  }
});

test('reports from one template give the findings that each gives by itself', async () => {
  const folder = new URL('../../fixtures/examples/', import.meta.url);
  const read = xlsxReader();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.xlsx'))) {
    const example = unzipSync(readFileSync(new URL(name, folder)));
    for (const factor of [1, 3, 5, 7, 11]) {
      const parts = Object.entries(example).map(([part, bytes]): [string, Uint8Array] => {
        const xml = strFromU8(bytes)
          .replaceAll(/(?<=<c r="\w+" s="\d+"><v>)\d+/g, (figure) => `${Number(figure) * factor}`)
          .replaceAll(/[溪柳青][口河石]镇/g, `第${factor}镇`);
        return [part, part.endsWith('.xml') ? strToU8(xml) : bytes];
      });
      const bytes = zipSync(Object.fromEntries(parts));
      const path = `${factor}.xlsx`;
      const [result, alone] = [
        await lint(bytes, { path, read }),
        await lint(bytes, { path, read: xlsxReader(), forms: [...forms] }),
      ];
      expect(findings(result)).toEqual(findings(alone));
    }
  }
});

function findings({ verdict, reports, diagnostics }: FileResult) {
  const entries = reports.flatMap(({ report }) => report.tables.flatMap((table) => table.entries));
  return { verdict, diagnostics, entries: entries.map(({ at, value, cell, place }) => [at.id, value, cell, place]) };
}
