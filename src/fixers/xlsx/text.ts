import { UserError } from '../../errors.ts';
import type { Encoding } from '../../readers/encoding.ts';

/** A part as text, without a byte order mark, and how it is encoded. */
export interface PartText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a part as its reader does: by its mark, by where its zero bytes stand, or as declared.
 * @throws {UserError} `unsupported` for an encoding into which nothing can be written
 */
export function decodePart(bytes: Uint8Array, part: string): PartText {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) {
    throw new UserError('unsupported', {
      zh: `${part} 的编码少见，无法就地修正；请用 WPS 或 Excel 打开后另存，再修正`,
      en: `${part} is in a rare encoding and cannot be corrected in place: save the file anew in WPS or Excel first`,
    });
  }
  return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
  if (/^(?:utf-?8|utf-?16|ucs-?2|iso-10646)/i.test(declared)) return 'utf-8';
  return /^(?:gb18030|gbk|gb_?2312|x-gbk|chinese)$/i.test(declared) ? 'gb18030' : undefined;
}
