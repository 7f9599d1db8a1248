import { decodePage } from '../../codecs/encoding.ts';
import { damagedError, tooLargeError } from '../../codecs/errors.ts';
import type { Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { sheetsOf } from './frames.ts';
import { type Part, readMessage } from './mime.ts';
import { pageDocument, readPage } from './page.ts';
import { titleOf } from './title.ts';
import { isTruncated, maxCharacters, parsePage } from './tree.ts';

/** Pages of a file, and frames of a page; a workbook has 255 sheets at most. */
const maxPages = 500;

/**
 * Reads a web page that browsers, Word, Excel or WPS have saved as a single file (`.mht`): the page with the pages in its
 * frames at their positions, or the sheets of a workbook in their order.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readMhtml(bytes: Uint8Array, path: string): Document {
  const { parts, start } = readMessage(bytes);
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml').slice(0, maxPages);
  const main = pages.find(({ id }) => id !== '' && id === start) ?? pages[0];
  if (!main) throw damagedError({ zh: '里面没有网页', en: 'there is no web page in it' });
  const pictures: Place[] = [];
  const seen = new Set<Part>();
  let left = maxCharacters;
  let frames = maxPages;
  let title = '';
  const read = (part: Part, first: number, sheet?: string): readonly (Grid | Paragraph)[] => {
    if (seen.has(part)) return [];
    seen.add(part);
    const source = decodePage(part.content());
    left -= source.length;
    if (left < 0) throw tooLargeError();
    const root = parsePage(source);
    title ||= titleOf(root);
    const place: Place = sheet === undefined ? { path } : { path, sheet };
    const options = { first, cut: isTruncated(source), hidden: isHiddenSheet.test(source) };
    const sheets = sheetsOf(root).slice(0, maxPages);
    const page = readPage(root, place, sheets.length > 0 ? options : { ...options, framed });
    for (const picture of page.pictures) pictures.push(picture);
    const named = sheets.flatMap(({ address, name }) => {
      const found = pageAt(address, pages);
      return found ? read(found, first, name) : [];
    });
    return [...page.blocks, ...named];
  };
  const framed = (address: string, first: number) => {
    const found = --frames < 0 ? undefined : pageAt(address, pages);
    return found ? read(found, first) : [];
  };
  const blocks = read(main, 1);
  return pageDocument(path, 'mhtml', title, { blocks, pictures });
}

/** Excel writes this into the page of a hidden sheet. */
const isHiddenSheet = /<x:Visible>Sheet(?:Very)?Hidden</;

/** Returns the part at an address: by its id, by its file name, or by the whole address if several files share the name. */
function pageAt(address: string, pages: readonly Part[]): Part | undefined {
  const id = /^cid:(.*)$/i.exec(address)?.[1];
  if (id !== undefined) return pages.find((part) => part.id === decoded(id));
  const file = (path: string) => decoded(path.replace(/^.*\//s, ''));
  const named = pages.filter(({ location }) => file(location) === file(address));
  return named.length > 1 ? named.find(({ location }) => decoded(location).endsWith(decoded(address))) : named[0];
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
