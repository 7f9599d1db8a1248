import { distance } from 'fastest-levenshtein';
import type { Heading } from '../../model/form.ts';
import { remember, rememberText } from '../../model/memoize.ts';
import { unstruck } from '../../model/struck-text.ts';

/**
 * A label in its normal form: half width, without white space, ordinal, quotes, punctuation
 * and what stands in brackets, which writers vary freely.
 */
export const normalise = rememberText(strip);

/** `（一）`, `一、`, `1.`, `1）`, `1`; one of the brackets may be missing. */
const ordinal =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\)|(?![\d年月日]))|[一二三四五六七八九十]+[、.,:)]|\d+[.、,)](?!\d)|\d{1,2}(?=[\u4e00-\u9fff])(?![年月日号个件项条次份人万元]))/u;

/** A text in half width, without white space, with round brackets for all. */
function halfWidth(text: string): string {
  return unstruck(text)
    .replaceAll(/[①-⑳]/gu, (mark) => `${mark.normalize('NFKC')}.`)
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[【〔［]/gu, '(')
    .replaceAll(/[】〕］]/gu, ')');
}

function strip(text: string): string {
  const bare = halfWidth(text).replace(ordinal, '');
  return letters(outsideBrackets(bare).replace(ordinal, '')) || letters(bare);
}

/** Brackets within brackets go first; one that is not closed reaches to the end. */
function outsideBrackets(text: string): string {
  const outside = text.replaceAll(/\([^()]*\)/g, '');
  return outside === text ? text.replace(/\([^()]*$/, '') : outsideBrackets(outside);
}

/** Ranges rather than `\p{L}`, which takes longer to compile than a report to read. */
function letters(text: string): string {
  return text.replaceAll(/[ -/:-@[-`{-\xbf\u2000-\u2bff\u3000-\u303f\ufe30-\ufe6f]/g, '').toLowerCase();
}

/** The ordinal that a heading begins with, from 1: `五、`, `（五）`, `5.`; null where there is none. */
export const readOrdinal = rememberText(ordinalIn);

function ordinalIn(text: string): number | null {
  if (!/^[\s(（【〔［第一二三四五六七八九十\d０-９①-⑳⑴-⒇㈠-㈩]/u.test(text)) return null;
  const found = /^(?:第)?\(?([一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.,:)]|部分)/u.exec(halfWidth(text))?.[1];
  if (found === undefined) return null;
  return /^\d/.test(found) ? Number(found) : chineseNumber(found);
}

/** 一 → 1 … 十九 → 19. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? '') + 1;
  return text.includes('十') ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(ones);
}

/** Every normal form in which a heading may be written: as printed, with what it says in brackets, in short, in English. */
export const wordingsOf = remember(({ label, aliases = [], name, en }: Heading): readonly string[] => {
  const own = [label, ...aliases, ...(name === undefined ? [] : name.split('·').slice(-1))];
  return [...new Set([...own.map(normalise), ...own.map(inFull), normalise(en)])];
});

const bracket = /[(（【〔［〈]|[①-⑳⑴-⒇㈠-㈩]/u;

/** A label with what it says in brackets. */
function inFull(text: string): string {
  if (!bracket.test(text)) return normalise(text);
  return letters(halfWidth(text).replace(ordinal, ''));
}

/** The year of the figures, as writers put it into a label. */
const year = /(?:19|20)\d\d年?度?/gu;

/** What begins an explanation that stands in no brackets: `行政处罚2023年办件量`, `本年收费金额 单位：万元`. */
const explanation = /(?:(?:19|20)\d\d|单位|截[至止]).*$/u;

/** What a text may say without what explains it, likeliest first. */
const withoutExplanation = rememberText(unexplainedIn);

function unexplainedIn(text: string): readonly string[] {
  // Most texts explain nothing.
  if (!bracket.test(text) && !explanation.test(text.normalize('NFKC').replaceAll(/\s/g, ''))) return [];
  const [plain, full] = [normalise(text), inFull(text)];
  const said = new Set([full]);
  if (explanation.test(full)) {
    for (const one of [plain, full]) said.add(one.replaceAll(year, '')).add(one.replace(year, '本年'));
    said.add(full.replace(explanation, ''));
  }
  return [...said].filter((one) => one !== '' && one !== plain);
}

/** What a text may say in normal form, with its explanation and without. */
export function saidBy(text: string): readonly string[] {
  const plain = normalise(text);
  // Figures are no labels: most cells are spared the rest.
  return text.length > longest || /^[\d\s.,]*$/.test(text) ? [plain] : [plain, ...withoutExplanation(text)];
}

/** Finds the one of some candidates that a text names; undefined where none or two fit. */
export type Finder<T> = (text: string, candidates: readonly T[]) => T | undefined;

/** Texts whose answers are kept for a list of candidates: labels repeat from report to report. */
const mostKept = 10_000;

/**
 * A finder among candidates that can stand in one slot: the one that has the text among its
 * `wordings`, with an explanation or without, else the single one with a wording of `near` within
 * a few characters. Lists of candidates are told apart by identity.
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
    if (kept.has(text)) return kept.get(text);
    const explained = withoutExplanation(text).find((one) => exact.has(one));
    const found = explained === undefined ? nearest(plain, candidates, near) : exact.get(explained);
    if (kept.size < mostKept) kept.set(text, found);
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
  if (whole && !/(?:\d|计)$/u.test(longer.slice(shorter.length))) return allowed + 1;
  return isShortened(plain, wording) ? allowed + 2 : Number.POSITIVE_INFINITY;
}

/** Whether words are left out in the midst of a wording: 本年新收申请数量 for 本年新收政府信息公开申请数量. */
function isShortened(plain: string, wording: string): boolean {
  if (plain.length < 6 || plain.length >= wording.length) return false;
  if (!wording.startsWith(plain.slice(0, 3)) || !wording.endsWith(plain.slice(-2))) return false;
  let at = 0;
  for (const character of plain) {
    at = wording.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Shorter beginnings are no label. */
const shortest = 2;

/** Whether a text is a beginning of a heading's label, as a narrow cell cuts it, and none with another ordinal. */
export function begins(text: string, heading: Heading): boolean {
  const plain = normalise(text);
  if (plain.length < shortest || !/^[\u4e00-\u9fff]+/u.test(plain)) return false;
  return wordingsOf(heading).some((wording) => wording.startsWith(plain)) && !contradicts(text, heading);
}

/** Whether a heading is printed with an ordinal. */
export function hasOrdinal({ label }: Heading): boolean {
  return readOrdinal(label) !== null;
}

/** Whether a text has another ordinal than a heading. */
export function contradicts(text: string, { label }: Heading): boolean {
  const [stated, own] = [readOrdinal(text), readOrdinal(label)];
  return stated !== null && own !== null && stated !== own;
}
