import { parseXml } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { type RichText, RichTextBuilder } from '../sheet/rich-text.ts';
import { isTrue } from './workbook.ts';

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
export function readStrings({ part, bytes }: Part): RichText[] {
  const strings: RichText[] = [];
  let runs = new Runs();
  parseXml(bytes, part, {
    open(element, { val }) {
      if (element === 'si') runs = new Runs();
      else if (element === 'r') runs.begin();
      else runs.applyProperty(element, val);
    },
    close(element) {
      if (element === 'si') strings.push(runs.build());
    },
    text(chars, around) {
      if (around.at(-1) === 't' && !around.includes('rPh')) runs.add(chars);
    },
  });
  return strings;
}

/** Decodes `_x000D_`, the format's escape for characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
