import { decodePage } from '../../codecs/encoding.ts';
import type { Document, Grid, Paragraph } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import { framesetProblem } from './frames.ts';
import { type Page, pageDocument, readPage } from './page.ts';
import { titleOf } from './title.ts';
import { isTruncated, parsePage, type Root, walk } from './tree.ts';

/**
 * Reads a web page, or a web page that a web system exports under the name of a workbook.
 * @throws {UserError} `unsupported` if its frames are other files, or if scripts fill it; `damaged`, `too-large`
 */
export function readHtml(bytes: Uint8Array, path: string): Document {
  const source = decodePage(bytes);
  const root = parsePage(source);
  const frameset = framesetProblem(root);
  if (frameset) throw frameset;
  const page = readPage(root, { path }, { cut: isTruncated(source) });
  if (isFilledByScripts(root, page)) throw filledByScripts();
  return pageDocument(path, 'html', titleOf(root), page);
}

/** True if scripts are to fetch the content of a page, or to write it into `{{placeholders}}`. */
function isFilledByScripts(root: Root, { blocks, pictures }: Page): boolean {
  return blocks.length + pictures.length === 0 ? hasScripts(root) : blocks.some(hasPlaceholders);
}

function hasScripts(root: Root): boolean {
  let found = false;
  walk(root, {
    open(element) {
      found ||= element.tagName === 'script';
      return true;
    },
  });
  return found;
}

function hasPlaceholders(block: Grid | Paragraph): boolean {
  return (
    block.kind === 'grid' && block.rows.some(({ cells }) => cells.some((cell) => /\{\{.*\}\}/.test(cell?.text ?? '')))
  );
}

function filledByScripts(): UserError {
  return new UserError('unsupported', {
    zh: '网页的内容要由脚本填入，保存的文件里没有；请在浏览器中打开，等表格显示后打印成 PDF，或另存为单个文件网页（.mhtml）',
    en: 'the content of the page is filled in by scripts, and is not in the file: open it in a browser and, once its tables show, print it to PDF or save it as a single file web page (.mhtml)',
  });
}
