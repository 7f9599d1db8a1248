import { tooLargeError } from '../../codecs/errors.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import { type Archive, type ArchivedFile, archiveOf } from '../../codecs/zip.ts';
import { normalisePath } from '../../codecs/zip-directory.ts';

/** Characters of all parts, written out. */
const maxCharacters = 64 * 1024 * 1024;

/**
 * Opens a package that is one XML file (Flat OPC; in Word, “XML 文档”) as an archive of its parts. Each part is written out
 * as XML of its own, for the readers of content types, links, properties and text all take the bytes of a part. Names lose
 * their prefixes, which no reader considers.
 * @throws {UserError} `damaged`, `too-large`
 */
export function openFlatOpc(bytes: Uint8Array, path: string): Archive {
  const parts: ArchivedFile[] = [];
  let left = maxCharacters;
  let name: string | undefined;
  /** The XML of the open part. */
  let xml: string | undefined;
  const write = (more: string): void => {
    left -= more.length;
    if (left < 0) throw tooLargeError();
    xml += more;
  };
  parseXml(bytes, path, {
    open(element, attributes) {
      if (xml !== undefined) write(startTag(element, attributes));
      else if (element === 'part') name = attributes.name;
      else if (element === 'xmlData' && name !== undefined) xml = '';
    },
    close(element) {
      if (xml === undefined) return;
      if (element !== 'xmlData') {
        write(`</${element}>`);
        return;
      }
      const content = new TextEncoder().encode(xml);
      const part = normalisePath(name!);
      parts.push({ name: part, size: content.length, read: () => content });
      xml = undefined;
    },
    text(chars) {
      if (xml !== undefined) write(escaped(chars));
    },
  });
  return archiveOf(parts);
}

function startTag(element: string, attributes: Attributes): string {
  const pairs = Object.entries(attributes).map(([name, value = '']) => ` ${name}="${escaped(value)}"`);
  return `<${element}${pairs.join('')}>`;
}

/** Escapes line breaks too: in an attribute they would become spaces. */
function escaped(text: string): string {
  return text.replaceAll(/[&<"\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
