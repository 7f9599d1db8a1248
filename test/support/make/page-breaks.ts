import { forms } from '../../../src/forms.ts';
import { type Form, type FormTable, formCells } from '../../../src/model/form.ts';
import { layout, type PrintedCell } from '../../../src/model/printed-layout.ts';
import { official } from '../official.ts';
import { docx, p, tc, tr } from './docx.ts';
import { type Figures, settle } from './figures.ts';
import { bytesOf, filledRows, type Item, items, print, title } from './printed.ts';

/** A report as it is printed for the sweep of page breaks: by which program, on which paper, broken where. */
export interface Print {
  readonly program: Program;
  readonly landscape: boolean;
  /** The header of a table is repeated on each of its pages. */
  readonly repeats: boolean;
  /**
   * From 0: the further down the report begins, the higher its tables are broken; behind the last of these, a row each of
   * the tables of both editions that a page is broken before. Each has figures of its own.
   */
  readonly position: number;
}

export type Program = 'chromium' | 'writer' | 'calc' | 'drawn';

/** Position of the break, 60 for each way of printing. */
export const positions = 60;

/** A row that begins a page, wherever it would be otherwise. */
interface Forced {
  readonly form: Form;
  readonly table: string;
  /** From 1. */
  readonly row: number;
}

const forced: readonly Forced[] = forms.map(official).flatMap((form) =>
  form.tables.flatMap((table) =>
    layout(table)
      .slice(1)
      .map((_, index) => ({ form, table: table.id, row: index + 1 })),
  ),
);

/** With the breaks before every row. */
export const allPositions = positions + forced.length;

function forcedAt(position: number): Forced | undefined {
  return forced[position - positions];
}

/** The row of a table that begins a page. */
export function breakIn({ id }: FormTable, position: number): number | undefined {
  const begun = forcedAt(position);
  return begun?.table === id ? begun.row : undefined;
}

/** A name that tells all: `chromium-portrait-once-07`. */
export function nameOf({ program, landscape, repeats, position }: Print): string {
  return [
    program,
    landscape ? 'landscape' : 'portrait',
    repeats ? 'repeated' : 'once',
    String(position).padStart(2, '0'),
  ].join('-');
}

/** The print that a name tells of. */
export function printNamed(name: string): Print {
  const [program, paper, header, position] = name.split('-');
  return {
    program: program as Program,
    landscape: paper === 'landscape',
    repeats: header === 'repeated',
    position: Number(position),
  };
}

const latest: Form = forms.map(official).find(({ edition }) => edition === '2021')!;

function formAt(position: number): Form {
  return forcedAt(position)?.form ?? latest;
}

