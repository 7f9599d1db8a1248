import type { Document } from '../../document.ts';
import { allowance } from '../allowance.ts';
import { openZip } from '../zip.ts';
import { evaluator } from './evaluate.ts';
import { dressesText, isPlain } from './format.ts';
import { mostPositions, toGrid, type View } from './grid.ts';
import { readSheet, type Sheet, type StoredCell } from './sheet.ts';
import { readStrings } from './strings.ts';
import { readFormats } from './styles.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Reads a workbook (`.xlsx`, `.xlsm`, their templates): one grid a sheet, hidden ones
 * too, in the order of their tabs.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export async function readXlsx(bytes: Uint8Array, path: string): Promise<Document> {
  const archive = openZip(bytes);
  const { sheets: parts, strings, styles, date1904, recalculated } = readWorkbook(archive);
  const shared = {
    strings: strings ? readStrings(strings) : [],
    formats: styles ? readFormats(styles) : [],
    date1904,
    recalculated,
  };
  const sheets = parts.map(({ part, name, hidden }) =>
    readSheet({ part, bytes: archive.read(part)! }, name, hidden, shared),
  );
  const value = evaluator(sheets);
  const formatter = needsFormatter(sheets) ? (await import('./formatter.ts')).createFormatter(date1904) : undefined;
  const view: View = {
    value,
    number: (literal, format) => formatter?.number(literal, format) ?? literal,
    text: (text, format) => (formatter && dressesText(format) ? formatter.text(text, format) : text),
    spend: allowance(mostPositions),
  };
  return {
    path,
    format: 'xlsx',
    blocks: sheets.map((sheet) => toGrid(sheet, view, { path, sheet: sheet.name })),
    notices: [],
  };
}

function needsFormatter(sheets: readonly Sheet[]): boolean {
  for (const { rows } of sheets) {
    for (const cells of rows.values()) {
      if (cells.some((cell) => cell && isDressed(cell))) return true;
    }
  }
  return false;
}

/** A result yet to be computed may be any number. */
function isDressed({ kind, value, format }: StoredCell): boolean {
  if (kind === 'number') return !isPlain(value, format);
  return kind === 'none' ? format !== 'General' : kind === 'text' && dressesText(format);
}
