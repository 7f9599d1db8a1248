import type { Attributes } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Block, TableBlock, TableCell } from './block.ts';
import { type ElementHandler, type ElementHandlers, ignore, ignored, parseElements, repeatCount } from './elements.ts';
import { createLists, type Lists } from './lists.ts';
import { createParagraphText, type ParagraphText } from './paragraph-text.ts';
import { isLarge, standsInCell } from './picture.ts';
import { createStyles, type Styles } from './styles.ts';

/** Returns the sheets of the object at an address; none if it is not a spreadsheet. */
type SheetsAt = (address: string) => readonly Sheet[];

/** Counts cells and paragraphs, and throws if there are too many. */
type Spend = (count: number) => void;

/** Begins content that is anchored in a paragraph or a list item, but belongs to neither; returns what ends it. */
type Detach = () => () => void;

/** The position at which blocks are added. */
interface Cursor {
  blocks: Block[];
  /** The table whose rows are open, unless a cell of it is. */
  table: TableBlock | undefined;
  /** Open hidden sections. */
  hiddenSections: number;
}

/**
 * Reads the content of a text document from its parts, styles first.
 * @throws {UserError} `damaged`, and what `sheetsAt` and `spend` throw
 */
export function readContent(parts: readonly Part[], sheetsAt: SheetsAt, spend: Spend): Block[] {
  const styles = createStyles();
  const lists = createLists(styles);
  const text = createParagraphText(styles);
  const blocks: Block[] = [];
  const cursor: Cursor = { blocks, table: undefined, hiddenSections: 0 };
  const detach: Detach = () => {
    const ends = [text.suspend(), lists.suspend()];
    return () => {
      for (const end of ends) end();
    };
  };
  const elements: ElementHandlers = {
    ...styles.elements,
    ...text.elements,
    ...lists.elements,
    ...paragraphElements(cursor, styles, lists, text, spend),
    ...tableElements(cursor, detach, spend),
    ...Object.fromEntries(shapes.split(' ').map((name) => [name, detach])),
    ...frameElements(cursor, detach, sheetsAt),
    ...Object.fromEntries(['master-styles', 'tracked-changes', 'forms'].map((name) => [name, ignore])),
  };
  for (const part of parts) parseElements(part, elements, text.text);
  return blocks;
}

function paragraphElements(
  cursor: Cursor,
  styles: Styles,
  lists: Lists,
  { begin }: ParagraphText,
  spend: Spend,
): ElementHandlers {
  const paragraph =
    (isHeading: boolean): ElementHandler =>
    (attributes) => {
      const hidden = cursor.hiddenSections > 0 || styles.isHidden('paragraph', attributes['style-name']);
      const label = hidden ? '' : lists.labelOf(isHeading, attributes);
      const end = begin(hidden, attributes['style-name']);
      spend(1);
      // The paragraph precedes what is anchored in it, but its text is only known afterwards.
      const { blocks } = cursor;
      const index = blocks.push({ kind: 'paragraph', text: '', struck: '' }) - 1;
      return () => {
        const { text, struck } = end();
        blocks[index] = { kind: 'paragraph', text: labelled(label, text), struck };
      };
    };
  return {
    p: paragraph(false),
    h: paragraph(true),
    section: ({ display, 'is-hidden': hidden }) => {
      if (display !== 'none' && !(display === 'condition' && hidden === 'true')) return undefined;
      cursor.hiddenSections++;
      return () => cursor.hiddenSections--;
    },
  };
}

function tableElements(cursor: Cursor, detach: Detach, spend: Spend): ElementHandlers {
  return {
    table: () => {
      const outer = cursor.table;
      const table: TableBlock = { kind: 'table', rows: [], hidden: cursor.hiddenSections > 0 };
      cursor.table = table;
      cursor.blocks.push(table);
      return () => {
        cursor.table = outer;
      };
    },
    'table-row': ({ 'number-rows-repeated': repeated, visibility = 'visible' }) => {
      cursor.table?.rows.push({ cells: [], repeated: repeatCount(repeated), hidden: visibility !== 'visible' });
      return undefined;
    },
    'table-cell': (attributes) => {
      const row = cursor.table?.rows.at(-1);
      if (!row) return ignored;
      spend(1);
      const columns = repeatCount(attributes['number-columns-spanned']);
      const repeated = columns > 1 ? 1 : repeatCount(attributes['number-columns-repeated']);
      const cell: TableCell = { blocks: [], repeated, rows: repeatCount(attributes['number-rows-spanned']), columns };
      row.cells.push(cell);
      const { blocks, table } = cursor;
      const end = detach();
      Object.assign(cursor, { blocks: cell.blocks, table: undefined });
      return () => {
        Object.assign(cursor, { blocks, table });
        end();
      };
    },
    'covered-table-cell': ignore,
  };
}

function frameElements(cursor: Cursor, detach: Detach, sheetsAt: SheetsAt): ElementHandlers {
  /** The open frame; once it is filled, further images in it only repeat the content in other formats. */
  let frame: { readonly size: Attributes; isFilled: boolean } | undefined;
  return {
    frame: (size) => {
      const outer = frame;
      const end = detach();
      frame = { size, isFilled: false };
      return () => {
        frame = outer;
        end();
      };
    },
    image: () => {
      if (frame && !frame.isFilled) {
        frame.isFilled = true;
        cursor.blocks.push({ kind: 'picture', large: isLarge(frame.size), fillsCell: standsInCell(frame.size) });
      }
      return ignored;
    },
    object: ({ href }) => {
      if (frame) frame.isFilled = true;
      const sheets = href === undefined ? [] : sheetsAt(href);
      if (sheets.length > 0) cursor.blocks.push({ kind: 'sheets', sheets });
      // A chart or a formula is not a report, but may show a figure.
      else cursor.blocks.push({ kind: 'picture', large: false, fillsCell: true });
      return ignored;
    },
  };
}

/** Elements that are drawn and may hold text. */
const shapes =
  'g custom-shape caption rect circle ellipse line polyline polygon regular-polygon path connector measure control';

/** Returns a text with its label, so that the label cannot be taken for digits of the text. */
function labelled(label: string, text: string): string {
  return label !== '' && /^[\d０-９.,，．+-]/.test(text) ? `${label}\t${text}` : `${label}${text}`;
}
