import { damagedError } from '../../codecs/errors.ts';
import { linkedPart, mainPartOf, packageTitle, type Relationship, relationships } from '../../codecs/office-package.ts';
import type { Archive } from '../../codecs/zip.ts';
import { UserError } from '../../model/errors.ts';
import { childOf, type Element, readTree } from './tree.ts';
import { renamed } from './word-2003.ts';

/** The parts of a document that tell what is printed. */
export interface Package {
  readonly archive: Pick<Archive, 'read'>;
  readonly body: Element;
  readonly styles: Element | undefined;
  readonly numbering: Element | undefined;
  /** The links of the text to the files that it includes. */
  readonly links: readonly Relationship[];
  /** The title among the document's properties. */
  readonly title: string | undefined;
}

/**
 * Reads the parts of a document, which relationships lead to, not names.
 * @throws {UserError} `unsupported` if it is not a document, `damaged` if it has no text
 */
export function readPackage(archive: Archive): Package {
  const main = mainPartOf(archive, 'docx');
  if (!main) {
    throw new UserError('unsupported', {
      zh: '压缩包里没有 Word 文档，请用 Word 或 WPS 打开后另存为 .docx 再试',
      en: 'there is no Word document in the archive: open it in Word or WPS and save it as .docx',
    });
  }
  const links = relationships(archive, main.part);
  const linked = (type: string): Element | undefined => {
    const found = linkedPart(archive, links, type);
    return found && readTree(found);
  };
  return {
    archive,
    body: bodyOf(childOf(readTree(main), 'document'), main.part),
    styles: linked('styles'),
    numbering: linked('numbering'),
    links,
    title: packageTitle(archive),
  };
}

/**
 * Reads a document of Word 2003's XML, which is one part.
 * @throws {UserError} `damaged`
 */
export function readWord2003(bytes: Uint8Array, path: string): Package {
  const document = childOf(readTree({ part: path, bytes }, renamed), 'document');
  return {
    archive: { read: () => undefined },
    body: bodyOf(document, path),
    styles: document,
    numbering: document,
    links: [],
    title: undefined,
  };
}

function bodyOf(document: Element | undefined, part: string): Element {
  const body = childOf(document, 'body');
  if (!body) throw damagedError({ zh: `${part} 没有正文`, en: `${part} holds no text` });
  return body;
}
