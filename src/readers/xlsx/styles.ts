import { parseXml } from '../../codecs/xml.ts';
import { builtInFormats } from '../sheet/built-in-formats.ts';
import { isTrue, type Part } from './workbook.ts';

/** The style of a cell, as far as it changes what is shown. */
export interface CellStyle {
  /** Number format code. */
  readonly format: string;
  readonly struck: boolean;
}

/** Reads the styles of cells, by their number from 0. */
export function readStyles({ part, bytes }: Part): CellStyle[] {
  const codes = new Map<number, string>();
  const fonts: { struck: boolean }[] = [];
  const used: { readonly format: number; readonly font: number }[] = [];
  let parent = '';
  parseXml(bytes, part, {
    open(element, { numFmtId = '0', fontId = '0', formatCode, val }) {
      if (element === 'numFmts' || element === 'cellXfs' || element === 'fonts') parent = element;
      else if (element === 'font' && parent === 'fonts') fonts.push({ struck: false });
      else if (element === 'strike' && parent === 'fonts') fonts.at(-1)!.struck = val === undefined || isTrue(val);
      else if (element === 'numFmt' && parent === 'numFmts' && formatCode !== undefined) {
        codes.set(Number(numFmtId), formatCode);
      } else if (element === 'xf' && parent === 'cellXfs')
        used.push({ format: Number(numFmtId), font: Number(fontId) });
    },
    close(element) {
      if (element === parent) parent = '';
    },
  });
  return used.map(({ format, font }) => ({
    format: codes.get(format) ?? builtInFormats[format] ?? 'General',
    struck: fonts[font]?.struck === true,
  }));
}
