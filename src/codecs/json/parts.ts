/** A member of the outermost object, or an item of one of its lists: the bytes of its value. */
export interface Part {
  /** The name of the member; null for an item of the list. */
  readonly name: string | null;
  /** Where its value begins, in bytes from the start. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The fault of a text that cannot be divided: it ends in the middle, is no object, or something follows the object. */
export class PartsError extends Error {
  override readonly name = 'PartsError';
  readonly fault: 'cut' | 'other' | 'more';

  constructor(fault: PartsError['fault']) {
    super(fault);
    this.fault = fault;
  }
}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')];
const [openObject, closeObject, openList, closeList] = [code('{'), code('}'), code('['), code(']')];

/**
 * Divides a JSON object in UTF-8 into its members, and its list of this name into items, so that a long list is never in memory
 * as a whole. `read` returns some of the bytes from an offset on, none at the end. Checks no more than the division needs.
 * @throws {PartsError}
 */
export function* partsOf(read: (offset: number) => Uint8Array, list: string): Generator<Part> {
  const window = new Window(read);
  const spaces = (from: number) => {
    let at = from;
    while (isSpace(window.at(at))) at++;
    return at;
  };
  const expect = (at: number, ...codes: readonly number[]) => {
    const found = window.at(at);
    if (!codes.includes(found)) throw new PartsError(found === -1 ? 'cut' : 'other');
    return found;
  };
  const part = (name: string | null, from: number): Part => {
    const end = window.endOfValue(from);
    return { name, offset: from, bytes: window.slice(from, end) };
  };
  let at = spaces(window.at(0) === 0xef ? 3 : 0);
  if (window.at(at) !== openObject) throw new PartsError('other');
  for (at = spaces(at + 1); window.at(at) !== closeObject; ) {
    expect(at, quote);
    const key = part(null, at);
    const name = nameOf(key);
    at = spaces(at + key.bytes.length);
    expect(at, colon);
    at = spaces(at + 1);
    if (name === list && window.at(at) === openList) {
      for (at = spaces(at + 1); window.at(at) !== closeList; ) {
        const item = part(null, at);
        yield item;
        at = spaces(at + item.bytes.length);
        if (expect(at, comma, closeList) === comma) at = spaces(at + 1);
      }
      at++;
    } else {
      const member = part(name, at);
      yield member;
      at += member.bytes.length;
    }
    at = spaces(at);
    if (expect(at, comma, closeObject) === comma) at = spaces(at + 1);
  }
  if (window.at(spaces(at + 1)) !== -1) throw new PartsError('more');
}

function nameOf({ bytes }: Part): string {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new PartsError('other');
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** The bytes from the last part on, as far as they have been read. */
class Window {
  readonly #read: (offset: number) => Uint8Array;
  #bytes: Uint8Array = new Uint8Array();
  #length = 0;
  /** The offset of the first byte that is kept. */
  #start = 0;
  #isAtEnd = false;

  constructor(read: (offset: number) => Uint8Array) {
    this.#read = read;
  }

  /** Returns the byte at an offset that is not before the last part; -1 behind the end. */
  at(offset: number): number {
    while (offset >= this.#start + this.#length) if (!this.#readMore()) return -1;
    return this.#bytes[offset - this.#start]!;
  }

  /** Returns a part, and forgets what is before it. */
  slice(from: number, to: number): Uint8Array {
    const part = this.#bytes.slice(from - this.#start, to - this.#start);
    this.#bytes = this.#bytes.subarray(from - this.#start);
    this.#length -= from - this.#start;
    this.#start = from;
    return part;
  }

  /** Returns the end of the value that begins at an offset. */
  endOfValue(from: number): number {
    let depth = 0;
    for (let at = from; ; at++) {
      const byte = this.at(at);
      if (byte === -1) throw new PartsError('cut');
      if (byte === quote) {
        at = this.#endOfString(at + 1);
        if (depth === 0) return at + 1;
      } else if (byte === openObject || byte === openList) depth++;
      else if (byte === closeObject || byte === closeList) {
        // A number or a word ends before what closes the list around it.
        if (depth === 0) return at;
        depth--;
        if (depth === 0) return at + 1;
      } else if (depth === 0 && (byte === comma || isSpace(byte))) return at;
    }
  }

  /** Returns the offset of the closing quote of a string. */
  #endOfString(from: number): number {
    for (let at = from; ; at++) {
      const byte = this.at(at);
      if (byte === quote) return at;
      if (byte === backslash) at++;
      else if (byte === -1) throw new PartsError('cut');
    }
  }

  #readMore(): boolean {
    if (this.#isAtEnd) return false;
    const more = this.#read(this.#start + this.#length);
    this.#isAtEnd = more.length === 0;
    if (this.#length + more.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#length, this.#length + more.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.#length);
    this.#length += more.length;
    return !this.#isAtEnd;
  }
}
