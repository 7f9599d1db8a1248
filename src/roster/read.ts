import { decodeText } from '../codecs/encoding.ts';
import type { Document } from '../model/document.ts';
import { placeIn } from '../model/document.ts';
import { UnexpectedLayoutError, UserError } from '../model/errors.ts';
import type { Roster } from '../model/roster.ts';
import type { Text } from '../model/text.ts';
import { type Read, read as readFile } from '../readers/index.ts';
import { checkLines, parentNotices } from './check.ts';
import { type RosterLine, type RosterLines, rosterLines } from './lines.ts';

/** A roster as read, and what to say of it. */
export interface ReadRoster extends Roster {
  readonly notices: readonly Text[];
}

/**
 * Reads a list of bodies from a file of any kind that reports are read from. `read` reads the bytes; by default in this process,
 * whatever a file makes its parser do.
 * @throws {UserError} if no name is found, or the list contradicts itself
 */
export async function readRoster(bytes: Uint8Array, path: string, read: Read = readFile): Promise<ReadRoster> {
  const document = await read(bytes, path).catch((error: unknown) => {
    throw error instanceof UnexpectedLayoutError ? noNames({ lines: [], unclear: undefined }, error) : error;
  });
  const found = rosterLines(withoutComments(document, bytes));
  if (found.lines.length === 0) throw noNames(found);
  return rosterOf(found.lines, path, document.notices);
}

/**
 * Makes a roster of the lines of a list.
 * @throws {UserError} if the list contradicts itself
 */
export function rosterOf(lines: readonly RosterLine[], path: string, notices: readonly Text[] = []): ReadRoster {
  checkLines(lines);
  const bodies = lines.map(({ name, aliases, level, parent }) => ({ name, aliases, level, parent }));
  return { path, bodies, notices: [...notices, ...parentNotices(lines)] };
}

/** Leaves out the lines of a text that begin with `#`: comments, or headings of Markdown. */
function withoutComments(document: Document, bytes: Uint8Array): Document {
  if (document.format !== 'text') return document;
  const lines = decodeText(bytes).text.split(/\r\n?|\n/);
  const isComment = (line: number | undefined) => lines[(line ?? 0) - 1]?.trimStart().startsWith('#') === true;
  const blocks = document.blocks.filter((block) => block.kind !== 'paragraph' || !isComment(block.place.line));
  return { ...document, blocks };
}

function noNames({ unclear }: RosterLines, cause?: Error): UserError {
  const at = unclear && { zh: placeIn(unclear, 'zh'), en: placeIn(unclear, 'en') };
  const where: Text = at?.zh ? { zh: `（${at.zh}）`, en: ` (${at.en})` } : { zh: '', en: '' };
  const text: Text = unclear
    ? {
        zh: `名单有几栏，却没有表头${where.zh}：请在第一行写“单位”，还可写“别名”“层级”“上级”`,
        en: `a list of several columns without heads${where.en}: write “name” in its first row, and “aliases”, “level”, “parent” where you have them`,
      }
    : {
        zh: '没有找到单位名称：请一行写一个单位，第一行写表头“单位”',
        en: 'no name of a body found: write one body a line, below the head “name”',
      };
  return new UserError('invalid', text, { cause });
}
