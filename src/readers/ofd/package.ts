import { damagedError, encryptedError } from '../../codecs/errors.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Archive } from '../../codecs/zip.ts';
import { normalisePath } from '../../codecs/zip-directory.ts';
import { type Rectangle, rectangleOf } from './values.ts';

/** The parts of an OFD. */
export interface Package {
  readonly title: string | undefined;
  readonly pages: readonly PagePart[];
  /** Number of attached files. */
  readonly attachments: number;
}

/** A page: its size in points, and the parts that draw it, including its templates, in drawing order. */
export interface PagePart {
  readonly width: number;
  readonly height: number;
  readonly contents: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** OFD measures in millimetres. */
export const pointsPerMillimetre = 72 / 25.4;

const a4: Rectangle = { x: 0, y: 0, width: 210, height: 297 };

/** @throws {UserError} `encrypted`, or `damaged` if a part is missing */
export function readPackage(archive: Archive): Package {
  if (archive.names.some((name) => /(?:^|\/)(?:Encryptions\.xml|decryptseed\.dat)$/i.test(name)))
    throw encryptedError();
  const { roots, title } = readEntry(partAt(archive, '', 'OFD.xml'));
  const documents = roots.map((root) => readDocument(archive, partAt(archive, '', root)));
  return {
    title,
    pages: documents.flatMap(({ pages }) => pages),
    attachments: documents.reduce((sum, one) => sum + one.attachments, 0),
  };
}

function readEntry({ name, bytes }: Part): { readonly roots: readonly string[]; readonly title: string | undefined } {
  const elements = elementsOf(bytes, name, ['DocRoot', 'Title']);
  const roots = elements.flatMap(([element, text]) => (element === 'DocRoot' ? [text] : []));
  return { roots, title: elements.find(([element, text]) => element === 'Title' && text !== '')?.[1] };
}

function readDocument(archive: Archive, { name, bytes }: Part): Pick<Package, 'pages' | 'attachments'> {
  const folder = folderOf(name);
  const pages: PagePart[] = [];
  const templates = new Map<string, string>();
  const attachmentLists: string[] = [];
  let area = a4;
  for (const [element, text, attributes] of elementsOf(bytes, name, documentElements)) {
    const { ID = '', BaseLoc = text } = attributes;
    if (element === 'PhysicalBox') area = rectangleOf(text) ?? a4;
    else if (element === 'TemplatePage') templates.set(ID, BaseLoc);
    else if (element === 'Attachments') attachmentLists.push(text);
    else if (element === 'Page')
      pages.push(readPage(archive, partAt(archive, folder, BaseLoc), folder, area, templates));
  }
  const attachments = attachmentLists.flatMap((location) => {
    const part = findPart(archive, folder, location);
    return part ? elementsOf(part.bytes, part.name, ['Attachment']) : [];
  });
  return { pages, attachments: attachments.length };
}

const documentElements = ['PhysicalBox', 'TemplatePage', 'Page', 'Attachments'];

function readPage(
  archive: Archive,
  page: Part,
  folder: string,
  defaultArea: Rectangle,
  templates: ReadonlyMap<string, string>,
): PagePart {
  let area = defaultArea;
  const behind: Part[] = [];
  const above: Part[] = [];
  for (const [element, text, attributes] of elementsOf(page.bytes, page.name, ['PhysicalBox', 'Template'])) {
    if (element === 'PhysicalBox') area = rectangleOf(text) ?? area;
    else {
      const template = partAt(archive, folder, templates.get(attributes.TemplateID ?? '') ?? '');
      (attributes.ZOrder === 'Foreground' ? above : behind).push(template);
    }
  }
  return {
    width: area.width * pointsPerMillimetre,
    height: area.height * pointsPerMillimetre,
    contents: [...behind, page, ...above],
  };
}

/** Returns the elements with some names, each with its text and attributes, in the order of their end tags. */
function elementsOf(
  bytes: Uint8Array,
  part: string,
  names: readonly string[],
): (readonly [element: string, text: string, attributes: Attributes])[] {
  const found: (readonly [string, string, Attributes])[] = [];
  const open: { readonly attributes: Attributes; text: string }[] = [];
  parseXml(bytes, part, {
    open(_, attributes) {
      open.push({ attributes, text: '' });
    },
    close(name) {
      const { attributes, text } = open.pop()!;
      if (names.includes(name)) found.push([name, text.trim(), attributes]);
    },
    text(chars) {
      const top = open.at(-1);
      if (top) top.text += chars;
    },
  });
  return found;
}

function partAt(archive: Archive, folder: string, location: string): Part {
  const part = findPart(archive, folder, location);
  if (!part) throw damagedError({ zh: `缺少 ${location}`, en: `${location} is missing` });
  return part;
}

/**
 * Finds a part. Locations are relative to the part that names them or to the root; some writers omit the root's slash.
 */
function findPart(archive: Archive, folder: string, location: string): Part | undefined {
  const path = location.replaceAll('\\', '/');
  for (const name of path.startsWith('/')
    ? [normalisePath(path)]
    : [normalisePath(folder + path), normalisePath(path)]) {
    const bytes = archive.read(name);
    if (bytes) return { name, bytes };
  }
  return undefined;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
