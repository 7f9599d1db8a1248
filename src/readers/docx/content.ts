import { tooLarge } from '../../codecs/refusals.ts';
import type { Context } from './context.ts';
import type { Drawing } from './drawing.ts';
import { readParagraph } from './paragraph.ts';
import { readTable, type Table } from './table.ts';
import type { Element } from './tree.ts';

/** What stands in a document, a cell or a text box, one below the other. */
export type Content =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'picture'; readonly drawing: Drawing }
  /** Text that is struck through. */
  | { readonly kind: 'struck'; readonly text: string }
  /** Another file that the document takes in, by the id of its relationship. */
  | { readonly kind: 'chunk'; readonly id: string }
  | Table;

/** Tables and text boxes one in another; a report has three. */
const deepest = 30;

/** Reads what stands in an element, in the order in which it stands; a text box stands behind the paragraph that it hangs on. */
export function readContent(container: Element, context: Context): Content[] {
  if (++context.depth > deepest) throw tooLarge();
  const content: Content[] = [];
  /** Text of paragraphs without an end. */
  let before = '';
  const endLine = (): void => {
    if (before !== '') content.push({ kind: 'line', text: before });
    before = '';
  };
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.name === 'p') {
        const { text, open, struck, drawings } = readParagraph(child, context, before);
        before = open ? text : '';
        if (!open) content.push({ kind: 'line', text });
        if (struck.trim() !== '') content.push({ kind: 'struck', text: struck.trim() });
        for (const drawing of drawings) {
          if (drawing.large || drawing.standsInCell) content.push({ kind: 'picture', drawing });
          for (const box of drawing.boxes) for (const one of readContent(box, context)) content.push(one);
        }
      } else if (child.name === 'tbl') {
        endLine();
        content.push(readTable(child, context));
      } else if (child.name === 'altChunk' || child.name === 'subDoc') {
        endLine();
        content.push({ kind: 'chunk', id: child.attributes.id ?? '' });
      } else walk(child);
    }
  };
  walk(container);
  endLine();
  context.depth--;
  return content;
}
