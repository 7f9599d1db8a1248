import { dialectOf } from '../../codecs/csv/delimiter.ts';
import { byteOrderMarkLength, decodeText } from '../../codecs/encoding.ts';
import { UserError } from '../../model/errors.ts';
import type { Form } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import { readCsv } from '../../readers/csv/index.ts';
import { disguiseNotices } from '../../readers/index.ts';
import { hasReportALine } from '../../readers/json/lines.ts';
import { identify } from '../../readers/kind/index.ts';
import { recordList } from '../../recognise/record-list.ts';
import { forEachRecord } from './records.ts';
import type { FileLayout } from './scan.ts';
import { Undivided } from './undivided.ts';

/** Bytes by which a file is judged: as many characters as readers judge it by take no more. */
export const headSize = 4 * 2 ** 20;

/** Bytes with some hundred records, if one has some thousand bytes at most. */
const sampleSize = 2 ** 18;

/** The layout of a list that can be divided, and notices about its kind. */
export interface ListFile {
  readonly layout: FileLayout;
  readonly notices: readonly Text[];
}

/** Returns the layout of a file by its beginning; undefined if it is no list that can be divided. */
export async function layoutOf(beginning: Buffer, path: string, forms: readonly Form[]): Promise<ListFile | undefined> {
  const head = beginning.subarray(0, beginning.lastIndexOf(0x0a) + 1);
  try {
    const source = await identify(head, path);
    const { name } = source.kind;
    const layout = name === 'csv' ? csvLayout(head, path, forms) : name === 'json' ? linesLayout(head) : undefined;
    return layout && { layout, notices: disguiseNotices(source) };
  } catch (error) {
    if (error instanceof UserError || error instanceof Undivided) return undefined;
    throw error;
  }
}

function csvLayout(head: Buffer, path: string, forms: readonly Form[]): FileLayout | undefined {
  const { text, encoding } = decodeText(head);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return undefined;
  const { delimiter, start: declared } = dialectOf(text);
  if (!',;\t'.includes(delimiter)) return undefined;
  const start = byteOrderMarkLength(head, encoding) + declared;
  const byte = delimiter.charCodeAt(0);
  const sample = head.subarray(0, start + lengthOfRecords(head.subarray(start), byte));
  const list = recordList(readCsv(sample, path, undefined, { rows: 0, lines: 0, delimiter }), forms);
  return (
    list && {
      list,
      encoding,
      start,
      firstLine: declared > 0 ? 2 : 1,
      delimiter: byte,
      decode: decoderOf(encoding),
    }
  );
}

function linesLayout(head: Buffer): FileLayout | undefined {
  const { text, encoding } = decodeText(head);
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || !hasReportALine(text)) return undefined;
  const start = byteOrderMarkLength(head, encoding);
  return { list: undefined, encoding, start, firstLine: 1, delimiter: -1, decode: decoderOf(encoding) };
}

function decoderOf(encoding: FileLayout['encoding']): FileLayout['decode'] {
  // Quicker for the name of a body. That no byte is broken is found out beside it.
  if (encoding === 'utf-8') return (bytes) => bytes.toString();
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => decoder.decode(bytes);
}

/** Returns the length of the first records; of all, if they are few. */
function lengthOfRecords(head: Buffer, delimiter: number): number {
  const length = forEachRecord(head.subarray(0, sampleSize), delimiter, () => {});
  return length * 2 > sampleSize ? length : forEachRecord(head, delimiter, () => {});
}
