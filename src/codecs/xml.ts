import { SaxesParser } from 'saxes';
import { UserError } from '../model/errors.ts';
import { utf16ByteOrder } from './encoding.ts';
import { damagedError } from './errors.ts';
import { odd, PlainXml, type Skim } from './plain-xml.ts';
import { byLocalName, local, maxDepth, type XmlHandlers } from './xml-events.ts';
import type { Archive } from './zip.ts';

export type { Attributes, XmlHandlers } from './xml-events.ts';

/** Bytes decoded at a time, so that no string is as long as the part. */
const chunkSize = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses an XML part from start to end. Entities that a document defines are never expanded: a reference to one is an
 * error.
 * @throws {UserError} `damaged`, naming the part, if it is malformed; `unsupported` for an unknown encoding
 */
export function parseXml(bytes: Uint8Array, part: string, handlers: XmlHandlers): void {
  const plain = new PlainXml(handlers);
  if (!scan(bytes, plain)) parseAnyXml(bytes, part, handlers, plain.events);
}

/**
 * Parses an XML part that is plain, and skims what `skim` takes. Returns false if it is not plain: what the handlers were
 * told is then right, but not all.
 */
export function scanXml(bytes: Uint8Array, handlers: XmlHandlers, skim: Skim): boolean {
  return scan(bytes, new PlainXml(handlers, skim));
}

/** Returns false if the document is not plain, or not in UTF-8. */
function scan(bytes: Uint8Array, plain: PlainXml): boolean {
  const isShort = bytes.length <= chunkSize;
  const decoder = isShort ? utf8 : new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const more = at + chunkSize < bytes.length;
    try {
      text += isShort ? utf8.decode(bytes) : decoder.decode(bytes.subarray(at, at + chunkSize), { stream: more });
    } catch {
      return false;
    }
    const start = at === 0 ? plain.begin(text) : 0;
    const end = more ? text.lastIndexOf('<') : text.length;
    if (start === odd || !plain.scan(text, start, end)) return false;
    text = text.slice(end);
    if (text.length > chunkSize) return false;
  }
  return plain.isComplete;
}

/** As `parseXml`, with a parser for all of XML; handlers receive nothing of the first `known` events. */
export function parseAnyXml(bytes: Uint8Array, part: string, all: XmlHandlers, known = 0): void {
  const handlers = known === 0 ? all : beyond(known, all);
  const parser = new SaxesParser({ xmlns: false, position: false });
  const around: string[] = [];
  parser.on('error', (cause) => {
    throw damagedError({ zh: `${part} 不是合格的 XML`, en: `${part} is not well-formed XML` }, cause);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (around.length >= maxDepth) throw damagedError({ zh: `${part} 嵌套过深`, en: `${part} is nested too deeply` });
    const element = local(name);
    handlers.open?.(element, byLocalName(attributes), around);
    around.push(element);
  });
  parser.on('closetag', () => {
    const element = around.pop()!;
    handlers.close?.(element);
  });
  if (handlers.text) {
    const text = (chars: string) => handlers.text?.(chars, around);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decode = decoder(bytes, part);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    parser.write(decode(bytes.subarray(at, at + chunkSize), at + chunkSize < bytes.length));
  }
  parser.close();
}

/** Parses a part of an archive, if there is one of this name. */
export function parsePart(archive: Archive, part: string, handlers: XmlHandlers): void {
  const bytes = archive.read(part);
  if (bytes) parseXml(bytes, part, handlers);
}

/** Leaves out the first events. */
function beyond(known: number, handlers: XmlHandlers): XmlHandlers {
  let left = known;
  return {
    open: (...event) => left-- > 0 || handlers.open?.(...event),
    close: (...event) => left-- > 0 || handlers.close?.(...event),
    ...(handlers.text && { text: (...event) => left-- > 0 || handlers.text?.(...event) }),
  };
}

function decoder(bytes: Uint8Array, part: string): (chunk: Uint8Array, more: boolean) => string {
  const label = encodingOf(bytes);
  let text: TextDecoder;
  try {
    text = new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new UserError(
      'unsupported',
      {
        zh: `${part} 的编码 ${label} 无法识别，请用 WPS、Excel 或 Word 打开后另存再试`,
        en: `${part} is in an unknown encoding, ${label}: open the file in WPS, Excel or Word and save it as a new file`,
      },
      { cause },
    );
  }
  return (chunk, stream) => {
    try {
      return text.decode(chunk, { stream });
    } catch (cause) {
      throw damagedError({ zh: `${part} 不是 ${label} 编码`, en: `${part} is not in ${label}` }, cause);
    }
  };
}

/**
 * Returns the encoding of a part: by its byte order mark, by the zero byte beside its `<`, or as declared, in this
 * order.
 */
export function encodingOf(bytes: Uint8Array): string {
  const byteOrder = utf16ByteOrder(bytes);
  if (byteOrder) return byteOrder;
  const [first, second] = bytes;
  if (first === 0 && second === 0x3c) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  return declared === undefined || /^(?:utf-?16|ucs-?2|iso-10646)/i.test(declared) ? 'utf-8' : declared;
}
