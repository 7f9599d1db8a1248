import { decodeText } from '../codecs/encoding.ts';
import { findByPointer, parseTree } from '../codecs/json/tree.ts';
import { splice } from '../codecs/splice.ts';
import type { Correction } from '../corrections.ts';
import { format } from '../model/decimal.ts';
import type { Fixed } from './fixer.ts';

/** Replaces values by numbers; layout, order and everything else stay. */
export function fixJson(bytes: Uint8Array, corrections: readonly Correction[]): Fixed {
  const { text, encoding } = decodeText(bytes);
  const root = parseTree(text);
  const edits = corrections.map(({ cell, to }) => {
    const { loc } = findByPointer(root, cell.place.pointer ?? '').value;
    return { from: loc.start.offset, to: loc.end.offset, text: format(to) };
  });
  return { bytes: splice(bytes, encoding, edits), left: [] };
}
