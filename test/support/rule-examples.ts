import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

/** A file beside the one that is checked. */
export interface OtherFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An example of a rule's page: a table, and what the rule says of it. */
export interface Example {
  readonly title: string;
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
  /** The report of the year before, `csv previous` or `txt previous`; undefined if there is none. */
  readonly previous: OtherFile | undefined;
  /** All reports that it sums up, `csv children`; undefined if there are none. */
  readonly children: OtherFile | undefined;
  /** A line in Chinese and one in English for each finding. */
  readonly expected: readonly string[];
}

/**
 * The examples of a page. A block of `csv` is a file; `csv workbook` is a sheet, where a
 * cell `=SUM(A1:A2) → 3` is a formula with its stored result, nothing behind the arrow an empty text, and `hide=4` names a hidden row. A
 * block of `text` behind it lists the findings, none where there is no such block.
 */
export function examplesOf(page: string): Example[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const table = /^```(csv|csv workbook(?: hide=(\d+))?|txt)\n([\s\S]*?)^```/m.exec(section);
      if (!table) return [];
      const [, kind = '', hidden, content = ''] = table;
      const workbook = kind.startsWith('csv workbook');
      const extension = workbook ? 'xlsx' : kind;
      return {
        title: section.slice(0, section.indexOf('\n')),
        path: `example.${extension}`,
        previous: otherOf(section, 'previous', 'last-year'),
        children: otherOf(section, 'children', 'below'),
        bytes: async () => (workbook ? workbookOf(content, Number(hidden)) : new TextEncoder().encode(content)),
        expected: /^```text\n([\s\S]*?)^```/m.exec(section)?.[1]?.trimEnd().split('\n') ?? [],
      };
    });
}

function otherOf(section: string, word: string, name: string): OtherFile | undefined {
  const [, kind = '', content] = new RegExp(`^\`\`\`(csv|txt) ${word}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section) ?? [];
  return content === undefined ? undefined : { path: `${name}.${kind}`, bytes: new TextEncoder().encode(content) };
}

async function workbookOf(content: string, hidden: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  const records: string[][] = parse(content, { relax_column_count: true });
  records.forEach((record, r) => {
    record.forEach((field, c) => {
      if (field !== '') sheet.getCell(r + 1, c + 1).value = cellValue(field);
    });
  });
  if (hidden) sheet.getRow(hidden).hidden = true;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function cellValue(field: string): ExcelJS.CellValue {
  const formula = /^=(.*?)(?: → (.*))?$/.exec(field);
  if (formula) {
    const [, text, result] = formula;
    return { formula: text!, ...(result !== undefined && { result: result === '' ? '' : Number(result) }) };
  }
  if (/^'/.test(field)) return field.slice(1);
  return /^-?\d+(\.\d+)?$/.test(field) ? Number(field) : field;
}
