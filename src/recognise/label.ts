import { distance } from 'fastest-levenshtein';
import type { Heading } from '../form.ts';
import { remember } from '../remember.ts';
import { unstruck } from '../struck.ts';

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
  const bare = unstruck(text)
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[【〔［]/gu, '(')
    .replaceAll(/[】〕］]/gu, ')')
    .replace(ordinal, '');
  const outside = bare.replaceAll(/\([^()]*(?:\)|$)/g, '');
  return letters(outside) || letters(bare);
}

/** Ranges rather than `\p{L}`, which takes longer to compile than a report to read. */
function letters(text: string): string {
  return text.replaceAll(/[ -/:-@[-`{-\xbf\u2000-\u2bff\u3000-\u303f\ufe30-\ufe6f]/g, '').toLowerCase();
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

/** Finds the one of some candidates that a text names; undefined where none or two fit. */
export type Finder<T> = (text: string, candidates: readonly T[]) => T | undefined;

/** Texts whose answers are kept for a list of candidates: labels repeat from report to report. */
const mostKept = 10_000;

/**
 * A finder among candidates that can stand in one slot: the one that has the text among its
 * `wordings`, else the single one with a wording of `near` within a few characters. Lists of
 * candidates are told apart by identity.
 */
export function finder<T extends object>(wordings: (one: T) => readonly string[], near = wordings): Finder<T> {
  const indices = remember((candidates: readonly T[]) => {
    const named = new Map<string, T | undefined>();
    for (const one of candidates) {
      for (const wording of new Set(wordings(one))) named.set(wording, named.has(wording) ? undefined : one);
    }
    return { exact: named, kept: new Map<string, T | undefined>() };
  });
  return (text, candidates) => {
    const plain = normalise(text);
    if (plain === '' || plain.length > longest) return undefined;
    const { exact, kept } = indices(candidates);
    if (exact.has(plain)) return exact.get(plain);
    if (kept.has(plain)) return kept.get(plain);
    const found = nearest(plain, candidates, near);
    if (kept.size < mostKept) kept.set(plain, found);
    return found;
  };
}

/** Longer texts are no labels. */
const longest = 60;

function nearest<T>(plain: string, candidates: readonly T[], near: (one: T) => readonly string[]): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const one of candidates) {
    for (const wording of near(one)) {
      const cost = difference(plain, wording);
      if (cost === least && one !== best) tied = true;
      if (cost < least) [best, least, tied] = [one, cost, false];
    }
  }
  return tied ? undefined : best;
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
