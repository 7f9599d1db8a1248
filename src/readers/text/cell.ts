import type { Cell, Paragraph } from '../../model/document.ts';

/** What stands in a cell of a line. */
export interface Piece {
  readonly text: string;
  /** Where it begins on the line, from 1. */
  readonly from: number;
  /** From 1. */
  readonly line: number;
}

/** A cell of a table whose rows are not told. */
export function cellParagraph({ text, from, line }: Piece, path: string, cell: 'whole' | 'part'): Paragraph {
  const place = { path, line, character: from };
  const words = text === '' ? [] : [{ text, from, to: from + text.length, place }];
  return { kind: 'paragraph', text, place, words, cell };
}

/** A cell of a table whose rows are told. */
export function gridCell({ text, from, line }: Piece, path: string): Cell {
  return { text, place: { path, line, character: from } };
}

/** Whether a text is a figure or a part of one, by its looks. */
export function isFigure(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /\d/.test(plain) && !/[^\d\s.,+-]/.test(plain);
}

/** Whether a text stands in a cell as a figure does: with a unit or a note, or as a dash. */
export function isValue(text: string): boolean {
  return /^(?:[+-]?\d[\d.,\s]*[件条项个份宗起次人元万亿]*(?:\(.*\))?|[-—–−/]{1,4}|无)$/u.test(text.normalize('NFKC'));
}
