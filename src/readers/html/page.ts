import type { Grid, Paragraph, Place } from '../../model/document.ts';
import { arrangingTables } from './arrange.ts';
import { isImageButton, shownIn } from './field.ts';
import { flow } from './flow.ts';
import { framedIn } from './frames.ts';
import { broughtOut, type Display, isTablePart, lookOf } from './look.ts';
import { mayShowTable, standsInCell } from './picture.ts';
import { preformatted } from './preformatted.ts';
import { type OpenTable, openTable } from './table.ts';
import { attribute, brokenOff, type Element, partOf, type Root, walk } from './tree.ts';

/** Characters of which it is kept where on the line they stand; a report in plain text has a tenth of them. */
const mostWritten = 200_000;

/** What is on a page. */
export interface Page {
  readonly blocks: readonly (Grid | Paragraph)[];
  /** Pictures that may show a table. */
  readonly pictures: readonly Place[];
}

/** How an open element stands, with what it has from those around it. */
interface Context {
  readonly display: Display;
  readonly raised: boolean;
  readonly tiny: boolean;
  readonly hidden: boolean;
  readonly spaced: boolean;
  readonly struck: boolean;
  /** Laid over the page. */
  readonly floats: boolean;
  /** Leads to another page. */
  readonly link: boolean;
  /** Names the page it stands on, link or not. */
  readonly heading: boolean;
}

const outside: Context = {
  display: 'block',
  raised: false,
  tiny: false,
  hidden: false,
  spaced: false,
  struck: false,
  floats: false,
  link: false,
  heading: false,
};

export interface PageOptions {
  /** Number of its first table; 1 where left out. */
  readonly first?: number;
  /** It breaks off; that matters where it does so in a table. */
  readonly cut?: boolean;
  /** Nothing of it is seen, for it is a hidden sheet. */
  readonly hidden?: boolean;
  /** A part of a page that is put away; what it puts away itself is passed over. */
  readonly aside?: boolean;
  /** Reads the page at an address, which a frame shows; its tables are numbered from `first`. */
  readonly framed?: (address: string, first: number) => readonly (Grid | Paragraph)[];
}

/**
 * Goes through a page as a browser shows it, but loads nothing. `place` is that of the page or sheet.
 * @throws {UserError} `too-large`; `damaged` where it breaks off in a table
 */
