import type ExcelJS from 'exceljs';

/** How a cell looks; the size of its font is in points. */
export interface Look {
  readonly font: Partial<ExcelJS.Font> & { readonly size: number };
  readonly alignment: Partial<ExcelJS.Alignment>;
  readonly border?: Partial<ExcelJS.Borders>;
}

/** In points: Excel makes no row taller than 409. */
export const tallest = 400;

/** In points. */
export function lineHeight({ font }: Look): number {
  return font.size * 1.35;
}

/** In pixels, the width of a digit. */
export function digitWidth({ font }: Look): number {
  return (font.size * 4) / 3 / 2;
}

const thin = { style: 'thin' } as const;

/** In fonts that come with every Chinese office program; elsewhere a like one takes their place. */
export const looks = {
  title: {
    font: { name: '黑体', size: 16 },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  heading: { font: { name: '黑体', size: 12 }, alignment: { horizontal: 'left', vertical: 'bottom', wrapText: true } },
  paragraph: { font: { name: '宋体', size: 11 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  cell: {
    font: { name: '宋体', size: 10 },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: { top: thin, left: thin, bottom: thin, right: thin },
  },
} as const satisfies Readonly<Record<string, Look>>;

/** Of a sum that does not hold; light enough for black print on white paper. */
export const broken: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFB3B3' } },
  font: { bold: true, color: { argb: 'FFC00000' } },
};
