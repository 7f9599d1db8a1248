import { builtInFormats } from '../sheet/built-in-formats.ts';
import { parseXml } from '../xml.ts';
import type { Part } from './workbook.ts';

/** The number format code of each cell style, by its number from 0. */
export function readFormats({ part, bytes }: Part): string[] {
  const codes = new Map<number, string>();
  const used: number[] = [];
  let parent = '';
  parseXml(bytes, part, {
    open(element, { numFmtId = '0', formatCode }) {
      if (element === 'numFmts' || element === 'cellXfs') parent = element;
      else if (element === 'numFmt' && parent === 'numFmts' && formatCode !== undefined) {
        codes.set(Number(numFmtId), formatCode);
      } else if (element === 'xf' && parent === 'cellXfs') used.push(Number(numFmtId));
    },
    close(element) {
      if (element === parent) parent = '';
    },
  });
  return used.map((id) => codes.get(id) ?? builtInFormats[id] ?? 'General');
}
