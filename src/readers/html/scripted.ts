import type { Grid, Paragraph } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Page } from './page.ts';
import { type Root, walk } from './tree.ts';

/** The error for a page whose content only its scripts would fetch, or write into `{{places}}`; `undefined` for any other. */
export function leftToScripts(root: Root, { blocks, pictures }: Page): UserError | undefined {
  const isEmpty = blocks.length + pictures.length === 0;
  if (isEmpty ? !hasScripts(root) : !blocks.some(hasPlaceholders)) return undefined;
  return new UserError('unsupported', {
    zh: '网页的内容要由脚本填入，保存的文件里没有；请在浏览器中打开，等表格显示后打印成 PDF，或另存为单个文件网页（.mhtml）',
    en: 'the content of the page is filled in by scripts, and is not in the file: open it in a browser and, once its tables show, print it to PDF or save it as a single file web page (.mhtml)',
  });
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
