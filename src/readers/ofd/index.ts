import { openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { blocksOn, picturesOn } from '../page/index.ts';
import { type Page, rotatedUpright } from '../page/page.ts';
import { readContent } from './content.ts';
import { type PagePart, readPackage } from './package.ts';

/** A report has sixty at most. */
const maxPages = 500;

/**
 * Reads an OFD, the fixed layout of GB/T 33190, as a PDF is read: its lines make cells, its characters fill them by where
 * they stand. Seals and notes laid over a page are none of its text.
 * @throws {UserError} `unsupported`, `encrypted`, `damaged`, `too-large`
 */
export function readOfd(bytes: Uint8Array, path: string): Document {
  const archive = openZip(bytes);
  const { title, pages: parts, attached } = readPackage(archive);
  if (parts.length > maxPages) throw tooManyPages(parts.length);
  const pages = parts.map((part, index) => pageOf(part, index + 1));
  return {
    path,
    format: 'ofd',
    ...(title !== undefined && { title }),
    blocks: blocksOn(pages, path),
    notices: attached > 0 ? [withAttachments(attached)] : [],
    pictures: picturesOn(pages, path),
  };
}

function pageOf({ width, height, contents }: PagePart, number: number): Page {
  return rotatedUpright({ number, width, height }, (rotation) => readContent(contents, rotation));
}

function tooManyPages(pages: number): UserError {
  return new UserError('too-large', {
    zh: `OFD 有 ${pages} 页，不像是年度报告，请只保留报告所在的页再试`,
    en: `the OFD has ${pages} pages, more than any report: keep only the pages of the report`,
  });
}

function withAttachments(count: number): Text {
  return {
    zh: `OFD 里附有 ${count} 个文件，未检查；请另存后分别检查`,
    en: `the OFD has ${count} attached ${count === 1 ? 'file' : 'files'}, not checked: save and check them apart`,
  };
}
