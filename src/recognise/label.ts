import { distance } from 'fastest-levenshtein';
import type { Heading } from '../form.ts';
import { remember } from '../remember.ts';

/**
 * A label in its normal form: half width, without white space, ordinal, quotes, punctuation
 * and what stands in brackets, which writers vary freely.
 */
export function normalise(text: string): string {
  let plain = plains.get(text);
  if (plain === undefined) {
    plain = strip(text);
    if (plains.size > 20_000) plains.clear();
    plains.set(text, plain);
  }
  return plain;
}

const plains = new Map<string, string>();

const ordinal = /^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[、.,:)]|\d+[.、,)](?!\d))/u;

function strip(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[【〔［]/gu, '(')
    .replaceAll(/[】〕］]/gu, ')')
    .replace(ordinal, '');
  const outside = bare.replaceAll(/\([^()]*\)/g, '');
  return letters(outside) || letters(bare);
}

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** The ordinal that a heading begins with, from 1: `五、`, `（五）`, `5.`; null where there is none. */
export function readOrdinal(text: string): number | null {
  const bare = text.normalize('NFKC').replaceAll(/\s/g, '');
  const found = /^(?:第)?\(?([一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.,:)]|部分)/u.exec(bare)?.[1];
  if (found === undefined) return null;
  return /^\d/.test(found) ? Number(found) : chineseNumber(found);
}

/** 一 → 1 … 十九 → 19. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? '') + 1;
  return text.includes('十') ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(ones);
}

/** Every normal form in which a heading may be written. */
export const wordingsOf = remember((heading: Heading): readonly string[] => [
  ...new Set([heading.label, ...(heading.aliases ?? []), heading.en].map(normalise)),
]);

/**
 * The one candidate that a text names, among those that can stand in its slot: one of its
 * own wordings, else the single nearest to `near` within a few characters. Undefined where
 * none or two fit.
 */
export function nearest<T>(
  text: string,
  candidates: readonly T[],
  wordings: (one: T) => readonly string[],
  near = wordings,
): T | undefined {
  const plain = normalise(text);
  if (plain === '' || plain.length > 60) return undefined;
  const exact = candidates.filter((one) => wordings(one).includes(plain));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const one of candidates) {
    const cost = Math.min(...near(one).map((wording) => difference(plain, wording)));
    if (cost === least) tied = true;
    if (cost < least) [best, least, tied] = [one, cost, false];
  }
  return tied || least === Number.POSITIVE_INFINITY ? undefined : best;
}

/** Characters in which two wordings differ; infinite where that is more than a slip. */
function difference(plain: string, wording: string): number {
  const [shorter, longer] = plain.length < wording.length ? [plain, wording] : [wording, plain];
  const allowed = longer.length < 4 ? 0 : Math.min(3, Math.floor(longer.length / 4));
  if (longer.length - shorter.length <= allowed) {
    const cost = distance(plain, wording);
    if (cost <= allowed) return cost;
  }
  // Words added or left out at either end: 其他对外管理服务 for 其他对外管理服务事项.
  const whole = shorter.length >= 5 && (longer.startsWith(shorter) || longer.endsWith(shorter));
  return whole && !/\d$/.test(longer.slice(shorter.length)) ? allowed + 1 : Number.POSITIVE_INFINITY;
}
