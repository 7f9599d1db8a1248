import { parseXml } from '../../codecs/xml.ts';
import { UserError } from '../../model/errors.ts';
import { attribute, type Element, type Root, walk } from './tree.ts';

/** A sheet of a workbook that is a page of its own. */
export interface SheetPage {
  readonly address: string;
  readonly name: string;
}

/** Returns the sheets of a workbook that a spreadsheet program has saved as a web page. */
export function sheetsOf(root: Root): SheetPage[] {
  const sheets: SheetPage[] = [];
  walk(root, {
    comment(data) {
      if (/<x:WorksheetSource\b/.test(data)) for (const sheet of sheetsIn(data)) sheets.push(sheet);
    },
  });
  return sheets;
}

/** Returns the address of the page that a frame shows; `undefined` for any other element. */
export function framedIn(element: Element): string | undefined {
  return /^i?frame$/.test(element.tagName) ? attribute(element, 'src') || undefined : undefined;
}

/** Reads the list of sheets in a comment that Excel writes for itself. */
function sheetsIn(comment: string): SheetPage[] {
  const sheets: SheetPage[] = [];
  const xml = comment.slice(comment.indexOf('<xml'), comment.lastIndexOf('</xml>') + '</xml>'.length);
  let name = '';
  parseXml(new TextEncoder().encode(xml), 'xml', {
    open(element, { HRef }) {
      if (element === 'Name') name = '';
      if (element === 'WorksheetSource' && HRef !== undefined) sheets.push({ address: HRef, name });
    },
    text(characters, around) {
      if (around.at(-1) === 'Name') name += characters;
    },
  });
  return sheets;
}

/** Returns the error for a page that only consists of frames; `undefined` for any other page. */
export function framesetProblem(root: Root): UserError | undefined {
  let isFrameset = false;
  let first = sheetsOf(root)[0]?.address;
  walk(root, {
    open(element) {
      isFrameset ||= element.tagName === 'frameset';
      first ??= framedIn(element);
      return element.tagName === 'html' || element.tagName === 'frameset';
    },
  });
  if (!isFrameset) return undefined;
  first ??= 'sheet001.htm';
  return new UserError('unsupported', {
    zh: `这个网页只是一个框架，表格在另外的文件里（如 ${first}）；请改查那些文件，或在 Excel、WPS 中打开后另存为 .xlsx 或单个文件网页（.mht）`,
    en: `this page is only a frame, and its tables are in other files (such as ${first}): check those, or open it in Excel or WPS and save it as .xlsx or as a single file web page (.mht)`,
  });
}
