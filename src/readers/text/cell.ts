import type { Cell, Grid, Paragraph } from '../../model/document.ts';

/**
 * The blocks of a table, and the index of the first line behind it; no blocks if the lines up to there are not a table.
 */
export type TableBlocks = readonly [blocks: readonly (Grid | Paragraph)[], end: number];

/** The text between two separators of a line. */
export interface Field {
  readonly text: string;
  /** Position of its first character on the line, from 1. */
  readonly from: number;
  /** From 1. */
  readonly line: number;
}

/** Makes a cell of a table whose rows are unknown. */
export function cellParagraph({ text, from, line }: Field, path: string, cell: 'whole' | 'part'): Paragraph {
  const place = { path, line, character: from };
  const words = text === '' ? [] : [{ text, from, to: from + text.length, place }];
  return { kind: 'paragraph', text, place, words, cell };
}

/** Makes a cell of a table whose rows are known. */
export function gridCell({ text, from, line }: Field, path: string): Cell {
  return { text, place: { path, line, character: from } };
}

/** True if a text looks like a figure or a part of one. */
export function isFigure(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /\d/.test(plain) && !/[^\d\s.,+-]/.test(plain);
}

/** True if a text looks like the value of a cell: a figure, perhaps with a unit or a note, or a dash. */
export function isValue(text: string): boolean {
  return /^(?:[+-]?\d[\d.,\s]*[件条项个份宗起次人元万亿]*(?:\(.*\))?|[-—–−/]{1,4}|无)$/u.test(text.normalize('NFKC'));
}
