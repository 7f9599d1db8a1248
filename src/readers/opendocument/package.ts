import { damaged, encrypted } from '../../codecs/refusals.ts';
import { parseXml } from '../../codecs/xml.ts';
import { type Archive, normalise, openZip } from '../../codecs/zip.ts';
import { isZip } from '../kind/signatures.ts';
import type { Part } from './elements.ts';

/** A file as its parts, whether they are packed in an archive or stand in one flat file. */
export interface Package {
  /** What holds styles and what holds the content, in the order in which they are to be read. */
  readonly parts: readonly Part[];
  /** What is said of the file as a whole. */
  readonly meta: Part | undefined;
  /** The content and settings of a document within the file, by the address that points to it; each only once. */
  inside(address: string): { readonly content: Part; readonly settings: Part | undefined } | undefined;
}

/** Documents within a file that are read, at most. */
const mostInside = 50;

/** @throws {UserError} `encrypted`, or `damaged` where there is no content */
export function openPackage(
  bytes: Uint8Array,
  archive: Archive | undefined = isZip(bytes) ? openZip(bytes) : undefined,
): Package {
  if (!archive) return { parts: [{ part: 'office:document', bytes }], meta: undefined, inside: () => undefined };
  if (isEncrypted(archive)) throw encrypted();
  const read = (part: string): Part | undefined => {
    const found = archive.read(part);
    return found && { part, bytes: found };
  };
  const content = read('content.xml');
  if (!content) throw damaged({ zh: '找不到 content.xml', en: 'content.xml is not in it' });
  const styles = read('styles.xml');
  const taken = new Set<string>();
  return {
    parts: styles ? [styles, content] : [content],
    meta: read('meta.xml'),
    inside(address) {
      const folder = normalise(address).replace(/\/$/, '');
      if (taken.has(folder) || taken.size >= mostInside) return undefined;
      taken.add(folder);
      const found = read(`${folder}/content.xml`);
      return found && { content: found, settings: read(`${folder}/settings.xml`) };
    },
  };
}

/** Whether the content is encrypted, by itself or with all the rest (ODF 1.4). */
function isEncrypted(archive: Archive): boolean {
  const name = 'META-INF/manifest.xml';
  const bytes = archive.read(name);
  let entry = '';
  let found = false;
  if (!bytes) return false;
  parseXml(bytes, name, {
    open(element, { 'full-path': path = '' }) {
      if (element === 'file-entry') entry = path;
      else if (element === 'encryption-data') found ||= entry === 'content.xml' || entry === 'encrypted-package';
    },
  });
  return found;
}
