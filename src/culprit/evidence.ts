import type { Claim, Reading } from '../model/claim.ts';
import { add, type Decimal, equals, format, subtract } from '../model/decimal.ts';
import { groupBy } from '../model/group-by.ts';
import { amount, type Entry } from '../model/report.ts';
import type { Change, Mistake } from '../model/result.ts';
import type { Text } from '../model/text.ts';

/** A number that the text of the report gives for one of some quantities, and the words in which it does. */
export interface QuotedClaim extends Pick<Claim, 'number' | 'readings'> {
  readonly words: string;
  /** Set if not the text but another report gives the number: what is said of it. */
  readonly reason?: Text;
}

/**
 * The weight of a number of the text that the mistakes make right: a factor of twenty. Clerks mostly type text and table from
 * one ledger, each by itself, so that the text has the right number where the table was mistyped. But the text may be that of
 * last year, or mean something else, and give the number by chance.
 */
const confirmingWeight = 3;

/** The weight of a small number: a factor of three, too little to make one of two equal explanations likely. */
const smallConfirmingWeight = 1.1;

/** Smaller numbers are right by chance too often. */
const minTelling = 3n;

/**
 * The weight of numbers of the text that the mistakes make wrong: a factor of two, since about every other clerk copies the
 * text from the table, slips and all. One who copies a number copies the others, too: several weigh no more than one.
 */
const contradictingWeight = 0.7;

/**
 * The weight of a number of another report that the mistakes make right, or wrong: a factor of twenty, however small it is,
 * since it is a sum that has to hold. But the mistake may be in the other report.
 */
const otherReportWeight = 3;

/** The claims of a text, as evidence for and against mistakes. */
export type Evidence = ReturnType<typeof evidenceOf>;

/**
 * Returns functions that judge mistakes by the claims of a text. They take all mistakes of an explanation together: a claim
 * may be about a sum that several of them change.
 */
export function evidenceOf(claims: readonly QuotedClaim[]) {
  const distinct = withoutRepeated(claims);
  const about = new Set(distinct.flatMap(({ readings }) => readings.flatMap(({ entries }) => entries)));

  /** The claims that fixing the mistakes makes right, with the cells of which they are, and those it makes wrong. */
  const changedBy = (mistakes: readonly Mistake[]) => {
    const changes = mistakes.flatMap(changesOf).filter(({ entry }) => about.has(entry));
    if (changes.length === 0) return nothing;
    const suggested = new Map(changes.map((one) => [one.entry, one.suggested]));
    const results = distinct.map((claim) => {
      const states = (sum: Decimal | undefined) => sum !== undefined && equals(sum, claim.number);
      const now = claim.readings.some(({ sum }) => states(sum));
      const then = claim.readings.find((reading) => states(sumWith(suggested, reading)));
      return { claim, now, then };
    });
    return {
      confirmed: results.flatMap(({ claim, now, then }) => (!now && then ? { claim, reading: then } : [])),
      contradicted: results.filter(({ now, then }) => now && !then),
    };
  };

  return {
    /** Returns what the claims add to the cost of mistakes: less than 0 if they confirm them. */
    costOf(mistakes: readonly Mistake[]): number {
      const { confirmed, contradicted } = changedBy(mistakes);
      const gained = confirmed.reduce((sum, { claim }) => sum + weightOf(claim), 0);
      const lost = Math.max(
        0,
        ...contradicted.map(({ claim }) => (claim.reason ? otherReportWeight : contradictingWeight)),
      );
      return lost - gained;
    },

    /** Returns for each of some mistakes what is said of the first claim that it makes right, with the others. */
    wordsFor(mistakes: readonly Mistake[]): (string | Text | undefined)[] {
      const { confirmed } = changedBy(mistakes);
      return mistakes.map((mistake) => {
        const changed = changesOf(mistake).map(({ entry }) => entry);
        const first = confirmed.find(({ reading }) => reading.entries.some((entry) => changed.includes(entry)));
        return first?.claim.reason ?? first?.claim.words;
      });
    },
  };
}

const nothing = { confirmed: [], contradicted: [] };

/** The evidence of a text that states nothing. */
export const noEvidence = evidenceOf([]);

function changesOf({ changes, follows }: Mistake): readonly Change[] {
  return [...changes, ...follows];
}

function weightOf({ number, reason }: QuotedClaim): number {
  if (reason) return otherReportWeight;
  return number.units < minTelling ? smallConfirmingWeight : confirmingWeight;
}

/** Returns the sum of a reading once some of its cells are changed. */
function sumWith(suggested: ReadonlyMap<Entry, Decimal>, { entries, sum }: Reading): Decimal | undefined {
  if (sum === undefined) return undefined;
  return entries.reduce((total, entry) => {
    const to = suggested.get(entry);
    return to === undefined ? total : add(total, subtract(to, amount(entry)!));
  }, sum);
}

/** Keeps of claims that repeat a number of a quantity the clearest. */
function withoutRepeated(claims: readonly QuotedClaim[]): QuotedClaim[] {
  const keyOf = ({ number, readings: [first], reason }: QuotedClaim) =>
    `${reason ? 'year ' : ''}${format(number)} ${first!.entries.map(({ at }) => at.id).join()}`;
  return [...groupBy(claims, keyOf).values()].map(
    ([first, ...others]) => others.find(({ readings }) => readings.length < first.readings.length) ?? first,
  );
}
