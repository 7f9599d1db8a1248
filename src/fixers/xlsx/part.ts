import type { Encoding } from '../../codecs/encoding.ts';
import { encodingOf } from '../../codecs/xml.ts';
import { UserError } from '../../model/errors.ts';

/** A part as text, without a byte order mark, and how it is encoded. */
export interface PartText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a part as its reader does.
 * @throws {UserError} `unsupported` for an encoding into which nothing can be written
 */
export function decodePart(bytes: Uint8Array, part: string): PartText {
  const encoding = writable(encodingOf(bytes));
  if (encoding === undefined) {
    throw new UserError('unsupported', {
      zh: `${part} 的编码少见，无法就地修正；请用 WPS 或 Excel 打开后另存，再修正`,
      en: `${part} is in a rare encoding and cannot be corrected in place: save the file anew in WPS or Excel first`,
    });
  }
  return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
}

/** Those that can be written. */
function writable(label: string): Encoding | undefined {
  if (label === 'utf-16be' || label === 'utf-16le') return label;
  if (/^utf-?8$/i.test(label)) return 'utf-8';
  return /^(?:gb18030|gbk|gb_?2312|x-gbk|chinese)$/i.test(label) ? 'gb18030' : undefined;
}
