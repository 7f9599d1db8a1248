import type { GridRow } from '../../model/document.ts';
import { type Block, blocksOf, type Form, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { slotsOf } from '../slots.ts';
import { crossings } from './find-line.ts';
import { normalise } from './normalise.ts';
import { wordingsOf } from './wordings.ts';

/**
 * Returns the blocks of which a row of a grid names a line or a kind of case exactly. A quick check before longer
 * searches.
 */
export function blocksNamedInRow(row: GridRow, forms: readonly Form[]): readonly Block[] {
  return [...new Set(slotsOf(row).flatMap(({ cell }) => blocksNamedBy(cell.text, forms)))];
}

/** Returns the blocks of which a text names a line or a kind of case exactly. */
export function blocksNamedBy(text: string, forms: readonly Form[]): readonly Block[] {
  return (text.length < maxLength && blocksByWording(forms).get(normalise(text))) || [];
}

/** Characters of a row's name; longer texts name no row. */
const maxLength = 80;

const blocksByWording = memoize((forms: readonly Form[]): ReadonlyMap<string, readonly Block[]> => {
  const named = new Map<string, Block[]>();
  for (const block of blocksOf(forms)) {
    for (const wording of new Set(wordingsIn(block))) named.set(wording, [...(named.get(wording) ?? []), block]);
  }
  return named;
});

function wordingsIn(block: Block): string[] {
  const all = lines(block.rows);
  const rows = all.flatMap(({ heading }) => wordingsOf(heading));
  if (!block.across) return rows;
  const groups = [...new Set(all.flatMap(({ groups }) => groups))].flatMap(wordingsOf);
  const columns = lines(block.columns).flatMap(({ heading }) => wordingsOf(heading));
  // 行政诉讼（复议后起诉）总计 without its brackets.
  const crossed = groups.flatMap((group) => columns.map((column) => group + column));
  return [...rows, ...groups, ...crossed, ...crossings(block).keys()];
}
