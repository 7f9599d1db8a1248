import { damagedError, encryptedError } from '../../codecs/errors.ts';
import { parsePart } from '../../codecs/xml.ts';
import { type Archive, openZip, type Part, readPart } from '../../codecs/zip.ts';
import { normalisePath } from '../../codecs/zip-directory.ts';
import { isZip } from '../kind/signatures.ts';

/** The parts of a document, which are in an archive, or in one flat file. */
export interface Package {
  /** The styles and the content, in the order in which they are to be read. */
  readonly parts: readonly Part[];
  /** The metadata of the document, such as its title. */
  readonly meta: Part | undefined;
  /** Returns the content and the settings of the embedded document at an address, if any; each only once. */
  embedded(address: string): { readonly content: Part; readonly settings: Part | undefined } | undefined;
}

/** Embedded documents that are read. */
const maxEmbedded = 50;

/**
 * Opens a document.
 * @throws {UserError} `encrypted`, or `damaged` if it has no content
 */
export function openPackage(
  bytes: Uint8Array,
  archive: Archive | undefined = isZip(bytes) ? openZip(bytes) : undefined,
): Package {
  if (!archive) return { parts: [{ part: 'office:document', bytes }], meta: undefined, embedded: () => undefined };
  if (isEncrypted(archive)) throw encryptedError();
  const content = readPart(archive, 'content.xml');
  if (!content) throw damagedError({ zh: '找不到 content.xml', en: 'content.xml is missing' });
  const styles = readPart(archive, 'styles.xml');
  const taken = new Set<string>();
  return {
    parts: styles ? [styles, content] : [content],
    meta: readPart(archive, 'meta.xml'),
    embedded(address) {
      const folder = normalisePath(address).replace(/\/$/, '');
      if (taken.has(folder) || taken.size >= maxEmbedded) return undefined;
      taken.add(folder);
      const found = readPart(archive, `${folder}/content.xml`);
      return found && { content: found, settings: readPart(archive, `${folder}/settings.xml`) };
    },
  };
}

/** True if the content is encrypted, by itself or with the whole package (ODF 1.4). */
function isEncrypted(archive: Archive): boolean {
  let entry = '';
  let found = false;
  parsePart(archive, 'META-INF/manifest.xml', {
    open(element, { 'full-path': path = '' }) {
      if (element === 'file-entry') entry = path;
      else if (element === 'encryption-data') found ||= entry === 'content.xml' || entry === 'encrypted-package';
    },
  });
  return found;
}
