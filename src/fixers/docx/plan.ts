import { type Markup, namingFor } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import type { Correction } from '../../corrections.ts';
import { format } from '../../model/decimal.ts';
import { isPictureOrStruck } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import type { Located } from '../../readers/located-docx.ts';
import { blankEdits, blankParagraph } from './blank-edits.ts';
import { figureOf } from './cell-text.ts';
import { byHand, obstacle, unusual } from './obstacles.ts';
import { textEdits } from './text-edits.ts';
import { trackedEdits } from './tracked-edits.ts';
import { within } from './within.ts';

/** The edits that make a correction, or the reason for which it is not made. */
export type Plan = { readonly edits: readonly Edit[]; readonly isTracked: boolean } | { readonly why: Text };

/** Elements that a printed figure may consist of, spaces between its digits included. */
const characters = new Set(['t', 'noBreakHyphen', 'tab', 'ptab', 'br', 'cr']);

/** Marks of tracked changes of a text. */
const revisions = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/**
 * Returns a function that plans a correction of a cell; `tracked` if all changes are to be tracked. A cell that has tracked
 * changes gets another one.
 */
export function planner(located: Located, tracked: boolean) {
  const { xml, root } = located;
  const { namespace } = root;
  const nextId = counterBehind(xml);

  return (cell: Markup | undefined, { cell: read, to }: Correction): Plan => {
    if (!cell) return { why: byHand(included) };
    if (isPictureOrStruck(read)) return { why: byHand(struck) };
    const figure = figureOf(cell, read.text, to, located);
    if (!figure) return { why: byHand(mixed) };
    const { pieces } = figure;
    const isTracked = tracked || within(cell).some(({ name }) => revisions.has(name));
    const tracking = isTracked ? { naming: namingFor(cell.prefix, namespace), nextId } : undefined;
    if (pieces.length === 0) {
      const paragraph = blankParagraph(cell);
      if (!paragraph) return { why: byHand(unusual) };
      const why = obstacle(xml, cell, paragraph);
      return why ? { why } : { edits: blankEdits(located, cell, paragraph, format(to), tracking), isTracked };
    }
    for (const { element } of pieces) {
      const why = characters.has(element.name) ? obstacle(xml, cell, element) : byHand(mixed);
      if (why) return { why };
    }
    const edits = tracking ? trackedEdits(xml, figure, tracking) : textEdits(xml, figure);
    return edits ? { edits, isTracked } : { why: byHand(mixed) };
  };
}

/** Returns a function that counts on from the highest number of a mark in the text. */
function counterBehind(xml: string): () => number {
  let last = 0;
  // Other numbers, such as those of content controls, are as large as an integer can be.
  for (const [, number] of xml.matchAll(/\s(?:[\w-]+:)?id="(\d{1,8})"/g)) last = Math.max(last, Number(number));
  return () => ++last;
}

const included: Text = { zh: '在文档插入的另一个文件里', en: 'is in another file that the document includes' };

const struck: Text = { zh: '是图片或加了删除线的字', en: 'is a picture or struck through' };

const mixed: Text = {
  zh: '里除数字外另有自动编号、符号或附注，分不清要改的部分',
  en: 'holds a list number, a symbol or a note besides the figure, which cannot be told apart',
};
