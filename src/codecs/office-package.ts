import { UserError } from '../model/errors.ts';
import { memoizeBy, memoizeInObject, memoizeText } from '../model/memoize.ts';
import { parsePart, parseXml } from './xml.ts';
import { type Archive, memoizePart, type Part, readPart } from './zip.ts';
import { normalisePath } from './zip-directory.ts';

export type OfficeKind = 'xlsx' | 'xlsb' | 'docx' | 'pptx' | 'ods' | 'odt' | 'odp' | 'epub';

/**
 * Tells the kind of an office file by its content, templates and files with macros included; `undefined` for an
 * ordinary zip.
 */
export const officeKind = memoizeInObject(
  (archive: Archive): OfficeKind | undefined => openDocumentKind(archive) ?? packageKind(archive),
);

/** A link from one part of a package to another, or out of it. */
export interface Relationship {
  readonly id: string;
  /** The last segment of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Name of the part in the archive; an address if `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** Reads the relationships of a part; those of the package as a whole for `''`. */
export function relationships(archive: Archive, part: string): Relationship[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const own = readPart(archive, `${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (!own) return [];
  return writtenLinks(own).map((link) =>
    link.external ? link : { ...link, target: resolve(archive, folder, link.target) },
  );
}

/** Reads relationships with their targets as they are written. */
const writtenLinks = memoizePart(({ part, bytes }: Part): readonly Relationship[] => {
  const found: Relationship[] = [];
  parseXml(bytes, part, {
    open(element, { Id, Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || Id === undefined) return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      found.push({ id: Id, type, target: Target, external: TargetMode === 'External' });
    },
  });
  return found;
});

/** Reads the part of a type among the links of another. */
export function linkedPart(archive: Archive, links: readonly Relationship[], type: string): Part | undefined {
  return readPart(archive, links.find((link) => link.type === type && !link.external)?.target);
}

/** The relationships of a package as a whole. */
const packageLinks = memoizeInObject((archive: Archive) => relationships(archive, ''));

/** Finds the main part of a package: its workbook, its text. */
export const mainPart = memoizeInObject((archive: Archive): string | undefined => {
  const link = packageLinks(archive).find(({ type, external }) => type === 'officeDocument' && !external);
  if (link && archive.has(link.target)) return link.target;
  const usual = ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml', 'ppt/presentation.xml'];
  return contentTypes(archive).main ?? usual.find((name) => archive.has(name));
});

/** Reads the main part of a package; `undefined` if it is not of this kind. */
export function mainPartOf(archive: Archive, kind: OfficeKind): Part | undefined {
  return officeKind(archive) === kind ? readPart(archive, mainPart(archive)) : undefined;
}

/** Reads the title of a package from its properties; damaged properties are ignored. */
export function packageTitle(archive: Archive): string | undefined {
  const part = packageLinks(archive).find(({ type }) => type === 'core-properties')?.target;
  if (part === undefined) return undefined;
  let title = '';
  try {
    const bytes = archive.read(part);
    if (!bytes || !mayHaveTitle(bytes)) return undefined;
    parseXml(bytes, part, {
      text(chars, around) {
        if (around.at(-1) === 'title') title += chars;
      },
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return title.trim() || undefined;
}

const decoder = new TextDecoder();

/** Quick check that most properties fail: true if there may be a title that is not empty, in any encoding. */
function mayHaveTitle(bytes: Uint8Array): boolean {
  const text = decoder.decode(bytes);
  return /<[^\s<>/]*title(?:\s[^<>]*)?>(?!<\/)/.test(text) || text.includes('\0');
}

/**
 * Resolves the target of a relationship, which is relative to the part's folder. Some writers take the package for the
 * base, some escape the target as an address.
 */
function resolve(archive: Archive, folder: string, target: string): string {
  const candidates = candidatesFor({ folder, target });
  return candidates.find(archive.has) ?? candidates.map(decodeAddress).find(archive.has) ?? candidates[0]!;
}

/** The most targets whose candidates are kept: packages of one program have the same. */
const maxTargets = 200;

/** Returns the parts that a target may be, the likely one first. */
const candidatesFor = memoizeBy(
  ({ folder, target }: { readonly folder: string; readonly target: string }) => `${folder}\n${target}`,
  maxTargets,
  ({ folder, target }) => {
    const path = target.replaceAll('\\', '/').replace(/[?#].*$/, '');
    return path.startsWith('/') ? [join('', path)] : [join(folder, path), join('', path)];
  },
);

function join(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decodeAddress(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Content types of the main part, in small letters. */
const mainTypes: readonly (readonly [RegExp, OfficeKind])[] = [
  [/ms-excel\.sheet\.binary/, 'xlsb'],
  [/(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template|addin)\.macroenabled)\.main\+xml/, 'xlsx'],
  [
    /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroenabled)[.a-z]*\.main\+xml/,
    'docx',
  ],
  [/(?:presentationml|ms-powerpoint)\..*\.main\+xml/, 'pptx'],
];

const usualNames: readonly (readonly [RegExp, OfficeKind])[] = [
  [/workbook[^/]*\.bin$/i, 'xlsb'],
  [/workbook[^/]*\.xml$/i, 'xlsx'],
  [/^word\/[^/]*\.xml$/i, 'docx'],
  [/^ppt\/[^/]*\.xml$/i, 'pptx'],
];

function packageKind(archive: Archive): OfficeKind | undefined {
  const part = mainPart(archive);
  if (part === undefined) return undefined;
  return kindOfMain(contentTypes(archive).of(part) ?? '') ?? usualNames.find(([name]) => name.test(part))?.[1];
}

/** Returns the kind of a package by the content type of its main part. */
const kindOfMain = memoizeText((contentType: string): OfficeKind | undefined => {
  const type = contentType.toLowerCase();
  return mainTypes.find(([pattern]) => pattern.test(type))?.[1];
});

/** Returns the content type of a part; empty if the package states none. */
export function contentTypeOf(archive: Archive, part: string): string {
  return contentTypes(archive).of(part) ?? '';
}

function contentTypes(archive: Archive) {
  const part = readPart(archive, '[Content_Types].xml');
  const { parts, extensions, mains } = part ? writtenTypes(part) : noTypes;
  return {
    /** The first part of a main type. */
    main: mains.find((name) => archive.has(name)),
    of: (name: string) =>
      parts.get(name.toLowerCase()) ?? extensions.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()),
  };
}

/** The content types of parts and of extensions, in lower case, and all parts of a main type. */
interface ContentTypes {
  readonly parts: ReadonlyMap<string, string>;
  readonly extensions: ReadonlyMap<string, string>;
  readonly mains: readonly string[];
}

const noTypes: ContentTypes = { parts: new Map(), extensions: new Map(), mains: [] };

const writtenTypes = memoizePart(({ part, bytes }: Part): ContentTypes => {
  const parts = new Map<string, string>();
  const extensions = new Map<string, string>();
  const mains: string[] = [];
  parseXml(bytes, part, {
    open(element, { PartName, Extension, ContentType = '' }) {
      if (element === 'Override' && PartName !== undefined) {
        const name = normalisePath(PartName);
        parts.set(name.toLowerCase(), ContentType);
        if (kindOfMain(ContentType)) mains.push(name);
      } else if (element === 'Default' && Extension !== undefined) {
        extensions.set(Extension.toLowerCase(), ContentType);
      }
    },
  });
  return { parts, extensions, mains };
});

const openDocumentTypes: readonly (readonly [string, OfficeKind])[] = [
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/epub+zip', 'epub'],
];

/** Reads the kind from `mimetype`, or from the manifest if a writer leaves that out. */
function openDocumentKind(archive: Archive): OfficeKind | undefined {
  const bytes = archive.read('mimetype');
  const type = bytes ? new TextDecoder().decode(bytes).trim() : manifestType(archive);
  return openDocumentTypes.find(([start]) => type.startsWith(start))?.[1];
}

function manifestType(archive: Archive): string {
  let type = '';
  parsePart(archive, 'META-INF/manifest.xml', {
    open(element, attributes) {
      if (element === 'file-entry' && attributes['full-path'] === '/') type = attributes['media-type'] ?? '';
    },
  });
  return type;
}
