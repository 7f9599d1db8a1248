import { UserError } from '../model/errors.ts';
import { exampleOf, findUtf8AsGbk, maxBytesOfSample } from './mojibake.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The byte order mark of a text. UTF-8 for spreadsheets must begin with it, or Excel assumes another encoding. */
export const byteOrderMark = '\ufeff';

/** The byte order mark in each encoding. U+FEFF at the start of GB18030 is not taken for one by decoders. */
const byteOrderMarks: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [],
};

/** Returns the number of bytes of the byte order mark in front of an encoded text; 0 without one. */
export function byteOrderMarkLength(bytes: Uint8Array, encoding: Encoding): number {
  const mark = byteOrderMarks[encoding];
  return mark.every((byte, index) => bytes[index] === byte) ? mark.length : 0;
}

/** Returns the byte order of UTF-16 by its byte order mark; `undefined` without one. */
export function utf16ByteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => byteOrderMarkLength(bytes, encoding) > 0);
}

/** Removes a byte order mark from the start of a decoded text. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

export interface Decoded {
  /** Without a byte order mark; line ends as they are in the file. */
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a text in the encoding that its bytes prove: a byte order mark, the NULs of UTF-16, strict UTF-8, else strict
 * GB18030. Never guesses past a broken byte, nor reads what a shell made of an output in UTF-8 by taking it for GBK: a figure
 * read from mojibake is worse than none.
 * @throws {UserError} `damaged`
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = utf16(bytes);
  if (wide) return { text: asPrinted(strictly(wide, bytes) ?? brokenUtf16(bytes)), encoding: wide };
  const text = strictly('utf-8', bytes);
  if (text !== undefined) return { text: asPrinted(text), encoding: 'utf-8' };
  const { characters, broken, first } = survey(bytes);
  // In GB18030 text hardly a byte in twenty fits into the longer sequences of UTF-8; in damaged UTF-8 nearly all do. A
  // file cut off inside its last character is refused too: the figures behind the cut are missing.
  if (characters <= broken) {
    const chinese = strictly('gb18030', bytes);
    if (chinese !== undefined) return { text: chinese, encoding: 'gb18030' };
    throw new UserError('damaged', {
      zh: '文字编码无法识别：既不是 UTF-8、UTF-16，也不是 GB18030（GBK）；请用 Excel 或 WPS 打开原文件，另存为 .xlsx 或 UTF-8 的 CSV',
      en: 'unknown text encoding: neither UTF-8 nor UTF-16 nor GB18030 (GBK); open the original in Excel or WPS and save it as .xlsx or as CSV in UTF-8',
    });
  }
  throw brokenUtf8(bytes, first);
}

/**
 * Returns the bytes of a text that is known to be UTF-8 without its byte order mark.
 * @throws {UserError} `damaged` if a shell has decoded the text wrongly, as `decodeText` finds
 */
export function checkedUtf8(bytes: Uint8Array): Uint8Array {
  const own = bytes.subarray(byteOrderMarkLength(bytes, 'utf-8'));
  asPrinted(new TextDecoder().decode(own.subarray(0, maxBytesOfSample)));
  return own;
}

/** Characters per broken byte, at least, in a text that is merely damaged in places. */
const minCharactersPerFault = 100;

/**
 * Decodes a web page by its bytes, which prove more than the declared encoding. Pages cut strings in the middle of a
 * character and are shown all the same; a broken byte becomes a �, which is not part of any figure.
 * @throws {UserError} `damaged`
 */
export function decodePage(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text;
  } catch (error) {
    const { characters, broken } = survey(bytes);
    const text = new TextDecoder(characters <= broken ? 'gb18030' : 'utf-8').decode(bytes);
    if (utf16(bytes) || (text.match(/\ufffd/g)?.length ?? 0) * minCharactersPerFault > text.length) throw error;
    return text;
  }
}

/**
 * Detects UTF-16 by its byte order mark, else by the NULs of its Latin letters, digits and line ends, which are all on
 * one side.
 */
export function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const byteOrder = utf16ByteOrder(bytes);
  if (byteOrder) return byteOrder;
  let [even, odd] = [0, 0];
  const length = Math.min(bytes.length, 65536);
  // Most texts have no NUL, which is found out at once.
  if (length > 0 && !bytes.subarray(0, length).includes(0)) return undefined;
  for (let offset = 0; offset < length; offset++) {
    if (bytes[offset] !== 0) continue;
    if (offset % 2 === 0) even++;
    else odd++;
  }
  // A Chinese character whose low byte is zero (一 is U+4E00) puts an occasional NUL on the other side.
  if (Math.max(even, odd) < length / 100 || Math.min(even, odd) * 5 > Math.max(even, odd)) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  return strictly(encoding, bytes) === undefined ? undefined : encoding;
}

function strictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Counts the valid UTF-8 sequences of three and four bytes, and the bytes outside any sequence. `first` is the offset
 * of the first broken byte, -1 without one.
 */
function survey(bytes: Uint8Array): { characters: number; broken: number; first: number } {
  let [characters, broken, first] = [0, 0, -1];
  for (let offset = 0; offset < bytes.length; ) {
    const length = sequenceLength(bytes, offset);
    if (length > 2) characters++;
    if (length === 0) {
      broken++;
      if (first < 0) first = offset;
    }
    offset += length || 1;
  }
  return { characters, broken, first };
}

/** Returns the length of the UTF-8 sequence that starts at `offset`; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[offset]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let index = 1; index < length; index++) if ((bytes[offset + index] ?? 0) >> 6 !== 0b10) return 0;
  const second = bytes[offset + 1] ?? 0;
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const outside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}

function brokenUtf8(bytes: Uint8Array, offset: number): UserError {
  if (offset + 4 > bytes.length && bytes[offset]! >= 0xc2) {
    return new UserError('damaged', {
      zh: '文件在最后一个字的中间中断，内容不完整；请重新复制或下载',
      en: 'the file ends in the middle of a character, so part of it is missing; copy or download it again',
    });
  }
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line++;
  return new UserError('damaged', {
    zh: `文件损坏：第 ${line} 行（第 ${offset + 1} 个字节）不是有效的 UTF-8 文字；请重新导出或重新下载`,
    en: `damaged file: line ${line} (byte ${offset + 1}) is not valid UTF-8; export or download it again`,
  });
}

/**
 * Returns a text in UTF-16 or UTF-8. PowerShell writes these by `>` and `Set-Content`, of an output that it has decoded by the
 * code page of the console.
 * @throws {UserError} `damaged` if that was wrong
 */
export function asPrinted(text: string): string {
  const found = findUtf8AsGbk(text);
  if (!found) return text;
  const example = exampleOf(found);
  throw new UserError('damaged', {
    zh: `文字是乱码${example.zh}，转换编码时出了错，用 PowerShell 的 > 或 Set-Content 存成的文件会这样；请用（或索取）原文件，report-lint 的输出请由它直接存成文件：核对结果用 --format json=文件名，其他命令用 -o 文件名`,
    en: `its text is garbled${example.en}, because it was decoded with the wrong encoding, as happens with > and Set-Content in PowerShell: use (or ask for) the original, or let report-lint write the file, results with --format json=FILE, other outputs with -o FILE`,
  });
}

function brokenUtf16(bytes: Uint8Array): never {
  const half = bytes.length % 2 === 1;
  throw new UserError('damaged', {
    zh: `文件损坏：${half ? '在最后一个字的中间中断' : '不是有效的 UTF-16 文字'}；请重新导出或重新下载`,
    en: `damaged file: ${half ? 'it ends in the middle of a character' : 'it is not valid UTF-16'}; export or download it again`,
  });
}
