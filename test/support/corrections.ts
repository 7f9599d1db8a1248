import type { Correction } from '../../src/corrections.ts';
import { forms } from '../../src/lint.ts';
import { parse } from '../../src/model/decimal.ts';
import type { Cell, Document } from '../../src/model/document.ts';
import { formCells } from '../../src/model/form.ts';

const at = formCells(forms[0]!.tables[0]!)[0]!;

/** A correction of a cell, whatever cell of the form it may be. */
export function correction(cell: Cell, to: string, safety: Correction['safety'] = 'suggested'): Correction {
  const entry = { at, value: { kind: 'blank' as const }, cell, place: cell.place };
  return { report: 0, entry, cell, to: parse(to)!, safety, reason: { zh: '测试', en: 'a test' } };
}

/** Every cell of a document that has grids, once, by `row:column`, with its sheet in front where there are several. */
export function cellsOf({ blocks }: Document): Map<string, Cell> {
  const grids = blocks.flatMap((block) => (block.kind === 'grid' ? [block] : []));
  return new Map(
    grids
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])))
      .map((cell) => [name(cell, grids.length > 1), cell]),
  );
}

function name({ place: { sheet, row, column } }: Cell, named: boolean): string {
  return `${named ? `${sheet}!` : ''}${row}:${column}`;
}
