import type ExcelJS from 'exceljs';
import { safeText, truncated } from '../../workbook/cell-text.ts';

/** The margins of an A4 page in portrait, in inches. */
const margins = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

/** The page between the margins: width in pixels (96 per inch), height in points (72 per inch). */
export const paper = { width: Math.floor((8.27 - 1) * 96), height: Math.floor((11.69 - 1.2) * 72) };

/** Sets a sheet up to be printed one page wide and as many pages long as needed. */
export function setUpPage(sheet: ExcelJS.Worksheet, running: string, pages: string): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins,
  };
  // The first page needs no header: the title of the sheet is on it.
  sheet.headerFooter = {
    differentFirst: true,
    firstFooter: pages,
    oddHeader: `&C&9${headerText(running)}`,
    oddFooter: pages,
  };
}

/** Returns a header text; its space keeps the font size apart from a digit. A header may have 255 characters. */
function headerText(text: string): string {
  const plain = truncated(safeText(text, '').replaceAll('\n', ' '), 100).replaceAll('&', '&&');
  return plain === '' ? '' : ` ${plain}`;
}
