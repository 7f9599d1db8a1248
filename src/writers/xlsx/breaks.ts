import type ExcelJS from 'exceljs';
import { paper } from './page.ts';

/** Programs differ in how high a row comes out. */
const slack = 0.98;

/** Rows from the top that come before a block, and how high it is, in points. */
export interface Block {
  readonly above: number;
  readonly height: number;
}

/** Ends pages so that a table is cut only where it is longer than one. Blocks are placed from top to bottom. */
export interface Breaks {
  /** What may be cut anywhere. */
  flow(height: number): void;
  /** A table, and the block that ends with it: its heading stays with it where both fit on a page. */
  keep(block: Block, table: Block): void;
}

/** For a sheet so many pixels wide. */
export function breaksOf(sheet: ExcelJS.Worksheet, width: number): Breaks {
  const room = (paper.height * slack * Math.max(paper.width, width)) / paper.width;
  let used = 0;
  const flow = (height: number) => {
    used = (used + height) % room;
  };
  const fits = ({ height }: Block) => used + height <= room;
  const onNewPage = ({ above, height }: Block) => {
    if (used > 0 && above > 0) sheet.getRow(above).addPageBreak(1, 16_384);
    used = height;
  };
  return {
    flow,
    keep: (block, table) => {
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