/** Returns the figures of a report at a position: mostly zeros, now and then one too long for its column; the relations hold. */
export function figuresAt(position: number): Figures {
  let state = position + 1;
  const below = (end: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const form = formAt(position);
  const cells = form.tables.flatMap((table) => formCells(table));
  return settle(
    form,
    cells.map(({ id }) => {
      const kind = below(100);
      // Some columns of every row are narrow enough for what they hold.
      if (/\/(?:research|public-interest)$/.test(id)) return kind < 85 ? 0 : below(4);
      if (kind < 70) return 0;
      if (kind < 90) return below(100);
      return kind < 98 ? below(1000) : below(id.startsWith('cases') ? 1000 : 1_000_000);
    }),
  );
}

export function printedAt(position: number): Item[] {
  const words = '全面落实政务公开各项要求，';
  const text = Array.from({ length: 1 + (position % 7) }, () => words).join('');
  return [title('青石镇', 2024), '一、总体情况', text, ...items(formAt(position), figuresAt(position))];
}

/** Returns the space above the report on the first page, in points; it varies over one page and its rows. */
const spacerAt = ({ position, landscape }: Print) => (forcedAt(position) ? 0 : position * (landscape ? 7.3 : 9.7));

/**
 * Rows may be broken between any two of their lines, or between some only; the content of a cell is at its top, or in
 * its middle; of some, columns of figures take two digits.
 */
const waysAt = ({ position }: Pick<Print, 'position'>) => ({
  breaksAnywhere: position % 2 === 0,
  atTop: position % 4 > 1,
  isNarrow: position % 3 === 2,
  // Of those that are broken before a row:
  /** Every section begins a page. */
  isApart: forcedAt(position) !== undefined && position % 2 === 1,
  /** Points between the cells, each of which has a box of its own. */
  gap: forcedAt(position) && position % 3 === 0 ? 1 + (position % 2) / 2 : 0,
});

/** Widths of the columns, in points, by how many a table has: labels, then figures. */
function widthsOf(columns: number, { landscape, position }: Pick<Print, 'landscape' | 'position'>): number[] {
  const width = (landscape ? 34 : 30) - (waysAt({ position }).isNarrow ? 12 : 0);
  const figures = (count: number) => Array.from({ length: count }, () => width);
  if (columns === 10) return [24, 60, landscape ? 300 : 150, ...figures(7)];
  if (columns === 15) return Array.from({ length: 15 }, () => (landscape ? 34 : 30));
  return [landscape ? 250 : 160, ...Array.from({ length: columns - 1 }, () => 270 / (columns - 1))];
}

/** Rows of a table that name its columns: those above its first figures. */
export function headerOf(rows: readonly (readonly PrintedCell[])[]): number {
  return rows.findIndex((row) => row.some(({ cell }) => cell));
}

/** The source that a program prints, where it needs one, and the ending of its name: a web page, a text document or a workbook. */
export async function sourceOf(way: Print): Promise<{ readonly ending: string; readonly bytes: Uint8Array }> {
  if (way.program === 'chromium') return { ending: 'html', bytes: new TextEncoder().encode(webPage(way)) };
  if (way.program === 'writer') return { ending: 'docx', bytes: textDocument(way) };
  return { ending: 'xlsx', bytes: await workbook(way) };
}

function webPage(print: Print): string {
  const { landscape, repeats, position } = print;
  const { breaksAnywhere, atTop, isApart, gap } = waysAt(print);
  const row = (cells: readonly PrintedCell[], begins = false) =>
    `<tr${begins ? ' class="page"' : ''}>${cells.map(({ text, rows, columns }) => `<td rowspan="${rows}" colspan="${columns}">${marked(text)}</td>`).join('')}</tr>`;
  const body = printedAt(position).map((item) => {
    if (typeof item === 'string') return `<p${isApart && /^[二三四]、/.test(item) ? ' class="page"' : ''}>${item}</p>`;
    const rows = filledRows(item.table, item.figures);
    const begins = breakIn(item.table, position);
    const header = headerOf(rows);
    const widths = widthsOf(item.table.width, print);
    const columns = widths.map((width) => `<col style="width:${width}pt">`).join('');
    const lines = rows.map((cells, index) => row(cells, index === begins));
    const head = `<thead>${lines.slice(0, header).join('')}</thead>`;
    return `<table style="width:${sum(widths)}pt">${columns}${head}<tbody>${lines.slice(header).join('')}</tbody></table>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 20mm }
body { font: 10pt/1.3 "Noto Sans CJK SC"; margin: 0 }
table { border-collapse: ${gap ? `separate; border-spacing: ${gap}pt` : 'collapse'}; table-layout: fixed; margin: 6pt 0 }
td { border: 0.5pt solid; padding: 2pt; text-align: center; word-break: break-all; vertical-align: ${atTop ? 'top' : 'middle'} }
${breaksAnywhere ? 'td { orphans: 1; widows: 1 }' : ''}
.page { break-before: page }
thead { display: ${repeats ? 'table-header-group' : 'table-row-group'} }
</style><div style="height:${spacerAt(print)}pt"></div>${body.join('\n')}`;
}

function marked(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** Rows may be broken; in a vertical merge, the cells below the first are empty. */
function textDocument(way: Print): Uint8Array {
  const { landscape, repeats, position } = way;
  const { breaksAnywhere, atTop } = waysAt(way);
  const [width, height] = landscape ? [16838, 11906] : [11906, 16838];
  const body = printedAt(position).map((item) => {
    if (typeof item === 'string') return p(item);
    const rows = filledRows(item.table, item.figures);
    const widths = widthsOf(item.table.width, way);
    const header = repeats ? headerOf(rows) : 0;
    const grid = widths.map((one) => `<w:gridCol w:w="${one * 20}"/>`).join('');
    const lines = rows.map((_, index) => docxRow(rows, index, widths, { isHeader: index < header, atTop }));
    return `<w:tbl><w:tblPr><w:tblW w:w="${sum(widths) * 20}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
  });
  return docx(p('', `<w:spacing w:before="0" w:after="${Math.round(spacerAt(way) * 20)}"/>`) + body.join(''), {
    styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans CJK SC" w:hAnsi="Noto Sans CJK SC" w:eastAsia="Noto Sans CJK SC"/><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="${breaksAnywhere ? 0 : 1}"/></w:pPr></w:pPrDefault></w:docDefaults>`,
    root: (xml) =>
      xml.replace(
        /<w:pgSz[^>]*>/,
        `<w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>`,
      ),
  });
}

function docxRow(
  rows: readonly PrintedCell[][],
  index: number,
  widths: readonly number[],
  { isHeader, atTop }: { readonly isHeader: boolean; readonly atTop: boolean },
): string {
  const own = rows
    .flatMap((cells, at) => cells.map((cell) => ({ ...cell, row: at + 1 })))
    .filter(({ row, rows: height }) => row <= index + 1 && index + 1 < row + height)
    .toSorted((a, b) => a.column - b.column);
  const cells = own.map(({ row, rows: height, column, columns, text }) => {
    const width = sum(widths.slice(column - 1, column - 1 + columns));
    const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
    const isFirst = row === index + 1;
    const merge = height === 1 ? '' : isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
    const properties = `<w:tcW w:w="${width * 20}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="${atTop ? 'top' : 'center'}"/>`;
    return tc(p(isFirst ? text : '', '<w:jc w:val="center"/>'), properties);
  });
  return tr(cells.join(''), isHeader ? '<w:tblHeader/>' : '');
}

const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')}</w:tblBorders>`;
const margins = '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>';

/** All in a sheet, or with the header repeated each table in one of its own. */
async function workbook(way: Print): Promise<Uint8Array> {
  const { landscape, repeats, position } = way;
  return bytesOf((book) => {
    const add = (name: string, parts: readonly Item[]) => {
      const sheet = book.addWorksheet(name, {
        pageSetup: {
          paperSize: 9,
          orientation: landscape ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      });
      sheet.getRow(1).height = Math.max(1, Math.min(400, spacerAt(way)));
      sheet.getRow(2).height = Math.max(1, spacerAt(way) - 400);
      print(sheet, parts, { offset: 2 });
      const widths = [14, 14, landscape ? 44 : 28];
      sheet.columns.forEach((column, index) => {
        column.width = index < 2 ? 1 : (widths[index - 2] ?? 9);
      });
      sheet.eachRow((row, number) => {
        if (number < 3) return;
        let lines = 1;
        row.eachCell((cell, column) => {
          if (!cell.isMerged)
            lines = Math.max(lines, Math.ceil((2 * cell.text.length) / (sheet.getColumn(column).width! - 2)));
          cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
          const line = { style: 'thin' } as const;
          cell.border = { top: line, left: line, bottom: line, right: line };
          cell.font = { name: 'Noto Sans CJK SC', size: 9 };
        });
        row.height = 4 + 14 * Math.max(lines, (number % 3) + 1);
      });
      return sheet;
    };
    const all = printedAt(position);
    if (!repeats) add('年报', all);
    else
      for (const [index, item] of all.entries()) {
        if (typeof item === 'string') continue;
        const heading = all[index - 1] as string;
        const sheet = add(item.table.name.zh, [all[0]!, heading, item]);
        if (item.table.id === 'requests') sheet.pageSetup.printTitlesRow = '5:7';
      }
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Outcome of reading a print: open cells, wrong cells, and errors found in a report that has none. */
export interface Outcome {
  readonly open: readonly string[];
  readonly wrong: readonly string[];
  readonly errors: readonly string[];
}

/** Reads a print of the figures of a position, and compares every cell. */
export async function outcome(
  { lint }: Pick<typeof import('../../../src/lint.ts'), 'lint'>,
  bytes: Uint8Array,
  position: number,
): Promise<Outcome> {
  const figures = figuresAt(position);
  const { reports, diagnostics } = await lint(bytes, { path: '2024.pdf' });
  const alarms = diagnostics.filter(({ kind, severity }) => kind === 'fail' && severity === 'error');
  const entries = reports.flatMap(({ report }) => report.tables.flatMap((table) => table.entries));
  const values = new Map(entries.map(({ at, value }) => [at.id, value]));
  const wrong: string[] = [];
  const open: string[] = [];
  for (const { id, table, row, column } of formAt(position).tables.flatMap((one) => formCells(one))) {
    const stands = figures[table.id]![row.id]![column.id]!;
    const value = values.get(id);
    const read = value?.kind === 'number' ? Number(value.number.units) / 10 ** value.number.scale : value?.kind;
    if (read === undefined || read === 'unreadable' || read === 'absent' || read === 'unread') open.push(id);
    else if (read !== stands) wrong.push(`${id}: ${read}, stands ${stands}`);
  }
  return { open, wrong, errors: alarms.map(({ rule, message }) => `${rule} ${message.zh}`) };
}

/** Those that the tests keep: breaks through rows, figures, labels of groups and lines of a header. */
export const fixtures: readonly Print[] = [
  ...['portrait-once-18', 'portrait-repeated-26', 'landscape-once-19'].map((way) => `chromium-${way}`),
  ...['portrait-once-85', 'portrait-repeated-140'].map((way) => `chromium-${way}`),
  ...['portrait-once-06', 'portrait-once-22', 'portrait-once-39', 'portrait-once-46'].map((way) => `writer-${way}`),
  ...['portrait-repeated-12', 'portrait-repeated-50', 'landscape-once-10'].map((way) => `writer-${way}`),
  ...['landscape-once-26', 'landscape-repeated-33'].map((way) => `writer-${way}`),
  ...['portrait-once-14', 'portrait-once-52', 'portrait-repeated-30'].map((way) => `calc-${way}`),
  ...['landscape-once-10', 'landscape-repeated-20'].map((way) => `calc-${way}`),
].map(printNamed);
