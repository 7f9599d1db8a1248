import { damagedError } from '../../codecs/errors.ts';
import type { Document, Grid, Paragraph } from '../../model/document.ts';
import { linesIn, toGrid } from './grid.ts';
import { readParagraphs } from './paragraphs.ts';
import { readStreams } from './streams.ts';
import { type Block, blocksOf, isTable, type Table } from './tables.ts';
import { titleOf } from './title.ts';

/**
 * Reads a document of Word 97 to 2003 or WPS (`.doc`, `.wps`, their templates): the paragraphs and tables of its body. A
 * table whose cell positions are unknown is read as lines.
 * @throws {UserError} `encrypted`, `unsupported`, `damaged`, `too-large`
 */
export async function readDoc(bytes: Uint8Array, path: string): Promise<Document> {
  const streams = await readStreams(bytes);
  try {
    const blocks = documentBlocks(blocksOf(readParagraphs(streams)), path);
    const title = titleOf(streams.summary);
    return { path, format: 'doc', ...(title !== '' && { title }), blocks, notices: [] };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw damagedError({ zh: '文档内容无法解析', en: 'the content of the document cannot be parsed' }, cause);
  }
}

function documentBlocks(blocks: readonly Block[], path: string): (Grid | Paragraph)[] {
  const found: (Grid | Paragraph)[] = [];
  let tables = 0;
  const add = (list: readonly Block[]): void => {
    for (const block of list) {
      if (!isTable(block)) {
        if (block.text.trim() !== '') found.push({ kind: 'paragraph', text: block.text, place: { path } });
      } else if (isLayout(block)) {
        for (const { content } of block.rows.flat()) add(content);
      } else {
        const grid = toGrid(block, { path, table: ++tables });
        if (grid) found.push(grid);
        else add(block.rows.flat().flatMap(({ content }) => linesIn(content)));
      }
    }
  };
  add(blocks);
  return found;
}

/** True if a table only lays out its content: it has one cell, or a data table within a cell. */
function isLayout({ rows }: Table): boolean {
  const cells = rows.flat();
  return cells.length === 1 || cells.some(({ content }) => content.some((one) => isTable(one) && isDataTable(one)));
}

/** True for a table of at least 2 × 2, or a smaller one that holds such a table. */
function isDataTable({ rows }: Table): boolean {
  return (
    (rows.length > 1 && rows.some(({ length }) => length > 1)) ||
    rows.flat().some(({ content }) => content.some((one) => isTable(one) && isDataTable(one)))
  );
}
