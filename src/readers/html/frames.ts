import { parseXml } from '../../codecs/xml.ts';
import { UserError } from '../../model/errors.ts';
import { attribute, type Element, type Root, walk } from './tree.ts';

/** A page that is a sheet of a workbook. */
export interface SheetPage {
  readonly address: string;
  readonly name: string;
}

/** The sheets, where a spreadsheet program wrote the page. */
export function sheetsOf(root: Root): SheetPage[] {
  const sheets: SheetPage[] = [];
  walk(root, {
    comment(data) {
      if (/<x:WorksheetSource\b/.test(data)) for (const sheet of sheetsIn(data)) sheets.push(sheet);
    },
  });
  return sheets;
}

/** The address of the page that an element shows in a part of its own. */
export function framedIn(element: Element): string | undefined {
  return /^i?frame$/.test(element.tagName) ? attribute(element, 'src') || undefined : undefined;
}

/** Excel lists the sheets of its workbook in a remark that it alone reads. */
function sheetsIn(remark: string): SheetPage[] {
  const sheets: SheetPage[] = [];
  const xml = remark.slice(remark.indexOf('<xml'), remark.lastIndexOf('</xml>') + '</xml>'.length);
  let name = '';
  let inName = false;
  parseXml(new TextEncoder().encode(xml), 'xml', {
    open(element, { HRef }) {
      inName = element === 'Name';
      if (inName) name = '';
      if (element === 'WorksheetSource' && HRef !== undefined) sheets.push({ address: HRef, name });
    },
    close() {
      inName = false;
    },
    text(characters) {
      if (inName) name += characters;
    },
  });
  return sheets;
}

/** The error for a page that is nothing but a frame around others; `undefined` for any other page. */
export function onlyFrames(root: Root): UserError | undefined {
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
