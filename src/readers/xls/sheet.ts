import type { CellObject, WorkSheet } from '@e965/xlsx';
import { isSeveral, parseArea } from '../sheet/area.ts';
import { plainDigits } from '../sheet/literal.ts';
import type { CellContent, Sheet } from '../sheet/sheet.ts';
import { SheetBuilder } from '../sheet/sheet-builder.ts';

/** Converts a sheet of SheetJS; its stated extent is ignored. */
export function toSheet(source: WorkSheet, name: string, hidden: boolean): Sheet {
  const sheet = new SheetBuilder(name, hidden);
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = source['!data'] ?? [];
  for (const [row, cells] of elementsOf(data)) {
    for (const [column, cell] of elementsOf(cells)) {
      const content = contentOf(cell);
      if (content) sheet.put(row + 1, column + 1, { ...content, ...formulaOf(cell) });
    }
  }
  for (const { s, e } of source['!merges'] ?? []) {
    sheet.merge({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 });
  }
  for (const [index, { hidden, hpt }] of elementsOf(source['!rows'])) {
    if (hidden === true || hpt === 0) sheet.hideRows(index + 1);
  }
  for (const [index, { hidden, width }] of elementsOf(source['!cols'])) {
    if (hidden === true || width === 0) sheet.hideColumns(index + 1);
  }
  return sheet;
}

/** Returns the elements of a list with their indices. Takes no time for holes: a file may state a row in the billions. */
function elementsOf<T>(list: readonly (T | undefined)[] = []): (readonly [number, T])[] {
  return Object.entries(list).flatMap(([index, one]) => (one === undefined ? [] : [[Number(index), one] as const]));
}

/** `undefined` for a cell that is merely formatted. */
function contentOf({ t, v, z, f }: CellObject): CellContent | undefined {
  const format = typeof z === 'string' ? z : 'General';
  if (t === 'n' && typeof v === 'number' && Number.isFinite(v))
    return { kind: 'number', value: plainDigits(v), format };
  if (t === 's' && typeof v === 'string' && (v !== '' || f !== undefined)) return { kind: 'text', value: v, format };
  if (t === 'b') return { kind: 'boolean', value: v ? 'TRUE' : 'FALSE', format };
  if (t === 'e') return { kind: 'error', value: errors[Number(v)] ?? '#N/A', format };
  return f === undefined ? undefined : { kind: 'none', value: '', format };
}

function formulaOf({ f, F }: CellObject): Pick<CellContent, 'formula' | 'array'> {
  if (f === undefined) return {};
  const area = F === undefined ? undefined : parseArea(F);
  return { formula: f, ...(area && isSeveral(area) && { array: true }) };
}

/** Error values by their number in the file ([MS-XLS] 2.5.10). */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
