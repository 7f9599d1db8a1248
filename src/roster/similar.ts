import { normalisedBody } from '../model/body-name.ts';

/**
 * True if two names are so alike that one is likely a slip or a short form of the other: a place in front or none, letters
 * left out in the middle (文旅局, 文化和旅游局), letters in another order, a town for a township, one letter of a long name. Names
 * such as 教育局 and 体育局, 东山镇 and 西山镇, or 财政局 and its branch office, are names of two bodies.
 */
export function isSimilar(one: string, other: string): boolean {
  const [a, b] = [one, other].map(normalisedBody) as [string, string];
  if (a === b) return true;
  const [first, second] = [divided(a), divided(b)];
  if (!mayBeSamePlace(first.place, second.place)) return false;
  const [x, y] = [first.own, second.own].sort((p, q) => p.length - q.length) as [string, string];
  return (
    x.length >= minLength && (x === y || isShortForm(x, y) || isReordered(x, y) || isOneSlip(x, y) || isTown(x, y))
  );
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
  if (a.length !== b.length || a.length < longName) return false;
  const differing = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [letter + b[index]]));
  return differing.length === 1 && !telling.test(differing[0]!);
}

function isTown(a: string, b: string): boolean {
  const town = /(?:镇|乡|街道)$/u;
  return town.test(a) && town.test(b) && a.replace(town, '') === b.replace(town, '');
}
