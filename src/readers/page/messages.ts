import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';

/** A file format whose pages are drawn. */
type PageFormat = 'PDF' | 'OFD';

/** A report has at most sixty pages. */
const maxPages = 500;

/** @throws {UserError} `too-large` if a file has more pages than any report */
export function checkPageCount(format: PageFormat, pages: number): void {
  if (pages <= maxPages) return;
  throw new UserError('too-large', {
    zh: `${format} 有 ${pages} 页，不像是年度报告，请只保留报告所在的页再试`,
    en: `the ${format} has ${pages} pages, more than any report: keep only the pages of the report`,
  });
}

/** Returns a notice about attached files, if there are any. */
export function attachmentNotices(format: PageFormat, count: number): Text[] {
  if (count === 0) return [];
  return [
    {
      zh: `${format} 里附有 ${count} 个文件，未检查；请另存后分别检查`,
      en: `the ${format} has ${count} attached ${count === 1 ? 'file' : 'files'}, not checked: save and check them separately`,
    },
  ];
}
