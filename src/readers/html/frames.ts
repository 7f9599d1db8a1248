import { UserError } from '../../errors.ts';
import { parseXml } from '../xml.ts';
import { attribute, type Root, walk } from './tree.ts';

/** A page that another shows in a part of itself. */
export interface Frame {
  readonly address: string;
  /** Of the sheet, where the page is a workbook. */
  readonly sheet?: string;
}

/** The pages that a page is made of: the sheets, where a spreadsheet program wrote it, else its frames. */
export function framesOf(root: Root): Frame[] {
  const sheets: Frame[] = [];
  const frames: Frame[] = [];
  walk(root, {
    comment(data) {
      if (/<x:WorksheetSource\b/.test(data)) sheets.push(...sheetsIn(data));
    },
    open(element) {
      const address = attribute(element, 'src');
      if ((element.tagName === 'frame' || element.tagName === 'iframe') && address) frames.push({ address });
      return true;
    },
  });
  return sheets.length > 0 ? sheets : frames;
}

/** Excel lists the sheets of its workbook in a remark that it alone reads. */
function sheetsIn(remark: string): Frame[] {
  const sheets: Frame[] = [];
  const xml = remark.slice(remark.indexOf('<xml'), remark.lastIndexOf('</xml>') + '</xml>'.length);
  let name = '';
  let inName = false;
  parseXml(new TextEncoder().encode(xml), 'xml', {
    open(element, { HRef }) {
      inName = element === 'Name';
      if (inName) name = '';
      if (element === 'WorksheetSource' && HRef !== undefined) sheets.push({ address: HRef, sheet: name });
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
  walk(root, {
    open(element) {
      isFrameset ||= element.tagName === 'frameset';
      return element.tagName === 'html';
    },
  });
  if (!isFrameset) return undefined;
  const first = framesOf(root)[0]?.address ?? 'sheet001.htm';
  return new UserError('unsupported', {
    zh: `这个网页只是一个框架，表格在另外的文件里（如 ${first}）；请改查那些文件，或在 Excel、WPS 中打开后另存为 .xlsx 或单个文件网页（.mht）`,
    en: `this page is only a frame, and its tables are in other files (such as ${first}): check those, or open it in Excel or WPS and save it as .xlsx or as a single file web page (.mht)`,
  });
}
