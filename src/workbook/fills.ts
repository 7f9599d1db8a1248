import type ExcelJS from 'exceljs';
import type { MarkLevel } from '../presentation/listing/correction.ts';

/** Background colours by level, each light enough for black print on white paper. */
const colours: Readonly<Record<MarkLevel, string>> = {
  error: 'FFFFB3B3',
  warning: 'FFFFE699',
  info: 'FFBDD7EE',
  possible: 'FFF8CBAD',
  open: 'FFD9D9D9',
};

/** Returns the colour of a level, in six hexadecimal digits. */
export function colourOf(level: MarkLevel): string {
  return colours[level].slice(2);
}

export function fillOf(level: MarkLevel): ExcelJS.Fill {
  return {
    type: 'pattern',
    pattern: 'solid',
    fgColor: { argb: colours[level] },
    bgColor: { indexed: 64 } as Partial<ExcelJS.Color>,
  };
}
