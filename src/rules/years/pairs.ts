import { type Decimal, unitsAt } from '../../model/decimal.ts';
import { placeIn } from '../../model/document.ts';
import { type ReferenceReport, referenceEntry } from '../../model/reference.ts';
import { amount, type Entry, type Report } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';

/** A figure over 0, and that of the same cell for the year before, over 0, too. */
export interface Pair {
  readonly entry: Entry;
  readonly now: Decimal;
  readonly before: Decimal;
  readonly earlier: Entry;
}

/** Returns the figures over 0 that both years have, in the form's order. */
export function pairsOf({ tables }: Report, previous: ReferenceReport): Pair[] {
  return tables.flatMap((table) => {
    const old = previous.tables.find((one) => one.table.id === table.table.id);
    return table.entries.flatMap((entry) => {
      const earlier = old && referenceEntry(old, entry.at.row.id, entry.at.column.id);
      if (!earlier || entry.at.signed || previous.differing.has(entry.at.id)) return [];
      const [now, before] = [amount(entry), amount(earlier)];
      return now && before && now.units > 0n && before.units > 0n ? [{ entry, now, before, earlier }] : [];
    });
  });
}

/** True if the larger of the two figures is at least so many times the other. */
export function isAtLeast({ now, before }: Pick<Pair, 'now' | 'before'>, times: bigint): boolean {
  const scale = Math.max(now.scale, before.scale);
  const [a, b] = [unitsAt(now, scale), unitsAt(before, scale)];
  return a > b ? a >= times * b : b >= times * a;
}

/** True if one figure is about 10⁴ times the other, as where 元 was written for 万元: within a factor of three. */
export function isUnitSlip(pair: Pick<Pair, 'now' | 'before'>): boolean {
  return isAtLeast(pair, 3_334n) && !isAtLeast(pair, 30_001n);
}

/** `甲局2023.xlsx 表三!I29`: the cell of the year before. */
export function whereBefore({ earlier: { place } }: Pair): Text {
  const at = (address: string) => (address === '' ? place.path : `${place.path} ${address}`);
  return { zh: at(placeIn(place, 'zh')), en: at(placeIn(place, 'en')) };
}
