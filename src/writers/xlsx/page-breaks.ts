import type ExcelJS from 'exceljs';
import { paper } from './page.ts';

/** The part of a page that is used: programs differ in how tall they draw a row. */
const usedShare = 0.98;

/** A block of a sheet: the number of rows above it, and its height in points. */
interface SheetBlock {
  readonly above: number;
  readonly height: number;
}

/**
 * Starts the page breaks of a sheet, so that a table is cut only if it is longer than a page. Blocks are added from top to
 * bottom. `width` is in pixels.
 */
export function pageBreaksOf(sheet: ExcelJS.Worksheet, width: number) {
  const room = (paper.height * usedShare * Math.max(paper.width, width)) / paper.width;
  let used = 0;
  /** Adds a block that may be cut anywhere. */
  const flow = (height: number) => {
    used = (used + height) % room;
  };
  const fits = ({ height }: SheetBlock) => used + height <= room;
  const onNewPage = ({ above, height }: SheetBlock) => {
    if (used > 0 && above > 0) sheet.getRow(above).addPageBreak(1, 16_384);
    used = height;
  };
  return {
    flow,
    /** Adds a table, and the block that ends with it: its heading stays with it if both fit on a page. */
    keep: (block: SheetBlock, table: SheetBlock) => {
      if (fits(block)) used += block.height;
      else if (block.height <= room) onNewPage(block);
      else {
        flow(block.height - table.height);
        if (fits(table) || table.height > room) flow(table.height);
        else onNewPage(table);
      }
    },
  };
}
