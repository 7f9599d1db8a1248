import type { Made } from '../artifacts/seal.ts';
import type { Report } from '../model/report.ts';
import type { Language, Text } from '../model/text.ts';
import { type WriterName, writers } from '../writers/index.ts';
import { missingCellNotices } from '../writers/missing-cells.ts';
import { unreadTableNotices } from '../writers/unread-tables.ts';

/** The ending of the name of a file in a format. */
export const endings: Readonly<Record<WriterName, string>> = {
  json: '.json',
  csv: '.csv',
  tidy: '.csv',
  html: '.html',
  xlsx: '.xlsx',
};

/** Returns reports in another format, and what to say of cells that they lack. `origin` is the mark of the file. */
export async function converted(
  reports: readonly Report[],
  to: WriterName,
  origin: Made,
  language: Language,
): Promise<{ readonly content: string | Uint8Array; readonly notices: readonly Text[] }> {
  const notices = reports.flatMap((report) => [
    ...unreadTableNotices(report),
    ...(isLaidOut(to) ? missingCellNotices(report) : []),
  ]);
  const format = await writers[to]();
  return { content: await sealed(await format(reports, language), to, origin), notices };
}

/** True for formats in which a file can carry a seal. */
export function isSealed(to: WriterName): boolean {
  return to === 'html' || to === 'xlsx';
}

async function sealed(content: string | Uint8Array, to: WriterName, origin: Made): Promise<string | Uint8Array> {
  if (!isSealed(to)) return content;
  const { sealPage, sealWorkbook } = await import('../artifacts/seal.ts');
  return typeof content === 'string' ? sealPage(content, origin) : sealWorkbook(content, origin);
}

/** True for formats that show the printed form, with a cell for each row and column. */
function isLaidOut(to: WriterName): boolean {
  return to === 'csv' || to === 'html' || to === 'xlsx';
}
