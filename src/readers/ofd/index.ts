import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { blocksOn, picturesOn } from '../page/index.ts';
import { attachmentNotices, checkPageCount } from '../page/messages.ts';
import { type Page, rotatedUpright } from '../page/page.ts';
import { readContent } from './content.ts';
import { type PagePart, readPackage } from './package.ts';

/**
 * Reads an OFD, the fixed-layout format of GB/T 33190, as a PDF is read: ruling lines make the cells of tables, and
 * characters fill them by position. Seals and annotations are left out.
 * @throws {UserError} `unsupported`, `encrypted`, `damaged`, `too-large`
 */
export function readOfd(bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Document {
  const { title, pages: parts, attachments } = readPackage(archive);
  checkPageCount('OFD', parts.length);
  const pages = parts.map((part, index) => pageOf(part, index + 1));
  return {
    path,
    format: 'ofd',
    ...(title !== undefined && { title }),
    blocks: blocksOn(pages, path),
    notices: attachmentNotices('OFD', attachments),
    pictures: picturesOn(pages, path),
  };
}

function pageOf({ width, height, contents }: PagePart, number: number): Page {
  return rotatedUpright({ number, width, height }, (rotation) => readContent(contents, rotation));
}
