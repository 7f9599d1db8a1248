import type { Paragraph, Place } from '../../model/document.ts';
import { wordsIn } from '../words.ts';

/** Lines shown as written, each with where its words stand: old pages align tables so. */
export function preformatted(text: string, place: Place): Paragraph[] {
  const lines = text.split('\n').map((one, index) => ({ text: one, number: index + 1 }));
  const words = wordsIn(lines, place.path);
  return lines.map((line, index) => ({
    kind: 'paragraph',
    text: line.text.trim(),
    place,
    words: words(index).map((word) => ({ ...word, place })),
  }));
}
