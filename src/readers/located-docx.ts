import { textOf } from '../codecs/edit-part.ts';
import { type Markup, markupOf } from '../codecs/markup.ts';
import { mainPartOf } from '../codecs/office-package.ts';
import { type Archive, openZip, type Part } from '../codecs/zip.ts';
import type { Cell, Document, Paragraph } from '../model/document.ts';
import { readSourcedDocx } from './sourced-docx.ts';

/** A Word document as read, and the XML of its text, with the place of each cell and paragraph in it. */
export interface Located {
  readonly document: Document;
  readonly archive: Archive;
  /** The part that holds the text, for `editPart`. */
  readonly main: Part;
  /** The XML of that part, without a byte order mark. */
  readonly xml: string;
  /** The root element of that part. */
  readonly root: Markup;
  /** The `tc` of each cell, the `p` of each paragraph of the document; those of included files have none. */
  readonly elements: ReadonlyMap<Cell | Paragraph, Markup>;
  /** The elements whose characters are printed, in order: `t`, `tab`, `br` and the like. */
  readonly printed: ReadonlyMap<Markup, Printed>;
}

/** The characters that an element prints; `raised` for superscript and subscript. */
export interface Printed {
  readonly text: string;
  readonly raised: boolean;
}

/**
 * Reads a Word document, and finds in the XML what the reader read.
 * @throws {UserError} as the reader does; `unsupported` if the XML is in an encoding that cannot be written
 */
export async function readLocated(bytes: Uint8Array, path: string): Promise<Located> {
  const archive = openZip(bytes);
  const printed: (readonly [order: number, shown: Printed])[] = [];
  const { document, sources } = await readSourcedDocx(archive, path, ({ order }, text, raised) => {
    printed.push([order, { text, raised }]);
  });
  // The reader has found it.
  const main = mainPartOf(archive, 'docx')!;
  const xml = textOf(main);
  const nodes = markupOf(xml);
  return {
    document,
    archive,
    main,
    xml,
    root: nodes[0]!,
    elements: new Map([...sources].map(([one, order]) => [one, nodes[order]!])),
    printed: new Map(printed.map(([order, shown]) => [nodes[order]!, shown])),
  };
}
