import type { Paragraph } from '../../document.ts';

/** What stands in a cell of a line. */
export interface Piece {
  readonly text: string;
  /** Where it begins on the line, from 1. */
  readonly from: number;
}

/** A cell of a table whose rows are not told. */
export function cellParagraph({ text, from }: Piece, line: number, path: string, cell: 'whole' | 'part'): Paragraph {
  const place = { path, line, character: from };
  const words = text === '' ? [] : [{ text, from, to: from + text.length, place }];
  return { kind: 'paragraph', text, place, words, cell };
}

/** Whether a text is a figure or a part of one, by its looks. */
export function isFigure(text: string): boolean {
  return /\d/.test(text.normalize('NFKC')) && !/[^\d\s.,+-]/.test(text.normalize('NFKC'));
}
