/** A member of an object, or an item of one of its lists: its value. */
export interface Part {
  /** The name of the member, or of the list. */
  readonly name: string;
  readonly isItem: boolean;
  /** Where it begins, in bytes from the start of the text. */
  readonly offset: number;
  readonly length: number;
  /** Its bytes; null for an item that is longer than asked for. */
  readonly bytes: Uint8Array | null;
}

/** The object that is divided, and the lists in it. */
export interface Division {
  /** Names of the members that are divided into items, if they are lists. */
  readonly lists: readonly string[];
  /** Bytes of an item that are held in memory. */
  readonly maxItem?: number;
  /** The offset of the object, if it is in another; else it is the whole text. */
  readonly inside?: number;
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
 * Divides a JSON object in UTF-8 into its members, and lists of it into items, so that a long list is never in memory as a whole.
 * `read` returns some of the bytes from an offset on, none at the end. Checks no more than the division needs.
 * @throws {PartsError}
 */
export function* partsOf(
  read: (offset: number) => Uint8Array,
  { lists, maxItem = Number.POSITIVE_INFINITY, inside }: Division,
): Generator<Part> {
  const window = new Window(read, inside ?? 0);
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
  const part = (name: string, from: number, isItem: boolean, max = Number.POSITIVE_INFINITY): Part => {
    const end = window.endOfValue(from, max);
    const length = end - from;
    return { name, isItem, offset: from, length, bytes: length > max ? null : window.slice(from, end) };
  };
  let at = inside ?? spaces(window.at(0) === 0xef ? 3 : 0);
  if (window.at(at) !== openObject) throw new PartsError('other');
  for (at = spaces(at + 1); window.at(at) !== closeObject; ) {
    expect(at, quote);
    const key = part('', at, false);
    const name = nameOf(key.bytes!);
    at = spaces(at + key.length);
    expect(at, colon);
    at = spaces(at + 1);
    if (lists.includes(name) && window.at(at) === openList) {
      for (at = spaces(at + 1); window.at(at) !== closeList; ) {
        const item = part(name, at, true, maxItem);
        yield item;
        at = spaces(at + item.length);
        if (expect(at, comma, closeList) === comma) at = spaces(at + 1);
      }
      at++;
    } else {
      const member = part(name, at, false);
      yield member;
      at += member.length;
    }
    at = spaces(at);
    if (expect(at, comma, closeObject) === comma) at = spaces(at + 1);
  }
  if (inside === undefined && window.at(spaces(at + 1)) !== -1) throw new PartsError('more');
}

function nameOf(bytes: Uint8Array): string {
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
  #start: number;
  #isAtEnd = false;

  constructor(read: (offset: number) => Uint8Array, start: number) {
    this.#read = read;
    this.#start = start;
  }

  /** Returns the byte at an offset that is not before the last part; -1 behind the end. */
  at(offset: number): number {
    while (offset >= this.#start + this.#length) if (!this.#readMore()) return -1;
    return this.#bytes[offset - this.#start]!;
  }

  /** Returns a part, and forgets what is before it. */
  slice(from: number, to: number): Uint8Array {
    const part = this.#bytes.slice(from - this.#start, to - this.#start);
    this.#forget(from);
    return part;
  }

  #forget(to: number): void {
    this.#bytes = this.#bytes.subarray(to - this.#start);
    this.#length -= to - this.#start;
    this.#start = to;
  }

  /** Returns the end of the value that begins at an offset. Of one that is longer than `max`, the bytes are forgotten. */
  endOfValue(from: number, max: number): number {
    let depth = 0;
    for (let at = from; ; at++) {
      if (at - from > max && at - this.#start > max) this.#forget(at);
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
