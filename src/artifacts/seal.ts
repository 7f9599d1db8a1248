import { strFromU8, strToU8, unzipSync } from 'fflate';
import { replaceInvisible } from '../codecs/sanitize.ts';
import { type Archive, openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';
import { type ArtifactName, artifacts, type Seal } from './registry.ts';
import { sealIn, unsealed, withSeal } from './seal-property.ts';

/**
 * The content of a seal, beside a hash of all the rest of the file. As long as the hash is right, nobody has edited the file,
 * and it can be written again.
 */
export interface Made {
  readonly kind: Seal;
  /** The path of the report, relative to the folder of the file, with slashes; empty if it is about several. */
  readonly source: string;
}

/** The seal that a file should have; without a source, for whatever report. */
export type ExpectedSeal = Pick<Made, 'kind'> & Partial<Made>;

/** The part of a workbook that holds the seal. */
const sealPart = 'docProps/custom.xml';
const htmlSeal = /<meta name="report-lint" content="([^"]*)">\n/;

/** Returns a workbook with its seal, a custom property of the document. */
export async function sealWorkbook(bytes: Uint8Array, made: Made): Promise<Uint8Array> {
  const parts = unzipSync(bytes);
  delete parts[sealPart];
  const edit = (name: string, end: string, added: string) => {
    const xml = strFromU8(parts[name]!);
    if (!xml.includes(`${sealPart}"`)) parts[name] = strToU8(xml.replace(end, () => `${added}${end}`));
  };
  edit(
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/${sealPart}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`,
  );
  edit(
    '_rels/.rels',
    '</Relationships>',
    `<Relationship Id="rIdSeal" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${sealPart}"/>`,
  );
  const seal = sealOf(made, await hashOfParts(Object.keys(parts), (name) => parts[name]!));
  parts[sealPart] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="report-lint"><vt:lpwstr>${seal}</vt:lpwstr></property></Properties>`,
  );
  return writeZip(parts);
}

/** Returns a Word document with its seal, a custom property beside those that it has; its other parts keep their bytes. */
export async function sealDocument(bytes: Uint8Array, made: Made): Promise<Uint8Array> {
  const room = unsealed(bytes);
  return withSeal(room, sealOf(made, await hashOfOthers(openZip(room))));
}

/** Returns a page with its seal, an element `meta`. */
export async function sealPage(html: string, made: Made): Promise<string> {
  const seal = sealOf(made, await sha256(strToU8(html)));
  return html.replace('<title>', () => `<meta name="report-lint" content="${seal}">\n<title>`);
}

/** Returns a text with its seal, the name of the format and a hash of the rest; unchanged if the format carries none. */
export async function sealText(text: string, name: ArtifactName): Promise<string> {
  const { mark } = artifacts[name];
  if (mark?.kind !== 'text-seal') return text;
  const { open, close, tail } = mark;
  const head = text.slice(0, text.length - tail.length);
  return `${head}${open}${name} ${await sha256(strToU8(text))}${close}${tail}`;
}

/** A hash that is computed piece by piece, in 64 hex digits. */
export interface Hash {
  update(piece: string): unknown;
  digest(): string;
}

/** Seals a text as `sealText` does, piece by piece. */
export function* sealPieces(pieces: Iterable<string>, name: ArtifactName, createHash: () => Hash): Generator<string> {
  const { mark } = artifacts[name];
  if (mark?.kind !== 'text-seal') return yield* pieces;
  const { open, close, tail } = mark;
  const hash = createHash();
  let held = '';
  for (const piece of pieces) {
    hash.update(piece);
    const text = held + piece;
    held = text.slice(Math.max(0, text.length - tail.length));
    yield text.slice(0, text.length - held.length);
  }
  yield `${open}${name} ${hash.digest()}${close}${tail}`;
}

/** True if a text is of a format that carries a seal, and as it was written. */
export async function isUntouchedText(text: string, name: ArtifactName): Promise<boolean> {
  const { mark } = artifacts[name];
  if (mark?.kind !== 'text-seal') return false;
  const { open, close, tail } = mark;
  const seal = `${open}${name} ${'0'.repeat(64)}${close}${tail}`;
  const unsealed = text.slice(0, Math.max(0, text.length - seal.length)) + tail;
  return text === (await sealText(unsealed, name));
}

/** True if a page, workbook or document has the expected seal, and is as it was written. */
export async function isUntouched(bytes: Uint8Array, expected: ExpectedSeal): Promise<boolean> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? isUntouchedWorkbook(bytes, expected) : isUntouchedPage(bytes, expected);
}

async function isUntouchedWorkbook(bytes: Uint8Array, expected: ExpectedSeal): Promise<boolean> {
  try {
    const archive = openZip(bytes);
    return await proves(sealIn(archive)?.seal, expected, () => hashOfOthers(archive));
  } catch {
    // A file that cannot be read is not one of ours.
    return false;
  }
}

async function isUntouchedPage(bytes: Uint8Array, expected: ExpectedSeal): Promise<boolean> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return proves(htmlSeal.exec(text)?.[1], expected, () => sha256(strToU8(text.replace(htmlSeal, ''))));
}

/** Returns the text of a seal, in ASCII: kind, hash, source. */
function sealOf({ kind, source }: Made, hash: string): string {
  return `${kind} ${hash} ${encodedSource(source)}`;
}

/** True if a seal is the expected one, and has the hash of the rest, which is computed only then. */
async function proves(seal = '', { kind, source }: ExpectedSeal, hashOfRest: () => Promise<string>): Promise<boolean> {
  const [sealed, hash, of] = seal.split(' ');
  return sealed === kind && (source === undefined || of === encodedSource(source)) && hash === (await hashOfRest());
}

function encodedSource(source: string): string {
  return encodeURIComponent(replaceInvisible(source, '\ufffd'));
}

async function hashOfParts(names: readonly string[], read: (name: string) => Uint8Array): Promise<string> {
  const lines = await Promise.all(names.toSorted().map(async (name) => `${name} ${await sha256(read(name))}\n`));
  return sha256(strToU8(lines.join('')));
}

/** Returns a hash of a package without its seal. */
async function hashOfOthers(archive: Archive): Promise<string> {
  const { part, others } = sealIn(archive) ?? {};
  const names = archive.names.filter((name) => name !== part || others !== undefined);
  return hashOfParts(names, (name) => (name === part ? strToU8(others!) : archive.read(name)!));
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
