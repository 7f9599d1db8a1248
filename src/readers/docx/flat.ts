import { tooLarge } from '../../codecs/refusals.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import { type Archive, type ArchivedFile, normalise } from '../../codecs/zip.ts';

/** Characters that the parts may come to, written out. */
const longest = 64 * 1024 * 1024;

/**
 * A package that is one XML file (Flat OPC, what Word calls “XML 文档”), as if its parts were zipped: each is written anew, with
 * local names, which is what all readers go by.
 */
export function openFlat(bytes: Uint8Array, path: string): Archive {
  const parts = new Map<string, ArchivedFile>();
  let left = longest;
  let name: string | undefined;
  let isData = false;
  let data = '';
  const write = (xml: string): void => {
    left -= xml.length;
    if (left < 0) throw tooLarge();
    data += xml;
  };
  parseXml(bytes, path, {
    open(element, attributes) {
      if (isData) write(tag(element, attributes));
      else if (element === 'part') name = attributes.name;
      else if (element === 'xmlData') {
        isData = name !== undefined;
        data = '';
      }
    },
    close(element) {
      if (element === 'xmlData' && name !== undefined) {
        const content = new TextEncoder().encode(data);
        const part = normalise(name);
        parts.set(part.toLowerCase(), { name: part, size: content.length, read: () => content });
        isData = false;
      } else if (isData) write(`</${element}>`);
    },
    text(chars) {
      if (isData) write(escaped(chars));
    },
  });
  return {
    names: [...parts.values()].map((file) => file.name),
    has: (part) => parts.has(part.toLowerCase()),
    read: (part) => parts.get(part.toLowerCase())?.read(),
  };
}

function tag(element: string, attributes: Attributes): string {
  const pairs = Object.entries(attributes).map(([name, value = '']) => ` ${name}="${escaped(value)}"`);
  return `<${element}${pairs.join('')}>`;
}

/** Line breaks too: in an attribute they would turn into blanks. */
function escaped(text: string): string {
  return text.replaceAll(/[&<"\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
