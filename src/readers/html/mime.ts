import { decodeBase64 } from '../../codecs/base64.ts';
import { damagedError, tooLargeError } from '../../codecs/errors.ts';

/** A part of a MIME message that does not consist of other parts. */
export interface Part {
  /** The media type in lower case: `text/html`. */
  readonly type: string;
  /** The address that the part was saved from; '' if it is not stated. */
  readonly location: string;
  /** The content id without its angle brackets; '' if there is none. */
  readonly id: string;
  /** @throws {UserError} `damaged` if it is not in its stated encoding */
  content(): Uint8Array;
}

/** Nested multipart entities; a saved page has one or two. */
const maxDepth = 20;

/** Entities of a message; a saved page has a few hundred pictures at most. */
const maxParts = 10_000;

/** Characters of a header that are considered; the fields that matter take a few hundred. */
const maxHeader = 65_536;

/**
 * Splits a MIME message, such as a saved web page (`.mht`), into its parts: in the order of the file, including nested ones.
 * `start` is the id of the main part; '' if it is not stated.
 * @throws {UserError} `too-large`
 */
export function readMessage(bytes: Uint8Array): { readonly parts: readonly Part[]; readonly start: string } {
  // Each byte is one character, so that positions in the text are positions in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const parts: Part[] = [];
  let entities = 0;
  const read = (from: number, to: number, depth: number): Header => {
    if (++entities > maxParts) throw tooLargeError();
    const header = readHeader(text.slice(from, to));
    const start = from + header.length;
    const boundary = parameter(header.get('content-type'), 'boundary');
    const isMultipart = /^multipart\//i.test(header.get('content-type')) && boundary !== '';
    if (isMultipart && depth < maxDepth) {
      for (const piece of piecesOf(text.slice(start, to), boundary))
        read(start + piece.from, start + piece.to, depth + 1);
    } else {
      parts.push(partOf(header, () => bytes.subarray(start, to)));
    }
    return header;
  };
  const { get } = read(/^(?:ï»¿)?\s*/.exec(text)![0].length, text.length, 0);
  return { parts, start: withoutBrackets(parameter(get('content-type'), 'start')) };
}

interface Header {
  /** Returns the value of a field on one line; '' if there is none. */
  get(name: string): string;
  /** The number of characters, including the empty line before the body. */
  readonly length: number;
}

function readHeader(part: string): Header {
  // A header without fields is an empty line.
  const { index = part.length, 0: gap = '' } = /^\r?\n|\r?\n\r?\n/.exec(part) ?? {};
  const fields = new Map<string, string>();
  for (const line of part
    .slice(0, Math.min(index, maxHeader))
    .replaceAll(/\r?\n[\t ]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { get: (name) => fields.get(name) ?? '', length: index + gap.length };
}

/** Returns a parameter of a field, such as `text/html; charset="gb2312"`; '' if there is none. */
function parameter(field: string, name: string): string {
  const [, quoted, plain] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field) ?? [];
  return quoted ?? plain ?? '';
}

function withoutBrackets(id: string): string {
  return id.replace(/^<(.*)>$/, '$1');
}

/** Yields the ranges between the lines `--boundary`; the last piece may lack its end. */
function* piecesOf(body: string, boundary: string): Generator<{ readonly from: number; readonly to: number }> {
  const delimiter = `--${boundary}`;
  let from: number | undefined;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    const rest = /^(--)?[\t ]*(?:\r?\n|$)/.exec(body.slice(at + delimiter.length, at + delimiter.length + 80));
    if (!rest || (at > 0 && body[at - 1] !== '\n')) continue;
    if (from !== undefined) yield { from, to: body.startsWith('\r\n', at - 2) ? at - 2 : at - 1 };
    if (rest[1] !== undefined) return;
    from = at + delimiter.length + rest[0].length;
  }
  if (from !== undefined) yield { from, to: body.length };
}

function partOf({ get }: Header, body: () => Uint8Array): Part {
  const type = /^[^\s;]+/.exec(get('content-type'))?.[0].toLowerCase() ?? 'text/plain';
  const encoding = get('content-transfer-encoding').toLowerCase();
  return {
    type,
    location: get('content-location'),
    id: withoutBrackets(get('content-id')),
    content: () =>
      encoding === 'base64'
        ? fromBase64(body())
        : encoding === 'quoted-printable'
          ? fromQuotedPrintable(body())
          : body(),
  };
}

function fromBase64(body: Uint8Array): Uint8Array {
  try {
    return decodeBase64(
      new TextDecoder('latin1')
        .decode(body)
        .trimEnd()
        .replace(/={1,2}$/, ''),
    );
  } catch (cause) {
    throw damagedError({ zh: '网页正文的 Base64 编码有误', en: 'the page is not valid Base64' }, cause);
  }
}

/** Decodes quoted-printable: `=E6` is a byte, `=` at the end of a line joins it to the next, trailing spaces do not count. */
function fromQuotedPrintable(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; ) {
    const byte = body[at++]!;
    if (byte !== 0x3d) {
      bytes[length++] = byte;
      continue;
    }
    const [high, low] = [hexDigit(body[at]), hexDigit(body[at + 1])];
    if (high !== undefined && low !== undefined) {
      bytes[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    let end = at;
    while (body[end] === 0x20 || body[end] === 0x09) end++;
    if (body[end] === 0x0d) end++;
    if (body[end] === 0x0a) at = end + 1;
    else bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}

function hexDigit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
