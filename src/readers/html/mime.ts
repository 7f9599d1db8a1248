import { decodeBase64 } from '../../codecs/base64.ts';
import { damaged, tooLarge } from '../../codecs/refusals.ts';

/** One part of a MIME message that is no collection of others. */
export interface Part {
  /** `text/html`, in lower case. */
  readonly type: string;
  /** Where the part was taken from; '' where it does not say. */
  readonly location: string;
  /** Without its angle brackets; '' where it has none. */
  readonly id: string;
  /** @throws {UserError} `damaged` where it is not in the encoding that it names */
  content(): Uint8Array;
}

export interface Message {
  /** In the order of the file, those within others included. */
  readonly parts: readonly Part[];
  /** The id of the part that the message is about; '' where it does not say. */
  readonly start: string;
}

/** Collections one in another; a saved page has one or two. */
const deepest = 20;

/** Parts of one message; a saved page has a few hundred pictures at most. */
const mostParts = 10_000;

/** Characters of a header that are looked at; those that matter are a few hundred. */
const longestHeader = 65_536;

/** Takes a MIME message apart, as saved web pages (`.mht`) are. */
export function readMessage(bytes: Uint8Array): Message {
  // One character a byte, whichever they are: positions in the text are positions in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const parts: Part[] = [];
  let entities = 0;
  const read = (from: number, to: number, depth: number): Header => {
    if (++entities > mostParts) throw tooLarge();
    const header = readHeader(text.slice(from, to));
    const start = from + header.length;
    const boundary = parameter(header.get('content-type'), 'boundary');
    const isCollection = /^multipart\//i.test(header.get('content-type')) && boundary !== '';
    if (isCollection && depth < deepest) {
      for (const piece of piecesOf(text.slice(start, to), boundary))
        read(start + piece.from, start + piece.to, depth + 1);
    } else {
      parts.push(partOf(header, () => bytes.subarray(start, to)));
    }
    return header;
  };
  const { get } = read(/^(?:ï»¿)?\s*/.exec(text)![0].length, text.length, 0);
  return { parts, start: bare(parameter(get('content-type'), 'start')) };
}

interface Header {
  /** A field's value on one line; '' where there is none. */
  get(name: string): string;
  /** Characters before the body. */
  readonly length: number;
}

function readHeader(part: string): Header {
  // Without any fields the body follows an empty line.
  const { index = part.length, 0: gap = '' } = /^\r?\n|\r?\n\r?\n/.exec(part) ?? {};
  const fields = new Map<string, string>();
  for (const line of part
    .slice(0, Math.min(index, longestHeader))
    .replaceAll(/\r?\n[\t ]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { get: (name) => fields.get(name) ?? '', length: index + gap.length };
}

/** A parameter of a field: `text/html; charset="gb2312"`. */
function parameter(field: string, name: string): string {
  const [, quoted, plain] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field) ?? [];
  return quoted ?? plain ?? '';
}

function bare(id: string): string {
  return id.replace(/^<(.*)>$/, '$1');
}

/** What stands between the lines `--boundary`; the last piece may lack its end. */
function* piecesOf(body: string, boundary: string): Generator<{ readonly from: number; readonly to: number }> {
  const mark = `--${boundary}`;
  let from: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const rest = /^(--)?[\t ]*(?:\r?\n|$)/.exec(body.slice(at + mark.length, at + mark.length + 80));
    if (!rest || (at > 0 && body[at - 1] !== '\n')) continue;
    if (from !== undefined) yield { from, to: body.startsWith('\r\n', at - 2) ? at - 2 : at - 1 };
    if (rest[1] !== undefined) return;
    from = at + mark.length + rest[0].length;
  }
  if (from !== undefined) yield { from, to: body.length };
}

function partOf({ get }: Header, body: () => Uint8Array): Part {
  const type = /^[^\s;]+/.exec(get('content-type'))?.[0].toLowerCase() ?? 'text/plain';
  const encoding = get('content-transfer-encoding').toLowerCase();
  return {
    type,
    location: get('content-location'),
    id: bare(get('content-id')),
    content: () =>
      encoding === 'base64' ? fromBase64(body()) : encoding === 'quoted-printable' ? fromQuoted(body()) : body(),
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
    throw damaged({ zh: '网页正文的 Base64 编码有误', en: 'the page is no valid Base64' }, cause);
  }
}

/** `=E6` is a byte, `=` at the end of a line joins it to the next, blanks before a line end were added on the way. */
function fromQuoted(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; ) {
    const byte = body[at++]!;
    if (byte !== 0x3d) {
      bytes[length++] = byte;
      continue;
    }
    const [high, low] = [digit(body[at]), digit(body[at + 1])];
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

function digit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
