import { strFromU8, strToU8, unzipSync } from 'fflate';
import { seen } from '../codecs/sanitize.ts';
import { openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';

/**
 * What can carry one has a seal: what it is, which file it was made of, and a hash of all the rest. As long as the hash
 * is right, nobody has worked in the file, and it can be written anew.
 */
export interface Made {
  readonly kind: 'sheet' | 'list' | 'marked-copy' | 'converted';
  /** The path of the report as seen from the folder of the file, with slashes; empty where it is about many. */
  readonly source: string;
}

/** What a file is asked to be; without a source, whatever it was made of. */
export type Known = Pick<Made, 'kind'> & Partial<Made>;

const part = 'docProps/custom.xml';
const htmlSeal = /<meta name="report-lint" content="([^"]*)">\n/;

/** A workbook with its seal, a custom property of the document. */
export async function sealWorkbook(bytes: Uint8Array, made: Made): Promise<Uint8Array> {
  const parts = unzipSync(bytes);
  delete parts[part];
  const edit = (name: string, end: string, added: string) => {
    const xml = strFromU8(parts[name]!);
    if (!xml.includes(`${part}"`)) parts[name] = strToU8(xml.replace(end, () => `${added}${end}`));
  };
  edit(
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`,
  );
  edit(
    '_rels/.rels',
    '</Relationships>',
    `<Relationship Id="rIdSeal" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${part}"/>`,
  );
  const seal = sealOf(made, await hashOfParts(Object.keys(parts), (name) => parts[name]!));
  parts[part] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="report-lint"><vt:lpwstr>${seal}</vt:lpwstr></property></Properties>`,
  );
  return writeZip(parts);
}

/** A page with its seal, an element `meta`. */
export async function sealPage(html: string, made: Made): Promise<string> {
  const seal = sealOf(made, await sha256(strToU8(html)));
  return html.replace('<title>', () => `<meta name="report-lint" content="${seal}">\n<title>`);
}

/** How a text carries its seal: between `open` and `close`, before the `tail` that it ends with. */
interface Place {
  readonly open: string;
  readonly close: string;
  readonly tail: string;
}

const places = {
  pretty: { open: '\n[report-lint ', close: ']\n', tail: '' },
  markdown: { open: '\n<!-- report-lint ', close: ' -->\n', tail: '' },
  junit: { open: '<!-- report-lint ', close: ' -->\n', tail: '' },
  sarif: { open: ',\n  "properties": { "reportLint/seal": "', close: '" }', tail: '\n}\n' },
} as const satisfies Readonly<Record<string, Place>>;

/** Formats whose text carries a seal. */
export type SealedText = keyof typeof places;

export function carriesSeal(name: string): name is SealedText {
  return Object.hasOwn(places, name);
}

/** A text with its seal: the format, and a hash of the rest. */
export async function sealText(text: string, name: SealedText): Promise<string> {
  const { open, close, tail } = places[name];
  const head = text.slice(0, text.length - tail.length);
  return `${head}${open}${name} ${await sha256(strToU8(text))}${close}${tail}`;
}

/** Whether a text is of a format, and as it was written. */
export async function isUntouchedText(text: string, name: SealedText): Promise<boolean> {
  const { open, close, tail } = places[name];
  const seal = `${open}${name} ${'0'.repeat(64)}${close}${tail}`;
  const unsealed = text.slice(0, Math.max(0, text.length - seal.length)) + tail;
  return text === (await sealText(unsealed, name));
}

/** Whether a file is of a kind, made of a source where one is given, and as it was written. */
export async function isUntouched(bytes: Uint8Array, made: Known): Promise<boolean> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? isUntouchedWorkbook(bytes, made) : isUntouchedPage(bytes, made);
}

async function isUntouchedWorkbook(bytes: Uint8Array, made: Known): Promise<boolean> {
  try {
    const archive = openZip(bytes);
    const sealed = archive.read(part);
    const seal = sealed && /<vt:lpwstr>([^<]*)<\/vt:lpwstr>/.exec(strFromU8(sealed))?.[1];
    if (!seal || !isOf(seal, made)) return false;
    const others = archive.names.filter((name) => name !== part);
    return hashIn(seal) === (await hashOfParts(others, (name) => archive.read(name)!));
  } catch {
    // What cannot be read is not ours.
    return false;
  }
}

async function isUntouchedPage(bytes: Uint8Array, made: Known): Promise<boolean> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const seal = htmlSeal.exec(text)?.[1];
  if (seal === undefined || !isOf(seal, made)) return false;
  const rest = strToU8(text.replace(htmlSeal, ''));
  return hashIn(seal) === (await sha256(rest));
}

/** ASCII: kind, hash, source. */
function sealOf({ kind, source }: Made, hash: string): string {
  return `${kind} ${hash} ${encodedSource(source)}`;
}

function isOf(seal: string, { kind, source }: Known): boolean {
  const [sealed, , of] = seal.split(' ');
  return sealed === kind && (source === undefined || of === encodedSource(source));
}

function hashIn(seal: string): string | undefined {
  return seal.split(' ')[1];
}

function encodedSource(source: string): string {
  return encodeURIComponent(seen(source, '\ufffd'));
}

async function hashOfParts(names: readonly string[], read: (name: string) => Uint8Array): Promise<string> {
  const lines = await Promise.all(names.toSorted().map(async (name) => `${name} ${await sha256(read(name))}\n`));
  return sha256(strToU8(lines.join('')));
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
