import type { Encoding } from '../../codecs/encoding.ts';
import { type Edit, splice } from '../../codecs/splice.ts';
import { encodingOf } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { UserError } from '../../model/errors.ts';

/**
 * Edits the XML of a part in its own encoding. `editsOf` gets its text without a byte order mark.
 * @throws {UserError} `unsupported` for an encoding that cannot be written
 */
export function editPart({ part, bytes }: Part, editsOf: (text: string) => readonly Edit[]): Uint8Array {
  const encoding = writableEncoding(encodingOf(bytes));
  if (encoding === undefined) {
    throw new UserError('unsupported', {
      zh: `${part} 的编码少见，无法就地修正；请用 WPS 或 Excel 打开后另存，再修正`,
      en: `${part} is in a rare encoding and cannot be corrected in place: save the file anew in WPS or Excel first`,
    });
  }
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return splice(bytes, encoding, editsOf(text));
}

/** Returns the encoding of this label, if it can be written. */
function writableEncoding(label: string): Encoding | undefined {
  if (label === 'utf-16be' || label === 'utf-16le') return label;
  if (/^utf-?8$/i.test(label)) return 'utf-8';
  return /^(?:gb18030|gbk|gb_?2312|x-gbk|chinese)$/i.test(label) ? 'gb18030' : undefined;
}
