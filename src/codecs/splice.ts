import { byteOrderMarkLength, type Encoding } from './encoding.ts';

/** A replacement of a stretch of decoded text. Offsets in UTF-16 units from 0, `to` excluded. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Applies edits to encoded text; all other bytes are copied, the byte order mark included. The edits must not overlap.
 * Text put into GB18030, for which no platform has an encoder, must be ASCII.
 */
export function splice(bytes: Uint8Array, encoding: Encoding, edits: readonly Edit[]): Uint8Array {
  const offset = offsets(bytes, encoding);
  const pieces: Uint8Array[] = [];
  let copied = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const start = offset(from);
    if (start < copied) throw new RangeError(`edits overlap at ${from}`);
    pieces.push(bytes.subarray(copied, start), encode(text, encoding));
    copied = offset(to);
  }
  return concatBytes([...pieces, bytes.subarray(copied)]);
}

export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Returns a function that converts an offset in the decoded text to one in the bytes. Call it in ascending order. */
function offsets(bytes: Uint8Array, encoding: Encoding): (character: number) => number {
  const mark = byteOrderMarkLength(bytes, encoding);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return (character) => mark + 2 * character;
  const step = encoding === 'utf-8' ? utf8 : gb18030;
  let at = mark;
  let passed = 0;
  return (character) => {
    while (passed < character && at < bytes.length) {
      const [length, units] = step(bytes[at]!, bytes[at + 1] ?? 0);
      at += length;
      passed += units;
    }
    if (passed !== character) throw new RangeError(`no character starts at ${character}`);
    return at;
  };
}

/** Returns the bytes and UTF-16 units of a character by its first two bytes. */
type Step = (lead: number, second: number) => readonly [bytes: number, units: number];

const utf8: Step = (lead) => {
  if (lead < 0x80) return [1, 1];
  if (lead < 0xe0) return [2, 1];
  return lead < 0xf0 ? [3, 1] : [4, 2];
};

const gb18030: Step = (lead, second) => {
  if (lead <= 0x80) return [1, 1];
  const isFour = second >= 0x30 && second <= 0x39;
  return isFour ? [4, lead >= 0x90 ? 2 : 1] : [2, 1];
};

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const wide = encoding !== 'gb18030';
  const bytes = new Uint8Array(text.length * (wide ? 2 : 1));
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (wide) view.setUint16(2 * index, unit, encoding === 'utf-16le');
    else if (unit < 0x80) bytes[index] = unit;
    else throw new RangeError(`${text[index]} is not ASCII`);
  }
  return bytes;
}
