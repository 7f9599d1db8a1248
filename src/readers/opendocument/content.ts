import type { Attributes } from '../../codecs/xml.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Block, TableBlock, TableCell } from './block.ts';
import { type Begin, type Elements, ignore, ignored, type Part, parseElements, times } from './elements.ts';
import { createLists } from './lists.ts';
import { isLarge, standsInCell } from './picture.ts';
import { prose } from './prose.ts';
import { createStyles } from './styles.ts';

/**
 * Reads what a text document shows, from its parts; `sheetsAt` gives the sheets of the object at an address, none where it
 * is no spreadsheet; `spend` counts cells and paragraphs.
 * @throws {UserError} `damaged`
 */
export function readContent(
  parts: readonly Part[],
  sheetsAt: (address: string) => readonly Sheet[],
  spend: (count: number) => void,
): Block[] {
  const styles = createStyles();
  const lists = createLists(styles);
  const { elements, text, begin, suspend } = prose(styles);
  const document: Block[] = [];

  let flow = document;
  let table: TableBlock | undefined;
  /** Hidden sections open. */
  let concealed = 0;
  /** What the frame open holds is there already, and more would only be how else it looks. */
  let frame: { readonly size: Attributes; isFilled: boolean } | undefined;

  const paragraph =
    (isHeading: boolean): Begin =>
    (attributes) => {
      const hidden = concealed > 0 || styles.isHidden('paragraph', attributes['style-name']);
      const label = hidden ? '' : lists.labelOf(isHeading, attributes);
      const end = begin(hidden, attributes['style-name']);
      spend(1);
      // It comes before what is fixed to it, but is known only after that.
      const at = flow.push({ kind: 'paragraph', text: '', struck: '' }) - 1;
      const own = flow;
      return () => {
        const { text, struck } = end();
        own[at] = { kind: 'paragraph', text: labelled(label, text), struck };
      };
    };

  /** Begins what belongs to no paragraph's text and to no list, though it may stand in one. */
  const apart = () => {
    const ends = [suspend(), lists.suspend()];
    return () => {
      for (const end of ends) end();
    };
  };

  const content: Elements = {
    ...styles.elements,
    ...elements,
    ...lists.elements,
    p: paragraph(false),
    h: paragraph(true),
    section: ({ display, 'is-hidden': hidden }) => {
      if (display !== 'none' && !(display === 'condition' && hidden === 'true')) return undefined;
      concealed++;
      return () => concealed--;
    },
    table: () => {
      const outer = table;
      table = { kind: 'table', rows: [], hidden: concealed > 0 };
      flow.push(table);
      return () => {
        table = outer;
      };
    },
    'table-row': ({ 'number-rows-repeated': repeated, visibility = 'visible' }) => {
      table?.rows.push({ cells: [], repeated: times(repeated), hidden: visibility !== 'visible' });
      return undefined;
    },
    'table-cell': (attributes) => {
      const row = table?.rows.at(-1);
      if (!row) return ignored;
      spend(1);
      const columns = times(attributes['number-columns-spanned']);
      const repeated = columns > 1 ? 1 : times(attributes['number-columns-repeated']);
      const cell: TableCell = { blocks: [], repeated, rows: times(attributes['number-rows-spanned']), columns };
      row.cells.push(cell);
      const outer = { flow, table };
      const end = apart();
      flow = cell.blocks;
      table = undefined;
      return () => {
        ({ flow, table } = outer);
        end();
      };
    },
    'covered-table-cell': ignore,
    ...Object.fromEntries(shapes.map((name) => [name, apart])),
    frame: (size) => {
      const outer = frame;
      const end = apart();
      frame = { size, isFilled: false };
      return () => {
        frame = outer;
        end();
      };
    },
    image: () => {
      if (frame && !frame.isFilled) {
        frame.isFilled = true;
        flow.push({ kind: 'picture', large: isLarge(frame.size), standsInCell: standsInCell(frame.size) });
      }
      return ignored;
    },
    object: ({ href }) => {
      if (frame) frame.isFilled = true;
      const sheets = href === undefined ? [] : sheetsAt(href);
      if (sheets.length > 0) flow.push({ kind: 'sheets', sheets });
      // A chart, a formula: no report is made of these, but a figure may be.
      else flow.push({ kind: 'picture', large: false, standsInCell: true });
      return ignored;
    },
    ...Object.fromEntries(['master-styles', 'tracked-changes', 'forms'].map((name) => [name, ignore])),
  };
  for (const part of parts) parseElements(part, content, text);
  return document;
}

/** What is drawn, and may hold text. */
const shapes = [
  'g',
  'custom-shape',
  'caption',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'regular-polygon',
  'path',
  'connector',
  'measure',
  'control',
];

/** An ordinal before its text, never so that it could be taken for digits of it. */
function labelled(label: string, text: string): string {
  return label !== '' && /^[\d０-９.,，．+-]/.test(text) ? `${label}\t${text}` : `${label}${text}`;
}
