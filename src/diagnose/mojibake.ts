/** Text that was decoded wrongly on its way: a piece of it, and what it once said, where that can be told. */
export interface Garbled {
  readonly piece: string;
  readonly meant: string | undefined;
}

/** Characters that are looked at: a report's first pages. */
const enough = 20_000;

/** Characters shown as evidence. */
const shown = 12;

/** Marks of a wrong decoding that fill the text, not one that slipped in; `undefined` for text that can be read. */
export function garbled(whole: string): Garbled | undefined {
  const text = whole.slice(0, enough).replaceAll(/\s+/g, ' ');
  return mistaken(text) ?? filledWith(text, /\ufffd/g) ?? filledWith(text, /[?？](?=[?？])/g) ?? latin(text);
}

/** UTF-8 taken for GBK: `鏀垮簻淇℃伅` for 政府信息. Encoded as GBK again, it is good UTF-8, which Chinese never is by chance. */
function mistaken(text: string): Garbled | undefined {
  const runs = text.match(/[^\0-\x7f\ufffd]{6,}/g) ?? [];
  if (runs.length === 0) return undefined;
  const encoded = encoder();
  const decoded = runs.map((run) => {
    const bytes = [...run].flatMap((character) => encoded.get(character) ?? [0xff]);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
  const count = (pattern: RegExp) => decoded.reduce((sum, one) => sum + (one.match(pattern)?.length ?? 0), 0);
  if (count(/\p{Script=Han}/gu) < Math.max(6, 2 * count(/\ufffd/g))) return undefined;
  const best = decoded.findIndex((one) => /\p{Script=Han}{4}/u.test(one));
  const meant = decoded[best]?.replaceAll('\ufffd', '').slice(0, shown / 2);
  return { piece: (runs[best] ?? runs[0]!).slice(0, shown), meant };
}

/** The bytes of every character that GBK has two of; worked out once. */
let encoding: ReadonlyMap<string, readonly [number, number]> | undefined;
function encoder(): ReadonlyMap<string, readonly [number, number]> {
  encoding ??= codesOfGbk();
  return encoding;
}

function codesOfGbk(): ReadonlyMap<string, readonly [number, number]> {
  const trails = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index).filter((trail) => trail !== 0x7f);
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    const row = decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])));
    [...row].forEach((character, index) => {
      codes.set(character, [lead, trails[index]!]);
    });
  }
  return codes;
}

/** What stands where a character was lost: one for each, so that more of them than of Chinese are left. */
function filledWith(text: string, mark: RegExp): Garbled | undefined {
  const marks = text.match(mark)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (marks < 20 || marks <= chinese) return undefined;
  const first = text.search(mark);
  return { piece: text.slice(first, first + shown), meant: undefined };
}

/** Any encoding taken for Latin-1: a text of accented letters and not one Chinese character. */
function latin(text: string): Garbled | undefined {
  const letters = text.match(/[\u00a1-\u00ff]/g)?.length ?? 0;
  const others = text.match(/[a-z]/gi)?.length ?? 0;
  if (letters < 20 || letters < others || /\p{Script=Han}/u.test(text)) return undefined;
  const first = text.search(/[\u00a1-\u00ff]/);
  return { piece: text.slice(first, first + shown), meant: undefined };
}
