import type { Document } from '../../model/document.ts';
import { showSheets } from '../sheet/document.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** Some rows of a sheet that is alone in its workbook, and facts about that. */
export interface SheetPart {
  readonly sheet: Sheet;
  /** Days are counted from 1904, not 1900. */
  readonly date1904: boolean;
  readonly title: string | undefined;
}

/** Makes a document of some rows of a sheet, as `readXlsx` does of all. */
export async function readSheetPart({ sheet, date1904, title }: SheetPart, path: string): Promise<Document> {
  const document = await showSheets([sheet], { path, format: 'xlsx', date1904 });
  return title === undefined ? document : { ...document, title };
}
