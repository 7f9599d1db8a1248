import { type Attributes, byLocalName, local, maxDepth, type XmlHandlers } from './xml-events.ts';

/**
 * Takes an element within another at once, where handlers can do without its events. Gets the position of a tag, and
 * returns the one behind the element, not beyond `end`; the same position to have it scanned. The element has no more than
 * two levels in it.
 */
export type Skim = (text: string, at: number, end: number) => number;

/**
 * Scans XML as programs write it: elements with ASCII names, attributes, text, the five predefined entities. Whatever
 * else there is, and whatever is wrong, is odd: the scan ends, and its caller has a full parser.
 */
export class PlainXml {
  /** Events that were told, but for what was skimmed. They are those with which a full parser begins, in the same order. */
  events = 0;
  /** True once the root element is closed. */
  isComplete = false;
  readonly #handlers: XmlHandlers;
  readonly #skim: Skim | undefined;
  /** Names of the open elements, as they are written and without prefixes. */
  readonly #open: string[] = [];
  readonly #around: string[] = [];
  /** Those of the tag that is being scanned. */
  #attributes = none;

  constructor(handlers: XmlHandlers, skim?: Skim) {
    this.#handlers = handlers;
    this.#skim = skim;
  }

  /** Scans the declaration and the space behind it. Returns where the root element begins, or `odd`. */
  begin(text: string): number {
    const found = declaration.exec(text);
    const end = found?.[0].length ?? 0;
    if (text.charCodeAt(end) !== lessThan) return odd;
    const around = found?.groups?.space ?? '';
    if (around !== '') this.#tell(around.replaceAll(/\r\n?/g, '\n'));
    return end;
  }

  /**
   * Scans from a tag to `end`, which must be in front of a tag or at the end of the document. Returns false at what is
   * odd; nothing of it was told.
   */
  scan(text: string, start: number, end: number): boolean {
    let at = start;
    while (at !== odd && at < end) {
      at = this.#scanElement(text, at, end);
      if (at !== odd && text.charCodeAt(at) !== lessThan) at = this.#scanText(text, at);
    }
    return at !== odd;
  }

  /** Scans what begins at a tag: an element that is skimmed, or the tag. */
  #scanElement(text: string, at: number, end: number): number {
    const depth = this.#open.length;
    if (this.#skim && depth > 0 && depth < maxDepth - 2) {
      const behind = this.#skim(text, at, end);
      if (behind > at) return behind;
    }
    return text.charCodeAt(at + 1) === slash ? this.#scanEndTag(text, at) : this.#scanTag(text, at);
  }

  #scanEndTag(text: string, at: number): number {
    const name = this.#open.at(-1);
    if (name === undefined || !text.startsWith(name, at + 2)) return odd;
    const end = at + 2 + name.length;
    if (text.charCodeAt(end) !== greaterThan) return odd;
    this.#close();
    return end + 1;
  }

  #scanTag(text: string, at: number): number {
    if (this.isComplete || this.#open.length >= maxDepth) return odd;
    let end = nameEnd(text, at + 1);
    if (end === odd) return odd;
    const name = text.slice(at + 1, end);
    this.#attributes = none;
    if (isSpace(text.charCodeAt(end))) end = this.#scanAttributes(text, end);
    const isEmpty = text.charCodeAt(end) === slash;
    if (isEmpty) end++;
    if (text.charCodeAt(end) !== greaterThan) return odd;
    const element = local(name);
    this.events++;
    this.#handlers.open?.(element, this.#attributes, this.#around);
    this.#open.push(name);
    this.#around.push(element);
    if (isEmpty) this.#close();
    return end + 1;
  }

  /** Scans attributes from the space in front of them. Returns where the tag ends, or is odd. */
  #scanAttributes(text: string, start: number): number {
    const named = new Named();
    this.#attributes = named;
    const end = scanInto(named, text, start, true);
    if (end !== odd) return end;
    const written = new Named();
    const same = scanInto(written, text, start, false);
    this.#attributes = byLocalName(written);
    return same;
  }

  #close(): void {
    this.events++;
    this.#open.pop();
    this.isComplete = this.#open.length === 0;
    const element = this.#around.pop()!;
    this.#handlers.close?.(element);
  }

  #scanText(text: string, start: number): number {
    let isWritten = true;
    let isBlank = true;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === lessThan) break;
      if (isSpace(code)) {
        if (code === carriageReturn) isWritten = false;
        continue;
      }
      isBlank = false;
      if (code === ampersand) isWritten = false;
      else if (!isCharacter(code) || (code === greaterThan && text.startsWith(']]', end - 2))) return odd;
    }
    if (end === start) return end;
    // Text around the root element, and an element that is not closed.
    if (this.#open.length === 0 ? !isBlank : end === text.length) return odd;
    const chars = text.slice(start, end);
    const resolved = isWritten ? chars : resolve(chars);
    if (resolved === undefined) return odd;
    this.#tell(resolved);
    return end;
  }

  #tell(chars: string): void {
    if (!this.#handlers.text) return;
    this.events++;
    this.#handlers.text(chars, this.#around);
  }
}

