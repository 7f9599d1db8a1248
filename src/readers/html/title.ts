import { attribute, type Root, textIn, walk } from './tree.ts';

/** Characters of a title that are considered. */
const maxLength = 1000;

/**
 * Returns the title of a page: the title of the article, which government websites state, or else the longest part of the
 * window title, whose other parts name the column and the site.
 */
export function titleOf(root: Root): string {
  let article = '';
  let title = '';
  walk(root, {
    open(element) {
      if (element.tagName === 'meta' && attribute(element, 'name')?.toLowerCase() === 'articletitle') {
        article ||= attribute(element, 'content')?.trim() ?? '';
      }
      if (element.tagName === 'title') title ||= textIn(element).trim().slice(0, maxLength);
      return element.tagName === 'html' || element.tagName === 'head' || element.tagName === 'meta';
    },
  });
  const [main = ''] = title.split(/\s*[-_|｜–—>»]+\s*/).sort((one, other) => other.length - one.length);
  return article || main;
}
