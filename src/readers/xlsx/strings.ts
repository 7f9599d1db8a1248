import { type Attributes, parseAnyXml, scanXml, type XmlHandlers } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { memoizeText } from '../../model/memoize.ts';
import { type RichText, RichTextBuilder } from '../sheet/rich-text.ts';
import { scanPlainString } from './plain-elements.ts';
import { isTrue } from './schema-types.ts';

/** Returns the same string for the same text from file to file: to look it up is quicker, and nothing of its part is kept. */
const onlyCopy = memoizeText((text) => text);

/** Gathers a text run by run, each in a font of its own. */
export class Runs {
  readonly #text = new RichTextBuilder();
  #font = plain;

  /** Begins a run in the plain font. */
  begin(): void {
    this.#font = plain;
  }

  /** Applies an element among the properties of the run; elements that matter nothing may be given too. */
  applyProperty(name: string, value: string | undefined): void {
    if (name === 'vertAlign') this.#font = { ...this.#font, raised: value !== 'baseline' };
    else if (name === 'strike') this.#font = { ...this.#font, struck: value === undefined || isTrue(value) };
  }

  add(chars: string): void {
    this.#text.add(chars, this.#font);
  }

  build(): RichText {
    const content = this.#text.build();
    return { ...content, text: decodeEscapes(content.text) };
  }
}

const plain = { raised: false, struck: false };

/**
 * Reads the shared strings, by number from 0. The runs of a rich text are joined; phonetic readings (`rPh`) are left
 * out.
 */
export function readStrings(part: Part): RichText[] {
  const reader = new StringsReader();
  const isPlain = scanXml(part.bytes, reader, (text, at, end) => reader.skim(text, at, end));
  if (!isPlain) return parseStrings(part);
  if (part.bytes.length <= maxKept) lastStrings = reader.written;
  return reader.strings;
}

/** A shared string that is plainly written. */
interface WrittenString {
  readonly xml: string;
  readonly content: RichText;
}

/** Bytes of the longest part whose strings are kept. */
const maxKept = 64 * 1024;

/** Those of the last workbook, by their number: the next one was often made from the same template. */
let lastStrings: readonly (WrittenString | undefined)[] = [];

/** As `readStrings`, by a parser for all of XML. */
export function parseStrings({ part, bytes }: Part): RichText[] {
  const reader = new StringsReader();
  parseAnyXml(bytes, part, reader);
  return reader.strings;
}

class StringsReader implements XmlHandlers {
  readonly strings: RichText[] = [];
  /** Those of them that are plainly written, by their number. */
  readonly written: (WrittenString | undefined)[] = [];
  #runs = new Runs();
  /** Strings that are open; more than one only in a file that is made so. */
  #open = 0;

  open(element: string, { val }: Attributes): void {
    if (element === 'si') {
      this.#open++;
      this.#runs = new Runs();
    } else if (element === 'r') this.#runs.begin();
    else this.#runs.applyProperty(element, val);
  }

  close(element: string): void {
    if (element !== 'si') return;
    this.#open--;
    this.strings.push(this.#runs.build());
  }

  text(chars: string, around: readonly string[]): void {
    if (around.at(-1) === 't' && !around.includes('rPh')) this.#runs.add(chars);
  }

  /** Takes strings that are plainly written, without their events. */
  skim(text: string, start: number, end: number): number {
    if (this.#open > 0) return start;
    let at = start;
    for (let next = plainAt(text, at, this.strings.length); next; next = plainAt(text, at, this.strings.length)) {
      if (at + next.xml.length > end) break;
      at += next.xml.length;
      this.written[this.strings.length] = next;
      this.strings.push(next.content);
    }
    return at;
  }
}

/** Scans the string of a number; `undefined` where a position is not at one, or it is written otherwise. */
function plainAt(text: string, at: number, number: number): WrittenString | undefined {
  const same = lastStrings[number];
  if (same && text.startsWith(same.xml, at)) return same;
  const string = scanPlainString(text, at);
  return string && { xml: text.slice(at, string.end), content: { text: onlyCopy(decodeEscapes(string.text)) } };
}

/** Decodes `_x000D_`, the format's escape for characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
