import type { CellObject, ColInfo, Range, RowInfo, WorkSheet } from '@e965/xlsx';
import { type Area, parseArea } from '../sheet/area.ts';
import { plainDigits } from '../sheet/literal.ts';
import type { Sheet, StoredCell } from '../sheet/sheet.ts';

/** A sheet as SheetJS gives it, in the terms of one that was read here; what it says of its extent is not believed. */
export function toSheet(sheet: WorkSheet, name: string, hidden: boolean): Sheet {
  const rows = new Map<number, (StoredCell | undefined)[]>();
  let bottom = 0;
  let right = 0;
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  // Holes are many in a sheet whose last cell stands far down; forEach passes over them.
  data.forEach((cells, index) => {
    const row: (StoredCell | undefined)[] = [];
    cells?.forEach((cell, at) => {
      const content = cell && contentOf(cell);
      if (cell && content) row[at] = { row: index + 1, column: at + 1, ...content, ...formulaOf(cell) };
    });
    if (row.length === 0) return;
    rows.set(index + 1, row);
    bottom = Math.max(bottom, index + 1);
    right = Math.max(right, row.length);
  });
  return {
    name,
    hidden,
    rows,
    bottom,
    right,
    merges: (sheet['!merges'] ?? []).flatMap(toArea),
    hiddenRows: new Set(numbersOf(sheet['!rows'] ?? [], ({ hidden, hpt }) => hidden === true || hpt === 0)),
    hiddenColumns: numbersOf(sheet['!cols'] ?? [], ({ hidden, width }) => hidden === true || width === 0).map(
      (number) => ({ first: number, last: number }),
    ),
  };
}

function toArea({ s, e }: Range): Area[] {
  const area = { top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 };
  return area.top < area.bottom || area.left < area.right ? [area] : [];
}

/** Numbers, from 1, of the rows or columns for which it holds. */
function numbersOf<Info extends RowInfo | ColInfo>(list: readonly Info[], holds: (info: Info) => boolean): number[] {
  const numbers: number[] = [];
  list.forEach((info, index) => {
    if (holds(info)) numbers.push(index + 1);
  });
  return numbers;
}

/** `undefined` for a cell that is merely formatted. */
function contentOf({ t, v, z, f }: CellObject): Pick<StoredCell, 'kind' | 'value' | 'format'> | undefined {
  const format = typeof z === 'string' ? z : 'General';
  if (t === 'n' && typeof v === 'number' && Number.isFinite(v))
    return { kind: 'number', value: plainDigits(v), format };
  if (t === 's' && typeof v === 'string' && (v !== '' || f !== undefined)) return { kind: 'text', value: v, format };
  if (t === 'b') return { kind: 'boolean', value: v ? 'TRUE' : 'FALSE', format };
  if (t === 'e') return { kind: 'error', value: errors[Number(v)] ?? '#N/A', format };
  return f === undefined ? undefined : { kind: 'none', value: '', format };
}

function formulaOf({ f, F }: CellObject): Pick<StoredCell, 'formula' | 'array'> {
  if (f === undefined) return {};
  const extent = F === undefined ? undefined : parseArea(F);
  const fills = extent !== undefined && (extent.top < extent.bottom || extent.left < extent.right);
  return { formula: f, ...(fills && { array: true }) };
}

/** By the number that the file has for them ([MS-XLS] 2.5.10). */
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
