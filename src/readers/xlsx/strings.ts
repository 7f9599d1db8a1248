import { parseXml } from '../../codecs/xml.ts';
import { gathered } from '../raised.ts';
import { isTrue, type Part } from './workbook.ts';

/** A text in one or several fonts. */
export interface RichText {
  /** What is not struck through; all of it, where everything is. */
  readonly text: string;
  readonly struck?: true;
}

/** A text that is gathered run by run. */
export interface Runs {
  /** Begins a run, of which nothing is said as yet. */
  begin(): void;
  /** Takes note of an element among the properties of the run. */
  property(name: string, value: string | undefined): void;
  add(chars: string): void;
  readonly content: RichText;
}

export function gatheredRuns(): Runs {
  const text = gathered();
  let gone = '';
  let raised = false;
  let struck = false;
  return {
    begin() {
      raised = false;
      struck = false;
    },
    property(name, value) {
      if (name === 'vertAlign') raised = value !== 'baseline';
      else if (name === 'strike') struck = value === undefined || isTrue(value);
    },
    add(chars) {
      if (struck) gone += chars;
      else text.add(chars, raised);
    },
    get content() {
      const isStruck = gone.trim() !== '' && text.text.trim() === '';
      return { text: decodeEscapes(isStruck ? gone : text.text), ...(isStruck && { struck: true as const }) };
    },
  };
}

/** The texts that cells refer to by number, from 0. Runs of a rich text are joined; readings (`rPh`) are no part of it. */
export function readStrings({ part, bytes }: Part): RichText[] {
  const strings: RichText[] = [];
  let runs = gatheredRuns();
  let inText = false;
  let inReading = false;
  parseXml(bytes, part, {
    open(element, { val }) {
      if (element === 'si') runs = gatheredRuns();
      else if (element === 'r') runs.begin();
      else if (element === 'rPh') inReading = true;
      else if (element === 't') inText = !inReading;
      else runs.property(element, val);
    },
    close(element) {
      if (element === 'si') strings.push(runs.content);
      else if (element === 'rPh') inReading = false;
      else if (element === 't') inText = false;
    },
    text(chars) {
      if (inText) runs.add(chars);
    },
  });
  return strings;
}

/** `_x000D_` is how the format writes what XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
