import { UserError } from '../model/errors.ts';
import type { Encoding } from './encoding.ts';
import { type Edit, splice } from './splice.ts';
import { encodingOf } from './xml.ts';
import type { Part } from './zip.ts';

/**
 * Edits the XML of a part in its own encoding; all other bytes are copied. `editsOf` gets its text without a byte order mark.
 * In GB18030, for which no platform has an encoder, other characters than ASCII are written as references.
 * @throws {UserError} `unsupported` for an encoding that cannot be written
 */
export function editPart(part: Part, editsOf: (text: string) => readonly Edit[]): Uint8Array {
  const encoding = writableEncoding(encodingOf(part.bytes));
  if (encoding === undefined) throw rareEncoding(part.part);
  const edits = editsOf(new TextDecoder(encoding, { fatal: true }).decode(part.bytes));
  const written = encoding === 'gb18030' ? edits.map((one) => ({ ...one, text: asReferences(one.text) })) : edits;
  return splice(part.bytes, encoding, written);
}

/** Decodes the XML of a part, without a byte order mark; `undefined` if `editPart` cannot write its encoding. */
export function editableText({ bytes }: Part): string | undefined {
  const encoding = writableEncoding(encodingOf(bytes));
  return encoding && new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Returns the encoding of this label, if it can be written. */
function writableEncoding(label: string): Encoding | undefined {
  if (label === 'utf-16be' || label === 'utf-16le') return label;
  if (/^utf-?8$/i.test(label)) return 'utf-8';
  return /^(?:gb18030|gbk|gb_?2312|x-gbk|chinese)$/i.test(label) ? 'gb18030' : undefined;
}

function asReferences(text: string): string {
  return text.replaceAll(/[^\p{ASCII}]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function rareEncoding(part: string): UserError {
  return new UserError('unsupported', {
    zh: `${part} 的编码少见，无法就地修正；请用 WPS 或 Office 打开后另存，再修正`,
    en: `${part} is in a rare encoding and cannot be corrected in place: save the file anew in WPS or Office first`,
  });
}
