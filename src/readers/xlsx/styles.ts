import { parseXml } from '../../codecs/xml.ts';
import { memoizePart, type Part } from '../../codecs/zip.ts';
import { builtInFormats } from '../sheet/built-in-formats.ts';
import { isTrue } from './schema-types.ts';

/** The style of a cell, as far as it changes what is shown. */
export interface CellStyle {
  /** Number format code. */
  readonly format: string;
  readonly struck: boolean;
}

/** Reads the styles of cells, by their number from 0. */
export const readStyles = memoizePart(({ part, bytes }: Part): readonly CellStyle[] => {
  const codes = new Map<number, string>();
  const fonts: { struck: boolean }[] = [];
  const used: { readonly format: number; readonly font: number }[] = [];
  parseXml(bytes, part, {
    open(element, { numFmtId = '0', fontId = '0', formatCode, val }, around) {
      if (around.includes('fonts')) {
        if (element === 'font') fonts.push({ struck: false });
        else if (element === 'strike') fonts.at(-1)!.struck = val === undefined || isTrue(val);
      } else if (around.includes('numFmts')) {
        if (element === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      } else if (around.includes('cellXfs')) {
        if (element === 'xf') used.push({ format: Number(numFmtId), font: Number(fontId) });
      }
    },
  });
  return used.map(({ format, font }) => ({
    format: codes.get(format) ?? builtInFormats[format] ?? 'General',
    struck: fonts[font]?.struck === true,
  }));
});
