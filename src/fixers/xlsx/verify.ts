import type { Archive } from '../../codecs/zip.ts';
import type { Sheet } from '../../readers/sheet/sheet.ts';
import type { SharedParts } from '../../readers/xlsx/shared-parts.ts';
import { readSheet } from '../../readers/xlsx/sheet.ts';
import type { SheetFile } from './plan.ts';
import type { NewContent } from './sheet-edits.ts';

/**
 * Reads the written sheets again. Throws if a cell has neither its old content nor its new one, which is a defect of
 * this program.
 */
export function verify(
  archive: Archive,
  written: ReadonlyMap<string, Uint8Array>,
  sheets: readonly SheetFile[],
  contents: ReadonlyMap<Sheet, readonly NewContent[]>,
  shared: SharedParts,
): void {
  for (const { part, bytes, sheet } of sheets) {
    if (!written.has(part)) continue;
    const { name, hidden } = sheet;
    const expected = cellsOf(readSheet({ part, bytes }, name, hidden, shared));
    for (const { row, column, number } of contents.get(sheet) ?? []) {
      const at = `${row}:${column}`;
      const formula = expected.get(at)?.formula ?? '';
      if (number === null && formula === '') expected.delete(at);
      else expected.set(at, { formula, shown: number ?? '' });
    }
    const actual = cellsOf(readSheet({ part, bytes: archive.read(part)! }, name, hidden, shared));
    const isRight = ([at, { formula, shown }]: [string, Shown]) =>
      actual.get(at)?.formula === formula && actual.get(at)?.shown === shown;
    if (actual.size !== expected.size || ![...expected].every(isRight))
      throw new Error(`${part} was not written as planned`);
  }
}

interface Shown {
  readonly formula: string;
  readonly shown: string;
}

function cellsOf({ rows }: Sheet): Map<string, Shown> {
  return new Map(
    [...rows].flatMap(([row, cells]) =>
      cells.flatMap((cell): [string, Shown][] =>
        cell ? [[`${row}:${cell.column}`, { formula: cell.formula ?? '', shown: cell.value }]] : [],
      ),
    ),
  );
}
