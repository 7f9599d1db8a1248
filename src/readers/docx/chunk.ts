import { tooLarge } from '../../codecs/refusals.ts';
import type { Cell, Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { kindOf } from '../kind/index.ts';
import type { Reader } from '../kind/kind.ts';
import type { Content } from './content.ts';
import type { Package } from './package.ts';

/** The other files that a document takes in where it is opened. */
export interface Chunks {
  /** By the id of their relationship. */
  readonly documents: ReadonlyMap<string, Document>;
  /** What could not be read, and why. */
  readonly notices: readonly Text[];
}

/** Files that a document may take in. */
const mostChunks = 20;

/**
 * Reads the files that a document takes in: so do programs write that put a whole web page into a Word file. `readInside` is
 * for those that are Word documents themselves.
 */
export async function readChunks(content: readonly Content[], from: Package, readInside: Reader): Promise<Chunks> {
  const ids = new Set(content.flatMap(idsIn));
  if (ids.size > mostChunks) throw tooLarge();
  const documents = new Map<string, Document>();
  const notices: Text[] = [];
  for (const id of ids) {
    const link = from.links.find((one) => one.id === id);
    const name = link?.target ?? '';
    try {
      const bytes = link && !link.external ? from.archive.read(name) : undefined;
      if (!bytes) throw new UserError('not-found', { zh: '它不在这个文件里', en: 'it is not in this file' });
      const document = await readAny(bytes, name, readInside);
      documents.set(id, document);
      notices.push(...document.notices);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { zh, en } = error.text;
      notices.push({
        zh: `文档插入的“${name}”没有读取：${zh}`,
        en: `the document takes in "${name}", which was not read: ${en}`,
      });
    }
  }
  return { documents, notices };
}

async function readAny(bytes: Uint8Array, name: string, readInside: Reader): Promise<Document> {
  const kind = await kindOf(bytes, name);
  if (kind.name === 'docx') return readInside(bytes, name);
  if (!kind.load) {
    throw new UserError('unsupported', {
      zh: `不能读取${kind.title.zh}；请在 Word 或 WPS 中打开这份文档，另存后再试`,
      en: `${kind.title.en} cannot be read: open the document in Word or WPS and save it anew`,
    });
  }
  const read = await kind.load();
  return read(bytes, name);
}

function idsIn(one: Content): string[] {
  if (one.kind === 'table') return one.cells.flatMap(({ content }) => content.flatMap(idsIn));
  return one.kind === 'chunk' ? [one.id] : [];
}

/** A document as part of another, in which so many tables stand before it. */
export function moved(
  { blocks, pictures = [] }: Document,
  path: string,
  tables: number,
): { readonly blocks: (Grid | Paragraph)[]; readonly pictures: Place[] } {
  const at = ({ table, row, column }: Place): Place => ({
    path,
    ...(table !== undefined && { table: table + tables }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  });
  const cells = new Map<Cell, Cell>();
  const moveCell = (cell: Cell | undefined): Cell | undefined => {
    if (!cell) return undefined;
    const known = cells.get(cell) ?? { ...cell, place: at(cell.place) };
    cells.set(cell, known);
    return known;
  };
  return {
    blocks: blocks.map((block) =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', text: block.text, place: at(block.place) }
        : {
            ...block,
            place: at(block.place),
            rows: block.rows.map((row) => ({ place: at(row.place), cells: row.cells.map(moveCell) })),
          },
    ),
    pictures: pictures.map(at),
  };
}
