import type { Correction } from '../../corrections.ts';
import { equals } from '../../model/decimal.ts';
import type { Cell, Document, Place } from '../../model/document.ts';
import { readValue } from '../../model/value.ts';

/** Returns true if a document reads as before, but for the corrected cells, which have their numbers and their notes. */
export function isAsPlanned(before: Document, after: Document, made: readonly Correction[]): boolean {
  const corrected = new Map(made.map((one) => [keyOf(one.cell.place), one]));
  const [old, now] = [contentOf(before), contentOf(after)];
  if (old.length !== now.length) return false;
  return old.every(({ key, text, cell }, index) => {
    const same = now[index]!;
    const correction = cell && corrected.get(key);
    if (same.key !== key || (correction ? same.rest !== restOf(cell, '') : same.text !== text)) return false;
    return !correction || (same.cell !== undefined && isWritten(cell, same.cell, correction));
  });
}

function isWritten(before: Cell, after: Cell, { to }: Correction): boolean {
  const [old, value] = [readValue(before), readValue(after)];
  const note = old.kind === 'number' ? old.note : undefined;
  return value.kind === 'number' && equals(value.number, to) && value.note === note && !value.unit && !value.irregular;
}

interface Shown {
  readonly key: string;
  readonly text: string;
  /** All that a cell is apart from its text. */
  readonly rest?: string;
  readonly cell?: Cell;
}

/** Returns the paragraphs and cells of a document, in order. */
function contentOf({ blocks }: Document): Shown[] {
  return blocks.flatMap((block): Shown[] => {
    if (block.kind === 'paragraph') return [{ key: 'paragraph', text: block.text }];
    const cells = block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []));
    return cells.map((cell) => ({
      key: keyOf(cell.place),
      text: restOf(cell, cell.text),
      rest: restOf(cell, ''),
      cell,
    }));
  });
}

/** Returns all of a cell but its place, with this text. */
function restOf({ span, hidden, picture, struck }: Cell, text: string): string {
  return JSON.stringify([text, span, hidden, picture, struck]);
}

export function keyOf({ table, row, column }: Place): string {
  return `${table}:${row}:${column}`;
}
