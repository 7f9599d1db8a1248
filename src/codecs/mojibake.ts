import { once } from '../model/memoize.ts';
import type { Text } from '../model/text.ts';

/** An excerpt of wrongly decoded text, and its original if that can be restored. */
export interface Mojibake {
  readonly excerpt: string;
  readonly original: string | undefined;
}

/** Characters examined: those of a report's first pages. */
const maxCharacters = 20_000;

/** Bytes in UTF-8 in which these are. */
export const maxBytesOfSample = 3 * maxCharacters;

/** Characters shown as evidence. */
const excerptLength = 12;

/** Finds wrongly decoded text, if it fills the document; `undefined` for readable text. */
export function findMojibake(whole: string): Mojibake | undefined {
  const text = sampleOf(whole);
  return (
    readAsGbk(text) ??
    filledWithMarks(text, /\ufffd/g) ??
    filledWithMarks(text, /[?？](?=[?？])/g) ??
    readAsLatin1(text)
  );
}

/** Finds UTF-8 that was read as GBK, as `findMojibake` does. */
export function findUtf8AsGbk(whole: string): Mojibake | undefined {
  return readAsGbk(sampleOf(whole));
}

function sampleOf(whole: string): string {
  return whole.slice(0, maxCharacters).replaceAll(/\s+/g, ' ');
}

/**
 * Finds UTF-8 read as GBK: `鏀垮簻淇℃伅` for 政府信息. Encoded as GBK again it is valid UTF-8, which Chinese text never is by
 * chance.
 */
function readAsGbk(text: string): Mojibake | undefined {
  const runs = text.match(/[^\0-\x7f\ufffd]{6,}/g) ?? [];
  if (!mayBeUtf8(runs)) return undefined;
  const encoded = gbkCodes();
  const decoded = runs.map((run) => {
    const bytes = [...run].flatMap((character) => encoded.get(character) ?? [0xff]);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
  const count = (pattern: RegExp) => decoded.reduce((sum, one) => sum + countOf(pattern, one), 0);
  if (count(/\p{Script=Han}/gu) < Math.max(6, 2 * count(/\ufffd/g))) return undefined;
  const best = decoded.findIndex((one) => /\p{Script=Han}{4}/u.test(one));
  const original = decoded[best]?.replaceAll('\ufffd', '').slice(0, excerptLength / 2);
  return { excerpt: (runs[best] ?? runs[0]!).slice(0, excerptLength), original };
}

/** The bytes with which Chinese characters begin in UTF-8. */
const firstBytes = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xf0];

/** Characters of text to each that has such a byte, at most. In UTF-8 read as GBK it is every third, in Chinese text hardly any. */
const maxBetween = 10;

/** Quick check that Chinese text fails: to make the table of all codes takes a tenth of the time of a small file. */
function mayBeUtf8(runs: readonly string[]): boolean {
  const characters = charactersFrom();
  let [all, found] = [0, 0];
  for (const run of runs) {
    for (const character of run) {
      all++;
      if (characters.has(character)) found++;
    }
  }
  return found > 0 && found * maxBetween >= all;
}

/** Returns the characters of GBK that begin with one of those bytes. */
const charactersFrom = once(
  (): ReadonlySet<string> => new Set(firstBytes.flatMap((first) => rowOf(first).map(([character]) => character))),
);

const trails = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index).filter((trail) => trail !== 0x7f);

/** Returns the characters of GBK with a first byte, and their second bytes. */
function rowOf(first: number): (readonly [string, number])[] {
  const row = new TextDecoder('gb18030').decode(Uint8Array.from(trails.flatMap((trail) => [first, trail])));
  return [...row].map((character, index) => [character, trails[index]!]);
}

/** Returns the two bytes of every such character of GBK. */
const gbkCodes = once((): ReadonlyMap<string, readonly [number, number]> => {
  const codes = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first < 0xff; first++) {
    for (const [character, second] of rowOf(first)) codes.set(character, [first, second]);
  }
  return codes;
});

/** Finds replacement marks, one for each lost character, that outnumber the Chinese characters left. */
function filledWithMarks(text: string, mark: RegExp): Mojibake | undefined {
  const marks = countOf(mark, text);
  return marks < 20 || marks <= countOf(/\p{Script=Han}/gu, text) ? undefined : excerptFrom(text, mark);
}

/** Finds any encoding read as Latin-1: accented letters without a single Chinese character. */
function readAsLatin1(text: string): Mojibake | undefined {
  const letter = /[\u00a1-\u00ff]/g;
  const letters = countOf(letter, text);
  if (letters < 20 || letters < countOf(/[a-z]/gi, text) || /\p{Script=Han}/u.test(text)) return undefined;
  return excerptFrom(text, letter);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function excerptFrom(text: string, pattern: RegExp): Mojibake {
  const first = text.search(pattern);
  return { excerpt: text.slice(first, first + excerptLength), original: undefined };
}

/** `（例如“鏀垮簻”，原文是“政府”）`. */
export function exampleOf({ excerpt, original }: Mojibake): Text {
  const was =
    original === undefined ? { zh: '', en: '' } : { zh: `，原文是“${original}”`, en: `, which was “${original}”` };
  return { zh: `（例如“${excerpt}”${was.zh}）`, en: ` (“${excerpt}”${was.en})` };
}
