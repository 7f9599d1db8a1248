import { type Form, type FormCell, formCell, formCells, type Line } from '../../../src/model/form.ts';
import { official } from '../official.ts';
import { docx, p, tbl, tc, tr } from './docx.ts';
import type { Filled } from './figures.ts';
import { packed, paragraphs } from './opendocument.ts';
import { bytesOf } from './printed.ts';
import { escaped } from './printed-html.ts';

/** A body and what it reports. */
export interface Body {
  readonly name: string;
  readonly figures: Filled;
}

/** Layout of a list of all bodies. */
export interface ListLayout {
  /** The labels outside the table. */
  readonly outer: 'row' | 'column';
  /** A sheet, or table, for each table of the form; else one for all. */
  readonly apart?: boolean;
  /** A tier with the names of the tables, short or long. */
  readonly tables?: 'short' | 'long';
  /** The captions of Table 2. */
  readonly captions?: boolean;
  /** Groups of lines, as 三、本年度办理结果 and 法人或其他组织. */
  readonly groups?: boolean;
  /** Columns in front of the figures, beside that of the body. */
  readonly front?: readonly string[];
  /** Header of the column with the bodies. */
  readonly organization?: string;
  /** A line that numbers the columns. */
  readonly numbered?: boolean;
  /** Lines between the bodies, and blank ones. */
  readonly grouped?: boolean;
  /** The header again in front of these lines. */
  readonly again?: readonly number[];
  readonly total?: { readonly at: 'top' | 'bottom'; readonly name: string; readonly figures: Filled };
  readonly remarks?: boolean;
  /** Writes a label of the form. */
  readonly word?: (label: string) => string;
  /** The cells that the list has columns for. */
  readonly only?: (cell: FormCell) => boolean;
}

