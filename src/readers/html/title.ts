import { attribute, type Root, textIn, walk } from './tree.ts';

/** Characters of a title that are looked at. */
const longest = 1000;

/**
 * What a page says it is, apart from its text: the name of the article, which public websites state, else the longest part
 * of the window's title, beside which the column and the site are named.
 */
export function titleOf(root: Root): string {
  let article = '';
  let title = '';
  walk(root, {
    open(element) {
      if (element.tagName === 'meta' && attribute(element, 'name')?.toLowerCase() === 'articletitle') {
        article ||= attribute(element, 'content')?.trim() ?? '';
      }
      if (element.tagName === 'title') title ||= textIn(element).trim().slice(0, longest);
      return element.tagName === 'html' || element.tagName === 'head' || element.tagName === 'meta';
    },
  });
  const [main = ''] = title.split(/\s*[-_|｜–—>»]+\s*/).sort((one, other) => other.length - one.length);
  return article || main;
}
