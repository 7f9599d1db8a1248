import { tooLargeError } from '../../codecs/errors.ts';
import type { Content } from './content.ts';
import type { Context } from './context.ts';
import { readParagraph } from './paragraph.ts';
import { readTable } from './table.ts';
import type { Element } from './tree.ts';

/** Tables and text boxes within each other; a report has three levels. */
const maxDepth = 30;

/**
 * Reads the content of an element in document order. The content of a text box follows the paragraph to which the box is
 * anchored.
 * @throws {UserError} `too-large`
 */
export function readContent(container: Element, context: Context): Content[] {
  if (++context.depth > maxDepth) throw tooLargeError();
  const content: Content[] = [];
  /** Text of paragraphs whose end is deleted or hidden. */
  let pending = '';
  let order = 0;

  const flush = (): void => {
    if (pending !== '') content.push({ kind: 'line', text: pending, order });
    pending = '';
  };
  const addParagraph = (element: Element): void => {
    const { text, open, struck, drawings } = readParagraph(element, context, pending);
    pending = open ? text : '';
    order = element.order;
    if (!open) content.push({ kind: 'line', text, order });
    if (struck.trim() !== '') content.push({ kind: 'struck', text: struck.trim() });
    for (const drawing of drawings) {
      if (drawing.large || drawing.fillsCell) content.push({ kind: 'picture', drawing });
      for (const box of drawing.boxes) for (const one of readContent(box, context)) content.push(one);
    }
  };
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.name === 'p') addParagraph(child);
      else if (child.name === 'tbl') {
        flush();
        content.push(readTable(child, (cell, hidden) => readCell(cell, hidden, context)));
      } else if (child.name === 'altChunk' || child.name === 'subDoc') {
        flush();
        content.push({ kind: 'chunk', id: child.attributes.id ?? '' });
      } else walk(child);
    }
  };
  walk(container);
  flush();
  context.depth--;
  return content;
}

function readCell(cell: Element, hidden: boolean, context: Context): Content[] {
  const { inHiddenRow } = context;
  context.inHiddenRow ||= hidden;
  const content = readContent(cell, context);
  context.inHiddenRow = inHiddenRow;
  return content;
}
