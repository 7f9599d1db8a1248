import type ExcelJS from 'exceljs';

/** The style of a cell; its font size is in points. */
export interface CellStyle {
  readonly font: Partial<ExcelJS.Font> & { readonly size: number };
  readonly alignment: Partial<ExcelJS.Alignment>;
  readonly border?: Partial<ExcelJS.Borders>;
}

/** In points; Excel allows 409. */
export const maxRowHeight = 400;

/** Returns the height of a line, in points. */
export function lineHeight({ font }: CellStyle): number {
  return font.size * 1.35;
}

/** Returns the width of a digit, in pixels. */
export function digitWidth({ font }: CellStyle): number {
  return (font.size * 4) / 3 / 2;
}

const thin = { style: 'thin' } as const;

/** The styles of a sheet, in fonts that come with every Chinese office program. */
export const styles = {
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
} as const satisfies Readonly<Record<string, CellStyle>>;

/** The style of a sum that does not hold; light enough for black print. */
export const brokenStyle: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFB3B3' } },
  font: { bold: true, color: { argb: 'FFC00000' } },
};
