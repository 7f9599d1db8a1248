import { damagedError, encryptedError } from '../../codecs/errors.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import { type Archive, type Part, readPart } from '../../codecs/zip.ts';
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

function readEntry(entry: Part): { readonly roots: readonly string[]; readonly title: string | undefined } {
  const elements = elementsOf(entry, ['DocRoot', 'Title']);
  const roots = elements.flatMap(([element, text]) => (element === 'DocRoot' ? [text] : []));
  return { roots, title: elements.find(([element, text]) => element === 'Title' && text !== '')?.[1] };
}

function readDocument(archive: Archive, document: Part): Pick<Package, 'pages' | 'attachments'> {
  const folder = document.part.slice(0, document.part.lastIndexOf('/') + 1);
  const pages: PagePart[] = [];
  const templates = new Map<string, string>();
  const attachmentLists: string[] = [];
  let area = a4;
  for (const [element, text, attributes] of elementsOf(document, documentElements)) {
    const { ID = '', BaseLoc = text } = attributes;
    if (element === 'PhysicalBox') area = rectangleOf(text) ?? a4;
    else if (element === 'TemplatePage') templates.set(ID, BaseLoc);
    else if (element === 'Attachments') attachmentLists.push(text);
    else if (element === 'Page')
      pages.push(readPage(archive, partAt(archive, folder, BaseLoc), folder, area, templates));
  }
  const attachments = attachmentLists.flatMap((location) => {
    const part = findPart(archive, folder, location);
    return part ? elementsOf(part, ['Attachment']) : [];
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
  for (const [element, text, attributes] of elementsOf(page, ['PhysicalBox', 'Template'])) {
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
  { part, bytes }: Part,
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
  const candidates = path.startsWith('/') ? [path] : [folder + path, path];
  return readPart(archive, candidates.map(normalisePath).find(archive.has));
}
