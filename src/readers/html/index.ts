import { decodePage } from '../../codecs/encoding.ts';
import type { Document } from '../../model/document.ts';
import { onlyFrames } from './frames.ts';
import { readPage } from './page.ts';
import { leftToScripts } from './scripted.ts';
import { titleOf } from './title.ts';
import { breaksOff, parsePage } from './tree.ts';

/**
 * Reads a web page, or what a web system exports under the name of a workbook.
 * @throws {UserError} `unsupported` for a frame whose pages are other files and a page that scripts fill; `damaged`, `too-large`
 */
export function readHtml(bytes: Uint8Array, path: string): Document {
  const source = decodePage(bytes);
  const root = parsePage(source);
  const other = onlyFrames(root);
  if (other) throw other;
  const page = readPage(root, { path }, { cut: breaksOff(source) });
  const scripted = leftToScripts(root, page);
  if (scripted) throw scripted;
  const { blocks, pictures } = page;
  const title = titleOf(root);
  return {
    path,
    format: 'html',
    styled: true,
    ...(title !== '' && { title }),
    blocks,
    notices: [],
    ...(pictures.length > 0 && { pictures }),
  };
}
