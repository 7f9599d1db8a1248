import { normalisedBody } from '../model/body-name.ts';
import { areAlike } from './alike.ts';
import { bodyPart, type NameParts } from './name-parts.ts';

/**
 * True if two names are so alike that one is likely a slip or a short form of the other: a place in front or none, letters
 * left out in the middle (文旅局, 文化和旅游局), letters in another order, 乡 for 镇. Names such as 教育局 and 体育局, 东山镇 and
 * 西山镇, or 财政局 and its branch office, are names of two bodies.
 */
export function isSimilar(one: string, other: string): boolean {
  if (normalisedBody(one) === normalisedBody(other)) return true;
  if (withoutNameplate(one) !== one || withoutNameplate(other) !== other) {
    return isSimilar(withoutNameplate(one), withoutNameplate(other));
  }
  const parts = ownParts(one, other);
  if (!parts) return false;
  const [x, y] = parts;
  if (x.own === y.own || isTown(x.own, y.own)) return true;
  return x.kind === y.kind && x.town === y.town && (isShortForm(x, y) || isReordered(x.own, y.own));
}

/** True if one letter of a name is written for another that sounds or looks like it, not in the name of a town. */
export function isMisspelt(one: string, other: string): boolean {
  const parts = ownParts(one, other);
  if (!parts) return false;
  const [x, y] = parts;
  const found = differingLetters(x.own, y.own);
  if (!found || telling.test(found.letters) || !areAlike(found.letters[0]!, found.letters[1]!)) return false;
  if (x.town !== y.town) return false;
  // 教育居 ends like no body, and 办工室 only in its last letter, so that the slip is in the kind.
  if (x.kind !== y.kind) return x.kind.endsWith(y.kind) || y.kind.endsWith(x.kind);
  return x.stem.length >= minLength || office.test(x.own);
}

/** Removes another name of the same body behind its own: `教育局（体育局）`, `自然资源和规划局、林业局`. */
function withoutNameplate(name: string): string {
  return name.replace(
    /(?<=.{3})(?:[（(][^（()）分区所站队校]*[局委办室心会][）)]|[、/／][^、/／分区所站队校]*[局委办室心会])$/u,
    '',
  );
}

/** Returns the parts of two names, the shorter one first; undefined if they are of two places, or too short. */
function ownParts(one: string, other: string): [NameParts, NameParts] | undefined {
  const [first, second] = [bodyPart(normalisedBody(one)), bodyPart(normalisedBody(other))];
  if (!mayBeSamePlace(first.place, second.place)) return undefined;
  const [x, y] = first.own.length <= second.own.length ? [first, second] : [second, first];
  return x.own.length < minLength ? undefined : [x, y];
}

/** A name of two characters says too little: 区委 is part of many, and 妇联 and 残联 differ in one. */
const minLength = 3;

/** Matches offices: their names of three letters tell what they do, those of schools and stations may be places. */
const office = /[局委办厅]$/u;

/** True if a place is left out, or written without its name: 县 for 溪口县. */
function mayBeSamePlace(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

/** True if letters were left out in the middle of a name. 中医院 and 中心医院 are two bodies, as are zones of two kinds. */
function isShortForm({ own: short, stem }: NameParts, { own: long }: NameParts): boolean {
  if (short.length === long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  if (long.startsWith(short) || stem.length < 2 || zone.test(long)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

const zone = /(?:开发|园|新|示范|度假|风景|工业)区/u;

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

/** Returns the only letters in which two names differ; undefined if they differ in more or in none. */
function differingLetters(a: string, b: string): { readonly letters: string } | undefined {
  if (a.length !== b.length) return undefined;
  const differing = [...a].flatMap((letter, at) => (letter === b[at] ? [] : [{ letters: letter + b[at] }]));
  return differing.length === 1 ? differing[0] : undefined;
}

/** True if 乡 is written for 镇. */
function isTown(a: string, b: string): boolean {
  return /[镇乡]$/u.test(a) && /[镇乡]$/u.test(b) && a.slice(0, -1) === b.slice(0, -1);
}