/** A cell of a list, at its column from 1. */
export interface ListCell {
  readonly text: string;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet, or a table with a title above. */
export interface ListSheet {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly (readonly ListCell[])[];
}

const labelsOf = ({ heading, groups }: Line, isGrouped: boolean) => [
  ...(isGrouped ? groups : groups.slice(0, 0)).map(({ label }) => label),
  heading.label,
];

/** The labels above the column of a cell, from top to bottom. */
export function pathOf(form: Form, cell: FormCell, layout: ListLayout): string[] {
  const own = formCell(official(cell.table), cell.row.id, cell.column.id) ?? cell;
  const { table, row, column, block } = own;
  const section = official(form).sections.find(({ number }) => number === table.section)!;
  const { groups: isGrouped = true } = layout;
  const sides = [labelsOf(row, isGrouped), labelsOf(column, isGrouped)];
  const labels = [
    ...(layout.tables ? [layout.tables === 'short' ? table.name.zh : `${table.name.zh} ${section.heading}`] : []),
    ...(layout.captions && block.caption !== undefined ? [block.caption] : []),
    ...(layout.outer === 'row' ? sides : sides.toReversed()).flat(),
  ];
  return labels.map(layout.word ?? ((label) => label));
}

/** The cells of a table in the order in which a list has them. */
function ordered(cells: readonly FormCell[], { outer }: ListLayout): FormCell[] {
  if (outer === 'row') return [...cells];
  const columns = [...new Set(cells.map(({ block, column }) => `${block.caption}${column.id}`))];
  return columns.flatMap((id) => cells.filter(({ block, column }) => `${block.caption}${column.id}` === id));
}

/** The lists of a county: a title, a unit, a header, a line for each body. */
export function listOf(form: Form, year: number, bodies: readonly Body[], layout: ListLayout): ListSheet[] {
  const { only = () => true } = layout;
  const cells = official(form).tables.map((table) => ordered(formCells(table).filter(only), layout));
  const sheets = layout.apart ? cells.filter(({ length }) => length > 0) : [cells.flat()];
  return sheets.map((own) => {
    const title = `青石县${year}年政府信息公开工作年度报告汇总表`;
    const front = [...(layout.front ?? ['序号']), layout.organization ?? '单位名称'];
    const paths = [...front.map((label) => [label]), ...own.map((cell) => pathOf(form, cell, layout))];
    if (layout.remarks) paths.push(['备注']);
    const header = headerRows(paths);
    const width = paths.length;
    const line = (name: string, figures: Filled, texts: readonly string[]): ListCell[] =>
      [
        ...front.slice(0, -1).map((_, index) => texts[index] ?? ''),
        name,
        ...own.map(({ table, row, column }) => String(figures[table.id]?.[row.id]?.[column.id] ?? '')),
        ...(layout.remarks ? ['迟报'] : []),
      ].map((text, index) => ({ text, column: index + 1, rows: 1, columns: 1 }));
    const total = layout.total ? [line(layout.total.name, layout.total.figures, [])] : [];
    const lines = bodies.flatMap(({ name, figures }, index) => [
      ...(layout.again?.includes(index) ? header : []),
      ...(layout.grouped && index === 0 ? [across('一、县政府部门', width)] : []),
      ...(layout.grouped && index === 2 ? [[], across('二、乡镇（街道）', width)] : []),
      line(name, figures, [String(index + 1), '县级']),
    ]);
    return {
      name: layout.apart ? own[0]!.table.name.zh : '汇总表',
      title,
      rows: [
        across('单位：件', width),
        ...header,
        ...(layout.numbered ? [line('', {}, []).map((cell, index) => ({ ...cell, text: String(index + 1) }))] : []),
        ...(layout.total?.at === 'top' ? total : []),
        ...lines,
        ...(layout.total?.at === 'bottom' ? total : []),
        ...(layout.remarks ? [across('注：以上数据由各单位填报。', width)] : []),
      ],
    };
  });
}

function across(text: string, width: number): ListCell[] {
  return [{ text, column: 1, rows: 1, columns: width }];
}

/** The tiers of a header: equal labels under equal ones are one cell, the last of a column reaches to the bottom. */
function headerRows(paths: readonly (readonly string[])[]): ListCell[][] {
  const height = Math.max(...paths.map(({ length }) => length));
  return Array.from({ length: height }, (_, tier) => {
    const row: ListCell[] = [];
    let previous: string | undefined;
    paths.forEach((path, index) => {
      const text = path[tier];
      if (text === undefined) {
        previous = undefined;
        return;
      }
      const key = path.slice(0, tier + 1).join('\n');
      const isLast = tier === path.length - 1;
      const last = row.at(-1);
      if (key === previous && !isLast && last) row[row.length - 1] = { ...last, columns: last.columns + 1 };
      else row.push({ text, column: index + 1, rows: isLast ? height - tier : 1, columns: 1 });
      previous = isLast ? undefined : key;
    });
    return row;
  });
}

/** Merged cells are kept, lost with empty cells behind the first, or repeated in each. */
export type Merges = 'kept' | 'lost' | 'repeated';

/** Every position of a sheet, by row; a merged cell is there once, or at each position. */
function positions({ rows }: ListSheet, isRepeated: boolean): string[][] {
  const width = Math.max(...rows.flat().map(({ column, columns }) => column + columns - 1));
  const all = rows.map(() => Array.from({ length: width }, () => ''));
  rows.forEach((cells, top) => {
    for (const { text, column, rows: height, columns } of cells) {
      for (let row = top; row < top + (isRepeated ? height : 1); row++) {
        const end = isRepeated && !text.startsWith('注') ? column + columns : column + 1;
        for (let at = column; at < end; at++) all[row]![at - 1] = text;
      }
    }
  });
  return all;
}

export async function listXlsx(sheets: readonly ListSheet[], merges: Merges = 'kept'): Promise<Uint8Array> {
  return bytesOf((workbook) => {
    for (const one of sheets) {
      const sheet = workbook.addWorksheet(one.name);
      sheet.getCell(1, 1).value = one.title;
      const asValue = (text: string) => (/^\d+$/.test(text) ? Number(text) : text || null);
      if (merges === 'kept') {
        one.rows.forEach((cells, index) => {
          for (const { text, column, rows, columns } of cells) {
            sheet.getCell(index + 2, column).value = asValue(text);
            if (rows > 1 || columns > 1) sheet.mergeCells(index + 2, column, index + 1 + rows, column + columns - 1);
          }
        });
      } else for (const row of positions(one, merges === 'repeated')) sheet.addRow(row.map(asValue));
    }
  });
}

export function listCsv([sheet]: readonly ListSheet[], merges: Merges = 'lost'): Uint8Array {
  const records = [[sheet!.title], ...positions(sheet!, merges === 'repeated')];
  const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return new TextEncoder().encode(records.map((texts) => `${texts.map(field).join(',')}\r\n`).join(''));
}

/** Tables in Markdown; rows with nothing behind their first cell are short. */
export function listMarkdown(sheets: readonly ListSheet[]): Uint8Array {
  const tables = sheets.map((sheet) => {
    const rows = positions(sheet, false)
      .map(withoutTail)
      .map((texts) => `| ${texts.join(' | ')} |`);
    const width = Math.max(...sheet.rows.map(({ length }) => length));
    return [`# ${sheet.title}`, '', rows[0], `|${'---|'.repeat(width)}`, ...rows.slice(1)].join('\n');
  });
  return new TextEncoder().encode(tables.join('\n\n'));
}

/** Text with tabs between the cells, as it is pasted; lines with nothing behind their first cell have none. */
export function listTabs(sheets: readonly ListSheet[]): Uint8Array {
  const tables = sheets.map((sheet) => {
    return [sheet.title, ...positions(sheet, false).map((texts) => withoutTail(texts).join('\t'))].join('\n');
  });
  return new TextEncoder().encode(tables.join('\n\n'));
}

/** The first cell alone, where the others are blank. */
function withoutTail(texts: readonly string[]): readonly string[] {
  return texts.slice(1).some((text) => text !== '') ? texts : texts.slice(0, 1);
}

export function listHtml(sheets: readonly ListSheet[]): Uint8Array {
  const body = sheets.map(({ title, rows }) => {
    const lines = rows.map((cells) => {
      const written = cells.map(
        ({ text, rows: height, columns }) => `<td rowspan="${height}" colspan="${columns}">${escaped(text)}</td>`,
      );
      return `<tr>${written.join('')}</tr>`;
    });
    return `<p>${title}</p><table>${lines.join('')}</table>`;
  });
  return new TextEncoder().encode(`<!DOCTYPE html><html><body>${body.join('')}</body></html>`);
}

/** The cells in a row, those from rows above included; these with no rows of their own. */
function standing({ rows }: ListSheet): ListCell[][] {
  return rows.map((own, index) => {
    const above = rows
      .slice(Math.max(0, index - 10), index)
      .flatMap((cells, at) => cells.filter((cell) => Math.max(0, index - 10) + at + cell.rows > index));
    return [...own, ...above.map((cell) => ({ ...cell, rows: 0 }))].toSorted((a, b) => a.column - b.column);
  });
}

export function listDocx(sheets: readonly ListSheet[]): Uint8Array {
  const body = sheets.map((sheet) => {
    const lines = standing(sheet).map((cells) =>
      tr(
        cells
          .map(({ text, rows, columns }) => {
            const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
            const merge = rows === 1 ? '' : rows > 1 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
            return tc(p(rows === 0 ? '' : text), span + merge);
          })
          .join(''),
      ),
    );
    return p(sheet.title) + tbl(lines.join(''));
  });
  return docx(body.join(''));
}

export function listOds(sheets: readonly ListSheet[]): Uint8Array {
  const body = sheets.map((sheet) => {
    const lines = standing(sheet).map((cells) => {
      const written = cells.map(({ text, rows, columns }) => {
        const covered = '<table:covered-table-cell/>'.repeat(rows === 0 ? columns : columns - 1);
        if (rows === 0) return covered;
        const type = /^\d+$/.test(text)
          ? ` office:value-type="float" office:value="${text}"`
          : ' office:value-type="string"';
        return `<table:table-cell${text === '' ? '' : type} table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}">${paragraphs(text)}</table:table-cell>${covered}`;
      });
      return `<table:table-row>${written.join('')}</table:table-row>`;
    });
    const first = `<table:table-row><table:table-cell office:value-type="string">${paragraphs(sheet.title)}</table:table-cell></table:table-row>`;
    return `<table:table table:name="${sheet.name}">${first}${lines.join('')}</table:table>`;
  });
  return packed('spreadsheet', body.join(''));
}
