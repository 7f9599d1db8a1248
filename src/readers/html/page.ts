import type { Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { isImageButton, shownIn } from './field.ts';
import { framedIn } from './frames.ts';
import { layoutTables } from './layout-tables.ts';
import { ParagraphText, type TextStyle } from './paragraph.ts';
import { mayShowFigure, mayShowTable } from './picture.ts';
import { isTablePart, type Style, styleOf, withoutHiding } from './style.ts';
import { TableReader } from './table.ts';
import { attribute, type Element, type Root, truncatedPage, walk, wrapped } from './tree.ts';

/** The content of a page. */
export interface Page {
  readonly blocks: readonly (Grid | Paragraph)[];
  /** Pictures that may show a table. */
  readonly pictures: readonly Place[];
}

export interface PageOptions {
  /** The number of the first table; 1 by default. */
  readonly first?: number;
  /** The page is truncated, which matters if it ends in a table. */
  readonly cut?: boolean;
  /** The page is a hidden sheet. */
  readonly hidden?: boolean;
  /** The page is a part that is hidden until a script shows it; parts hidden within it are skipped. */
  readonly aside?: boolean;
  /** Reads the page at an address that a frame shows; its tables are numbered from `first`. */
  readonly framed?: (address: string, first: number) => readonly (Grid | Paragraph)[];
}

/**
 * Reads a page as a browser shows it, without loading anything. `place` is that of the page or sheet.
 * @throws {UserError} `too-large`; `damaged` if the page is truncated in a table
 */
export function readPage(root: Root, place: Place, options: PageOptions = {}): Page {
  const reader = new PageReader(layoutTables(root), place, options);
  walk(root, {
    open: (element) => reader.open(element),
    close: (element) => reader.close(element),
    text: (value) => reader.text(value),
  });
  return reader.end();
}

/** Returns a document that consists of one page or of several. */
export function pageDocument(path: string, format: string, title: string, { blocks, pictures }: Page): Document {
  return {
    path,
    format,
    styled: true,
    ...(title !== '' && { title }),
    blocks,
    notices: [],
    ...(pictures.length > 0 && { pictures }),
  };
}

/** The style of an open element, with what it inherits. */
type Context = TextStyle & Required<Omit<Style, 'aside' | 'background'>>;

const outside: Context = {
  display: 'block',
  raised: false,
  tiny: false,
  hidden: false,
  preformatted: false,
  struck: false,
  floats: false,
  link: false,
  heading: false,
};

function contextOf(element: Element, style: Style, around: Context): Context {
  const link = around.link || isLink(element);
  const heading = around.heading || /^h[12]$/.test(element.tagName);
  // These two are not inherited: text is raised once, and an element within may have a font size of its own.
  return { ...around, raised: false, tiny: false, ...style, link, heading };
}

/** True for a link to another page. */
function isLink(element: Element): boolean {
  return element.tagName === 'a' && !/^#./.test(attribute(element, 'href') ?? '#here');
}

/** Collects the blocks of a page whose elements are opened and closed in document order. */
class PageReader {
  readonly #layoutTables: ReadonlySet<Element>;
  readonly #place: Place;
  readonly #options: PageOptions;
  readonly #blocks: (Grid | Paragraph)[] = [];
  readonly #pictures: Place[] = [];
  /** Frames and hidden parts, which are read at the end, with the index of the block that they precede. */
  readonly #deferred: { readonly index: number; readonly read: () => readonly (Grid | Paragraph)[] }[] = [];
  readonly #contexts: Context[];
  readonly #paragraph = new ParagraphText();
  #nextTable: number;
  #table: TableReader | undefined;
  /** The open table is invisible as a whole: a script shows it later, or in place of another. */
  #isTableAside = false;
  /** A paragraph that is not a link has been read. */
  #isAfterText = false;
  /** The last text was in a cell. */
  #endsInCell = false;

  constructor(layout: ReadonlySet<Element>, place: Place, options: PageOptions) {
    this.#layoutTables = layout;
    this.#place = place;
    this.#options = options;
    this.#contexts = [{ ...outside, hidden: options.hidden ?? false }];
    this.#nextTable = options.first ?? 1;
  }

  /** Returns false if the content of the element is not to be read. */
  open(element: Element): boolean {
    const around = this.#contexts.at(-1)!;
    const style = styleOf(element);
    const context = contextOf(element, style, around);
    const { display } = context;
    if (display === 'none') {
      if (style.aside && !this.#table && !this.#options.aside) this.#defer(() => this.#readAside(element));
      return false;
    }
    this.#openFrame(element);
    if (display === 'picture') {
      this.#readPicture(element, context, around);
      return false;
    }
    if (element.tagName === 'br' || display === 'line') this.#paragraph.flow.endLine();
    else if (display !== 'inline') {
      this.#endParagraph();
      this.#openTablePart(element, context);
    }
    if (style.background && (display === 'cell' || !isTablePart(display))) this.#addCellPicture(element, context);
    const field = shownIn(element);
    if (field !== undefined) {
      if (isImageButton(element)) this.#addCellPicture(element, context);
      this.#add(field, context);
      this.#paragraph.flow.endLine();
      return false;
    }
    if (context.raised) this.#paragraph.flow.raise();
    // The content of an invisible table is read as if it were visible.
    this.#contexts.push(this.#isTableAside && this.#table?.isTable(element) ? { ...context, hidden: false } : context);
    return true;
  }

  close(element: Element): void {
    const { display, raised } = this.#contexts.pop()!;
    const { flow } = this.#paragraph;
    if (raised) flow.lower();
    if (display === 'inline') return;
    const table = this.#table?.isOpen(element) ? this.#table : undefined;
    if (display === 'line') flow.endLine();
    else if (display === 'cell' && table) table.closeCell(flow.end());
    else this.#endParagraph();
    if (display === 'row') table?.closeRow();
    if (display === 'table' && table) this.#closeTable(table);
  }

  text(value: string): void {
    this.#add(value, this.#contexts.at(-1)!);
  }

  /** Ends the page and returns it. */
  end(): Page {
    this.#endParagraph();
    if (this.#options.cut && this.#endsInCell) throw truncatedPage();
    const blocks: (Grid | Paragraph)[] = [];
    let next = 0;
    for (const { index, read } of this.#deferred) {
      while (next < index) blocks.push(this.#blocks[next++]!);
      for (const block of read()) {
        blocks.push(block);
        if (block.kind === 'grid') this.#nextTable++;
      }
    }
    while (next < this.#blocks.length) blocks.push(this.#blocks[next++]!);
    return { blocks, pictures: this.#pictures };
  }

  #add(text: string, context: Context): void {
    if (context.tiny || this.#isInvisible(context)) return;
    const cell = this.#table?.cell;
    if (context.struck) {
      if (cell) cell.struck += text;
      return;
    }
    this.#paragraph.add(text, context);
    if (text.trim() !== '') this.#endsInCell = cell !== undefined;
  }

  /** The text of a hidden cell is read all the same. */
  #isInvisible({ hidden }: Context): boolean {
    return hidden && !this.#table?.cell?.hidden;
  }

  #endParagraph(): void {
    if (this.#table?.cell) {
      this.#paragraph.flow.endLine();
      return;
    }
    const { paragraphs, isLink } = this.#paragraph.end(this.#place);
    for (const paragraph of paragraphs) this.#blocks.push(paragraph);
    this.#isAfterText ||= paragraphs.length > 0 && !isLink;
  }

  #openTablePart(element: Element, { display, hidden }: Context): void {
    if (display === 'table' && !this.#table && !this.#layoutTables.has(element)) {
      const { sheet } = this.#place;
      // A sheet is its table: rows and columns count in the sheet.
      const place = sheet === undefined ? { ...this.#place, table: this.#nextTable++ } : this.#place;
      this.#table = new TableReader(element, place);
      this.#isTableAside = hidden && !this.#options.hidden;
    } else if (display === 'row') this.#table?.openRow(element);
    else if (display === 'cell') this.#table?.openCell(element, hidden);
  }

  #closeTable(table: TableReader): void {
    const grid = table.grid();
    this.#table = undefined;
    if (grid.rows.length > 0) this.#blocks.push(this.#isTableAside ? { ...grid, aside: true } : grid);
    else if (grid.place.table !== undefined) this.#nextTable--;
  }

  #readPicture(element: Element, context: Context, around: Context): void {
    const surroundings = {
      afterText: this.#isAfterText,
      alone: this.#paragraph.flow.isEmpty,
      inLink: around.link,
      inCell: this.#table !== undefined,
    };
    if (!context.hidden && mayShowTable(element, surroundings)) this.#pictures.push(this.#place);
    if (!around.struck) this.#addCellPicture(element, context);
  }

  #addCellPicture(element: Element, context: Context): void {
    const cell = this.#table?.cell;
    if (cell && !this.#isInvisible(context) && mayShowFigure(element, context.floats)) cell.picture = true;
  }

  #openFrame(element: Element): void {
    const { framed } = this.#options;
    const address = framed && framedIn(element);
    if (address !== undefined) this.#defer(() => framed!(address, this.#nextTable));
  }

  #defer(read: () => readonly (Grid | Paragraph)[]): void {
    this.#deferred.push({ index: this.#blocks.length, read });
  }

  /** Reads the tables of a part that is hidden until a script shows it. */
  #readAside(element: Element): Grid[] {
    const part = wrapped(withoutHiding(element));
    return readPage(part, this.#place, { first: this.#nextTable, aside: true }).blocks.flatMap((block) =>
      block.kind === 'grid' ? [{ ...block, aside: true }] : [],
    );
  }
}