/** In place of a position: what is there is odd. */
export const odd = -1;

const inName = 1;
const inNameFirst = 2;

const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>(?<space>[ \t\r\n]*)/i;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const doubleQuote = 0x22;
const ampersand = 0x26;
const singleQuote = 0x27;
const slash = 0x2f;
const colon = 0x3a;
const lessThan = 0x3c;
const equals = 0x3d;
const greaterThan = 0x3e;

/** Says of each character of ASCII whether names may have it. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(character) ? inNameFirst : /[-.0-9]/.test(character) ? inName : 0;
});

/** Attributes by their names as written: no prototype, but other than Object.create(null) quick to fill and to read. */
class Named {
  [name: string]: string;
}
Object.setPrototypeOf(Named.prototype, null);
Reflect.deleteProperty(Named.prototype, 'constructor');

const none: Attributes = Object.freeze(new Named());

/**
 * Scans attributes into `named`, by their local names or as they are written. Returns where the tag ends, or is odd;
 * `odd` also where two have one name, or `isLocal` and one declares a namespace.
 */
function scanInto(named: Named, text: string, start: number, isLocal: boolean): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (isSpace(code)) {
    while (isSpace(code)) code = text.charCodeAt(++at);
    if (kinds[code] !== inNameFirst) return at;
    const first = at;
    let from = first;
    for (; kinds[code]! >= inName; code = text.charCodeAt(++at)) {
      if (code === colon && isLocal && from === first) from = at + 1;
    }
    const name = text.slice(from, at);
    const quote = text.charCodeAt(at + 1);
    if (code !== equals || (quote !== doubleQuote && quote !== singleQuote)) return odd;
    const open = at + 2;
    let isWritten = true;
    at = open;
    for (code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at)) {
      if (code === ampersand) isWritten = false;
      else if (!isCharacter(code) || code === lessThan) return odd;
    }
    const value = isWritten ? text.slice(open, at) : resolve(text.slice(open, at));
    const isDeclaration = isLocal && (from === first ? name === 'xmlns' : text.startsWith('xmlns:', first));
    if (value === undefined || named[name] !== undefined || isDeclaration) return odd;
    named[name] = value;
    code = text.charCodeAt(++at);
  }
  return at;
}

/** Returns where a name ends, or `odd` if it does not begin as one. */
function nameEnd(text: string, start: number): number {
  if (kinds[text.charCodeAt(start)] !== inNameFirst) return odd;
  let at = start + 1;
  while (kinds[text.charCodeAt(at)]! >= inName) at++;
  return at;
}

/** True for characters of XML but line ends and tabs; NaN, behind the end, is none. */
function isCharacter(code: number): boolean {
  return code >= space && code <= 0xfffd;
}

function isSpace(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Returns what a text says, with line ends as XML has them; `undefined` if it has other references. */
function resolve(written: string): string | undefined {
  let isKnown = true;
  const text = written.replaceAll(/\r\n?|&\w*;?/g, (part) => {
    const resolved = part.startsWith('\r') ? '\n' : entities[part];
    if (resolved === undefined) isKnown = false;
    return resolved ?? part;
  });
  return isKnown ? text : undefined;
}
