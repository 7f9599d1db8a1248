import { markupOf, type Naming, namingFor } from '../../codecs/markup.ts';
import { replaceInvisible } from '../../codecs/sanitize.ts';
import type { Edit } from '../../codecs/splice.ts';
import { slashOf } from '../../codecs/xml-tags.ts';
import { escapeXml } from '../../workbook/xml-text.ts';

/** A comment: its number, and its text with a paragraph a line. */
export interface Comment {
  readonly id: number;
  readonly lines: readonly string[];
}

/** Returns the part of comments for a document that has none. */
export function newComments(comments: readonly Comment[], author: string, namespace: string): string {
  const naming: Naming = { prefix: 'w:', declaration: '' };
  const all = comments.map((one) => commentXml(one, author, naming)).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}">${all}</w:comments>`;
}

/** Returns the edit that adds comments behind those of a document. */
export function addedComments(text: string, comments: readonly Comment[], author: string): Edit[] {
  const root = markupOf(text)[0]!;
  const naming = namingFor(root.prefix, root.namespace);
  const all = comments.map((one) => commentXml(one, author, naming)).join('');
  if (root.tag.kind !== 'empty') return [{ from: root.inner, to: root.inner, text: all }];
  return [{ from: slashOf(text, root.tag), to: root.tag.to, text: `>${all}</${root.prefix}comments>` }];
}

function commentXml({ id, lines }: Comment, author: string, { prefix, declaration }: Naming): string {
  const paragraphs = lines.map((line, index) => {
    const mark = index === 0 ? `<${prefix}r><${prefix}annotationRef/></${prefix}r>` : '';
    const shown = escapeXml(replaceInvisible(line, ''));
    return `<${prefix}p>${mark}<${prefix}r><${prefix}t xml:space="preserve">${shown}</${prefix}t></${prefix}r></${prefix}p>`;
  });
  return `<${prefix}comment${declaration} ${prefix}id="${id}" ${prefix}author="${author}" ${prefix}initials="RL">${paragraphs.join('')}</${prefix}comment>`;
}
