import type { Sheet } from '../xlsx/sheet.ts';
import type { Attributes } from '../xml.ts';
import { type Begin, type Elements, ignore, ignored, type Part, parseElements, times } from './elements.ts';
import { type Counts, type ListStyle, nextLabel } from './numbering.ts';
import { isLarge } from './picture.ts';
import { prose } from './prose.ts';
import { createStyles } from './styles.ts';

/** What stands in a text, a cell or a text box, in its order. */
export type Block = TextBlock | TableBlock | { readonly kind: 'picture' } | SheetsBlock;

export interface TextBlock {
  readonly kind: 'paragraph';
  /** With the number that its list prints before it. */
  text: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: TableRow[];
  /** It stands in a hidden section. */
  readonly hidden: boolean;
}

export interface TableRow {
  /** The cells that begin in it. */
  readonly cells: TableCell[];
  /** How many rows are the same. */
  readonly repeated: number;
  readonly hidden: boolean;
}

export interface TableCell {
  readonly blocks: Block[];
  /** How many cells side by side are the same. */
  readonly repeated: number;
  /** Rows and columns that it covers. */
  readonly rows: number;
  readonly columns: number;
}

/** A spreadsheet that stands in the text as an object. */
export interface SheetsBlock {
  readonly kind: 'sheets';
  readonly sheets: readonly Sheet[];
}

/** A list open: its numbers are shared by the lists in it. */
interface OpenList {
  readonly style: ListStyle | undefined;
  readonly counts: Counts;
}

/**
 * Reads what a text document shows, from its parts; `sheetsAt` gives the sheets of the object at an address, none where it
 * is no spreadsheet.
 */
export function readContent(parts: readonly Part[], sheetsAt: (address: string) => readonly Sheet[]): Block[] {
  const styles = createStyles();
  const { elements, text, begin, suspend } = prose((style) => styles.isHidden('text', style));
  const document: Block[] = [];
  const headings: Counts = [];
  const listsById = new Map<string, Counts>();
  const listsByStyle = new Map<string, Counts>();

  let flow = document;
  let table: TableBlock | undefined;
  let lists: OpenList[] = [];
  /** An item whose first paragraph is yet to come: the number that it begins with, where it names one. */
  let item: { readonly restart: number | undefined } | undefined;
  /** Hidden sections open. */
  let concealed = 0;
  let frame: { readonly attributes: Attributes; isObject: boolean } | undefined;

  const labelOf = (isHeading: boolean, attributes: Attributes): string => {
    const list = lists.at(-1);
    if (list) {
      if (!item) return '';
      const { restart } = item;
      item = undefined;
      return nextLabel(list.counts, lists.length, list.style ?? styles.listOf(attributes['style-name']), restart);
    }
    if (!isHeading || attributes['is-list-header'] === 'true') return '';
    const restart = attributes['restart-numbering'] === 'true' ? Number(attributes['start-value'] ?? 1) : undefined;
    return nextLabel(headings, times(attributes['outline-level']), styles.outline, restart);
  };
  const paragraph =
    (isHeading: boolean): Begin =>
    (attributes) => {
      const hidden = concealed > 0 || styles.isHidden('paragraph', attributes['style-name']);
      const block: TextBlock = { kind: 'paragraph', text: '' };
      const label = hidden ? '' : labelOf(isHeading, attributes);
      const end = begin(hidden);
      flow.push(block);
      return () => {
        block.text = labelled(label, end());
      };
    };

  /** What is drawn belongs to no paragraph's text and to no list, though it may stand in one. */
  const drawing: Begin = () => {
    const outer = { lists, item };
    const resume = suspend();
    lists = [];
    item = undefined;
    return () => {
      ({ lists, item } = outer);
      resume();
    };
  };
  const countsOf = ({ id, 'style-name': style = '', 'continue-list': other, 'continue-numbering': on }: Attributes) => {
    const continued = other !== undefined ? listsById.get(other) : on === 'true' ? listsByStyle.get(style) : undefined;
    const counts = continued ?? [];
    if (id !== undefined) listsById.set(id, counts);
    listsByStyle.set(style, counts);
    return counts;
  };

  const content: Elements = {
    ...styles.elements,
    ...elements,
    p: paragraph(false),
    h: paragraph(true),
    list: (attributes) => {
      const outer = lists.at(-1);
      const style = styles.list(attributes['style-name']) ?? outer?.style;
      lists.push({ style, counts: outer?.counts ?? countsOf(attributes) });
      return () => lists.pop();
    },
    'list-item': ({ 'start-value': start }) => {
      item = { restart: start === undefined ? undefined : Number(start) };
      return () => {
        item = undefined;
      };
    },
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
      const columns = times(attributes['number-columns-spanned']);
      const repeated = columns > 1 ? 1 : times(attributes['number-columns-repeated']);
      const cell: TableCell = { blocks: [], repeated, rows: times(attributes['number-rows-spanned']), columns };
      row.cells.push(cell);
      const outer = { flow, table };
      const end = drawing(attributes);
      flow = cell.blocks;
      table = undefined;
      return () => {
        ({ flow, table } = outer);
        if (typeof end === 'function') end();
      };
    },
    'covered-table-cell': ignore,
    ...Object.fromEntries(drawings.map((name) => [name, drawing])),
    frame: (attributes) => {
      const outer = frame;
      const end = drawing(attributes);
      frame = { attributes, isObject: false };
      return () => {
        frame = outer;
        if (typeof end === 'function') end();
      };
    },
    image: () => {
      // What stands beside an object is how it looks.
      if (frame && !frame.isObject && isLarge(frame.attributes)) flow.push({ kind: 'picture' });
      return ignored;
    },
    object: ({ href }) => {
      const sheets = href === undefined ? [] : sheetsAt(href);
      if (sheets.length > 0) flow.push({ kind: 'sheets', sheets });
      if (frame) frame.isObject = true;
      return ignored;
    },
    ...Object.fromEntries(['master-styles', 'tracked-changes', 'forms'].map((name) => [name, ignore])),
  };
  for (const part of parts) parseElements(part, content, text);
  return document;
}

/** Shapes; they may hold text. */
const drawings = [
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
