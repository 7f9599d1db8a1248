import { normalisedBody } from '../model/body-name.ts';
import { areAlike } from './alike.ts';

/**
 * True if two names are so alike that one is likely a slip or a short form of the other: a place in front or none, letters
 * left out in the middle (文旅局, 文化和旅游局), letters in another order, a town for a township, one letter of a long name. Names
 * such as 教育局 and 体育局, 东山镇 and 西山镇, or 财政局 and its branch office, are names of two bodies.
 */
export function isSimilar(one: string, other: string): boolean {
  if (normalisedBody(one) === normalisedBody(other)) return true;
  if (withoutNameplate(one) !== one || withoutNameplate(other) !== other) {
    return isSimilar(withoutNameplate(one), withoutNameplate(other));
  }
  const [x, y] = ownNames(one, other);
  return (
    x.length >= minLength && (x === y || isShortForm(x, y) || isReordered(x, y) || isOneSlip(x, y) || isTown(x, y))
  );
}

/** True if two names differ in one letter only: by a slip, or since they are those of two bodies. */
export function isOneLetterApart(one: string, other: string): boolean {
  return differingLetters(...ownNames(one, other)) !== undefined;
}

/** Says whether one letter in place of another is a slip: the letters are alike, or the names are near, unless others are as near. */
export function misspelling(one: string, other: string): 'alike' | 'near' | undefined {
  const [x, y] = ownNames(one, other);
  const found = differingLetters(x, y);
  if (!found || x.length < minLength || telling.test(found.letters)) return undefined;
  if (areAlike(found.letters[0]!, found.letters[1]!)) return 'alike';
  // 教育局 and 体育局, 青川镇 and 青石镇, 人民法院 and 人民医院 are bodies that differ in one letter.
  const isInside = found.at < x.replace(kind, '').length && found.at < y.replace(kind, '').length;
  return isInside && x.replace(kind, '').length >= minLength ? 'near' : undefined;
}

/** The end of a name that says what kind of body it is. */
const kind =
  /(?:委员会|办公室|管委会|(?:联合|服务)?中心|联合会|开发区|工业园|医院|法院|检察院|中学|小学|学校|街道|[局委办厅会院所站队校处镇乡村社区府署馆场司行团园部室厂港库])$/u;

/** Removes another name of the same body behind its own: `教育局（体育局）`, `自然资源和规划局、林业局`. */
function withoutNameplate(name: string): string {
  return name.replace(
    /(?<=.{3})(?:[（(][^（()）分区所站队校]*[局委办室心会][）)]|[、/／][^、/／分区所站队校]*[局委办室心会])$/u,
    '',
  );
}

/** Returns two names without the place in front, the shorter one first; empty if they are of two places. */
function ownNames(one: string, other: string): [string, string] {
  const [first, second] = [divided(normalisedBody(one)), divided(normalisedBody(other))];
  if (!mayBeSamePlace(first.place, second.place)) return ['', ''];
  return first.own.length <= second.own.length ? [first.own, second.own] : [second.own, first.own];
}

/** A name of two characters says too little: 区委 is part of many. */
const minLength = 3;

/** Divides a name into the place in front and the body itself: 溪口县, 民政局. */
function divided(name: string): { readonly place: string; readonly own: string } {
  const place = /^(?:[^省市县区州旗]{2,6}[省市县区州旗]|[市县区旗](?!场))(?=.{3})/u.exec(name)?.[0] ?? '';
  return { place, own: name.slice(place.length) };
}

/** True if a place is left out, or written without its name: 县 for 溪口县. */
function mayBeSamePlace(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

/** True if letters were left out in the middle of a name. */
function isShortForm(short: string, long: string): boolean {
  if (short.length === long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  if (long.startsWith(short)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** Letters of names that often have the same letters as another, such as 城东街道 and 东城街道. */
const maxPlaces = 4;

function isReordered(a: string, b: string): boolean {
  return a.length > maxPlaces && sorted(a) === sorted(b);
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** Letters that tell one of several bodies from another. */
const telling = /[\d一二三四五六七八九十东西南北中上下左右前后新老大小甲乙丙丁]/u;

/** Letters of a name that is too long to differ by chance in one of them. */
const longName = 8;

function isOneSlip(a: string, b: string): boolean {
  const found = a.length < longName ? undefined : differingLetters(a, b);
  return found !== undefined && !telling.test(found.letters);
}

/** Returns the only letters in which two names differ, and where; undefined if they differ in more or in none. */
function differingLetters(a: string, b: string): { readonly letters: string; readonly at: number } | undefined {
  if (a.length !== b.length) return undefined;
  const differing = [...a].flatMap((letter, at) => (letter === b[at] ? [] : [{ letters: letter + b[at], at }]));
  return differing.length === 1 ? differing[0] : undefined;
}

function isTown(a: string, b: string): boolean {
  const town = /(?:镇|乡|街道)$/u;
  return town.test(a) && town.test(b) && a.replace(town, '') === b.replace(town, '');
}
