import { gathered } from '../raised.ts';
import { parseXml } from '../xml.ts';
import type { Part } from './workbook.ts';

/** The texts that cells refer to by number, from 0. Runs of a rich text are joined; readings (`rPh`) are no part of it. */
export function readStrings({ part, bytes }: Part): string[] {
  const strings: string[] = [];
  let text = gathered();
  let raised = false;
  let inText = false;
  let inReading = false;
  parseXml(bytes, part, {
    open(element, { val }) {
      if (element === 'si') {
        text = gathered();
        raised = false;
      } else if (element === 'r') raised = false;
      else if (element === 'vertAlign') raised = val !== 'baseline';
      else if (element === 'rPh') inReading = true;
      else if (element === 't') inText = !inReading;
    },
    close(element) {
      if (element === 'si') strings.push(decodeEscapes(text.text));
      else if (element === 'rPh') inReading = false;
      else if (element === 't') inText = false;
    },
    text(chars) {
      if (inText) text.add(chars, raised);
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
