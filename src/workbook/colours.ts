import type ExcelJS from 'exceljs';
import type { Weight } from '../presentation/listing/line.ts';

/** The ground of a cell, by how grave it is; each is light enough for black print on white paper. */
const grounds: Readonly<Record<Weight, string>> = {
  error: 'FFFFB3B3',
  warning: 'FFFFE699',
  info: 'FFBDD7EE',
  possible: 'FFF8CBAD',
  open: 'FFD9D9D9',
};

export function ground(weight: Weight): ExcelJS.Fill {
  return {
    type: 'pattern',
    pattern: 'solid',
    fgColor: { argb: grounds[weight] },
    bgColor: { indexed: 64 } as Partial<ExcelJS.Color>,
  };
}