export function readPage(root: Root, place: Place, options: PageOptions = {}): Page {
  const { first = 1, cut = false, hidden = false, aside = false, framed } = options;
  const arranging = arrangingTables(root);
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  /** What is read apart: the page in a frame, what is put away. */
  const apart: { readonly at: number; readonly read: () => readonly (Grid | Paragraph)[] }[] = [];
  const contexts: Context[] = [{ ...outside, hidden }];
  const line = flow();
  let tables = first;
  let table: OpenTable | undefined;
  /** The table as a whole is invisible: its page shows it in time, or in place of another. */
  let tableIsAside = false;
  /** All words of the paragraph lead to another page. */
  let leads = true;
  /** All of the paragraph is shown as written. */
  let asWritten = true;
  let written = mostWritten;
  let afterText = false;
  let endsInCell = false;

  const isUnseen = (hidden: boolean): boolean => hidden && !table?.hidden;
  const add = (text: string, { hidden, tiny, spaced, struck, link, heading }: Context): void => {
    if (tiny || isUnseen(hidden)) return;
    if (struck) {
      table?.strike(text);
      return;
    }
    line.text(text, spaced);
    if (text.trim() === '') return;
    endsInCell = table?.cell !== undefined;
    asWritten &&= spaced;
    if ((!link || heading) && isWord.test(text)) leads = false;
  };
  const endParagraph = (): void => {
    if (table?.cell) {
      line.line();
      return;
    }
    const text = line.end();
    if (text !== '' && asWritten && text.length <= written) {
      written -= text.length;
      for (const block of preformatted(text, place)) blocks.push(block);
    } else if (text !== '') blocks.push({ kind: 'paragraph', text, place, ...(leads && { link: true }) });
    afterText ||= text !== '' && !leads;
    leads = true;
    asWritten = true;
  };
  const closeTable = (closed: OpenTable): void => {
    const grid = closed.grid();
    table = undefined;
    if (grid.rows.length > 0) blocks.push(tableIsAside ? { ...grid, aside: true } : grid);
    else if (grid.place.table !== undefined) tables--;
  };
  /** Opens what is a part of a table, rather than text in one of its cells. */
  const openPart = (element: Element, { display, hidden }: Context): void => {
    if (display === 'table' && !table && !arranging.has(element)) {
      // A sheet is its table: rows and columns count in the sheet.
      table = openTable(element, place.sheet === undefined ? { ...place, table: tables++ } : place);
      tableIsAside = hidden && !options.hidden;
    } else if (display === 'row') table?.openRow(element);
    else if (display === 'cell') table?.openCell(element, hidden);
  };

  const putAway = (element: Element): Grid[] =>
    readPage(partOf(broughtOut(element)), place, { first: tables, aside: true }).blocks.flatMap((block) =>
      block.kind === 'grid' ? [{ ...block, aside: true }] : [],
    );

  walk(root, {
    open(element) {
      const around = contexts.at(-1)!;
      const look = lookOf(element);
      const { display, raised = false, tiny = false, hidden = around.hidden, spaced = around.spaced } = look;
      const floats = around.floats || look.floats === true;
      if (display === 'none') {
        if (look.aside && !table && !aside) apart.push({ at: blocks.length, read: () => putAway(element) });
        return false;
      }
      const address = framed && framedIn(element);
      if (address !== undefined) apart.push({ at: blocks.length, read: () => framed!(address, tables) });
      if (display === 'picture') {
        const surroundings = { afterText, alone: line.isEmpty(), inLink: around.link, inCell: table !== undefined };
        if (!hidden && mayShowTable(element, surroundings)) pictures.push(place);
        if (!isUnseen(hidden) && !around.struck && standsInCell(element, floats)) table?.putPicture();
        return false;
      }
      const context: Context = {
        display,
        raised,
        tiny,
        hidden,
        spaced,
        struck: around.struck || look.struck === true,
        floats,
        link: around.link || isLink(element),
        heading: around.heading || /^h[12]$/.test(element.tagName),
      };
      const field = shownIn(element);
      if (element.tagName === 'br' || display === 'line') line.line();
      else if (display !== 'inline') {
        endParagraph();
        openPart(element, context);
      }
      const isPartOfCell = display === 'cell' || !isTablePart(display);
      if (look.background && isPartOfCell && !isUnseen(hidden) && standsInCell(element, floats)) table?.putPicture();
      if (field !== undefined) {
        if (isImageButton(element) && !isUnseen(hidden) && standsInCell(element, floats)) table?.putPicture();
        add(field, context);
        line.line();
        return false;
      }
      if (raised) line.raise();
      const isTableAside = tableIsAside && table?.element === element;
      contexts.push(isTableAside ? { ...context, hidden: false } : context);
      return true;
    },
    close(element) {
      const { display, raised } = contexts.pop()!;
      if (raised) line.lower();
      if (display === 'inline') return;
      if (display === 'line') line.line();
      else if (display === 'cell' && table?.cell === element) table.closeCell(line.end());
      else endParagraph();
      if (display === 'row' && table?.row === element) table.closeRow();
      if (display === 'table' && table?.element === element) closeTable(table);
    },
    text: (value) => add(value, contexts.at(-1)!),
  });
  endParagraph();
  if (cut && endsInCell) throw brokenOff();
  const all: (Grid | Paragraph)[] = [];
  let next = 0;
  for (const { at, read } of apart) {
    while (next < at) all.push(blocks[next++]!);
    for (const block of read()) {
      all.push(block);
      if (block.kind === 'grid') tables++;
    }
  }
  while (next < blocks.length) all.push(blocks[next++]!);
  return { blocks: all, pictures };
}

/** A sign that says something: dots and arrows between links do not. */
const isWord = /[\w\u3400-\u9fff]/;

/** A place on the same page is no other page. */
function isLink(element: Element): boolean {
  return element.tagName === 'a' && !/^#./.test(attribute(element, 'href') ?? '#here');
}
