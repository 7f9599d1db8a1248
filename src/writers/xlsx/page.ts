import type ExcelJS from 'exceljs';
import { clipped, harmless } from '../../workbook/inert.ts';

/** A4, upright, with these margins. In inches, as the format has it. */
const margins = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

/** What is left of the page between the margins: pixels across (96 an inch), points down (72 an inch). */
export const paper = { width: Math.floor((8.27 - 1) * 96), height: Math.floor((11.69 - 1.2) * 72) };

/** Prints a sheet on as many pages as it is long, never wider than one. */
export function setUp(sheet: ExcelJS.Worksheet, running: string, pages: string): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins,
  };
  // What stands at the head of the sheet need not stand above it.
  sheet.headerFooter = {
    differentFirst: true,
    firstFooter: pages,
    oddHeader: `&C&9${headerText(running)}`,
    oddFooter: pages,
  };
}

/** Behind a font size a digit would be one more of it; the whole may have 255 characters. */
function headerText(text: string): string {
  const plain = clipped(harmless(text, '').replaceAll('\n', ' '), 100).replaceAll('&', '&&');
  return plain === '' ? '' : ` ${plain}`;
}
