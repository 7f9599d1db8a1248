import type { Claim, Division, Reading } from '../../model/claim.ts';
import { add, type Decimal, equals, format } from '../../model/decimal.ts';
import { placeIn } from '../../model/document.ts';
import { type Change, type Diagnostic, levelOf } from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { figureOf } from '../../presentation/cells.ts';
import type { Level } from '../../presentation/levels.ts';
import { effectOn } from '../../presentation/sayings.ts';
import type { Item } from '../../presentation/statement.ts';
import type { View } from '../view.ts';

/** The sign of words of the text in the sheet: how they compare with the tables. */
export interface Sign {
  /** `agrees`: with the tables, or with what they should be; `likely`: with a figure that very likely is wrong. */
  readonly kind: Level | 'agrees' | 'likely' | 'differs';
  /** `≠ 12`, `→ 21`, `Σ 21`; empty where there is nothing to add. */
  readonly sign: string;
  /** The cells with their figures. */
  readonly title: string;
  /** Index of the item about the words; undefined where there is none. */
  readonly item: number | undefined;
  /** The ids of the cells that the words state. */
  readonly cells: readonly string[];
  /** The figure that the words state for a single cell, where it has another; else empty. */
  readonly stated: string;
}

/** Returns the sign of words that were compared with the tables. `item` is about them; else one may be about their cells. */
export function signOfClaim(
  claim: Claim,
  finding: Diagnostic | undefined,
  item: number | undefined,
  items: readonly Item[],
  { language, strict }: View,
): Sign {
  const { number, outcome, readings } = claim;
  const reading = readings.find(({ sum }) => sum && equals(sum, number)) ?? readings[0]!;
  const cells = reading.entries.map(({ at }) => at.id);
  const stated = outcome === 'differs' && cells.length === 1 ? format(number) : '';
  const facts = { title: titleOf(reading, language), cells, stated };
  if (outcome === 'open') return { ...facts, kind: 'open', sign: '?', item };
  const index = item ?? mistakeAbout(reading, items);
  const { changes, certainty } = (index === undefined ? undefined : items[index]) ?? { changes: [], certainty: 'only' };
  const fixed = sumAfter(reading, changes);
  const isRight = readings.some((one) => isEqual(sumAfter(one, changes), number));
  if (outcome === 'agrees') {
    if (index === undefined || isRight || !fixed) return { ...facts, kind: 'agrees', sign: '', item };
    const [kind, mark] = certainty === 'only' ? (['error', ''] as const) : (['likely', '?'] as const);
    return { ...facts, kind, sign: `→ ${format(fixed)}${mark}`, item: index };
  }
  if (isRight) return { ...facts, kind: 'agrees', sign: '', item };
  const kind = finding ? levelOf(finding, strict) : 'differs';
  return { ...facts, kind, sign: `≠ ${reading.sum ? format(reading.sum) : '?'}`, item };
}

/** Returns the sign of a list; undefined where its parts need not make its number. */
export function signOfDivision(
  { outcome, parts, sum }: Division,
  finding: Diagnostic | undefined,
  item: number | undefined,
  { strict }: View,
): Sign | undefined {
  if (outcome === 'open') return undefined;
  const kind = outcome === 'agrees' ? 'agrees' : finding ? levelOf(finding, strict) : 'differs';
  return {
    kind,
    sign: `Σ ${format(sum)}`,
    title: `${parts.map(format).join(' + ')} = ${format(sum)}`,
    item,
    ...noCell,
  };
}

/** Returns the sign of words that a finding quotes for another reason. */
export function signOfFinding(finding: Diagnostic, item: number | undefined, { language, strict }: View): Sign {
  return { kind: levelOf(finding, strict), sign: '', title: finding.title[language], item, ...noCell };
}

const noCell = { cells: [], stated: '' };

/** Returns the index of the mistake that changes a cell of a reading, if it is known. */
function mistakeAbout({ entries }: Reading, items: readonly Item[]): number | undefined {
  const index = items.findIndex(
    ({ isMistake, changes }) => isMistake && changes.some(({ entry }) => entries.includes(entry)),
  );
  return index < 0 ? undefined : index;
}

function sumAfter({ entries, sum }: Reading, changes: readonly Change[]): Decimal | undefined {
  const effect = effectOn(entries, changes);
  return sum && effect && add(sum, effect);
}

function isEqual(one: Decimal | undefined, other: Decimal): boolean {
  return one !== undefined && equals(one, other);
}

/** Cells that a title names one by one; more are counted. */
const maxNamed = 4;

/** `表三 J8 （一）予以公开·总计 20 + J9 （二）部分公开·总计 1 = 21` */
function titleOf({ entries, sum }: Reading, language: Language): string {
  const say = sayIn(language);
  const named = entries.slice(0, maxNamed).map((entry) => {
    return [placeIn(entry.place, language), entry.at.label[language], figureOf(entry, language)]
      .filter(Boolean)
      .join(' ');
  });
  const left = entries.length - named.length;
  const more = left > 0 ? say(` + 另外 ${left} 格`, ` + ${left} more`) : '';
  const total = entries.length > 1 && sum ? ` = ${format(sum)}` : '';
  return `${entries[0]!.at.table.name[language]} ${named.join(' + ')}${more}${total}`;
}
