import { UserError } from '../model/errors.ts';
import { memoize } from '../model/memoize.ts';
import { parsePart } from './xml.ts';
import { type Archive, type Part, readPart } from './zip.ts';
import { normalisePath } from './zip-directory.ts';

export type OfficeKind = 'xlsx' | 'xlsb' | 'docx' | 'pptx' | 'ods' | 'odt' | 'odp' | 'epub';

/**
 * Tells the kind of an office file by its content, templates and files with macros included; `undefined` for an
 * ordinary zip.
 */
export const officeKind = memoize(
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
  const found: Relationship[] = [];
  parsePart(archive, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open(element, { Id, Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || Id === undefined) return;
      const external = TargetMode === 'External';
      const target = external ? Target : resolve(archive, folder, Target);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target, external });
    },
  });
  return found;
}

/** Reads the part of a type among the links of another. */
export function linkedPart(archive: Archive, links: readonly Relationship[], type: string): Part | undefined {
  return readPart(archive, links.find((link) => link.type === type && !link.external)?.target);
}

/** The relationships of a package as a whole. */
const packageLinks = memoize((archive: Archive) => relationships(archive, ''));

/** Finds the main part of a package: its workbook, its text. */
export const mainPart = memoize((archive: Archive): string | undefined => {
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
    parsePart(archive, part, {
      text(chars, around) {
        if (around.at(-1) === 'title') title += chars;
      },
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return title.trim() || undefined;
}

/**
 * Resolves the target of a relationship, which is relative to the part's folder. Some writers take the package for the
 * base, some escape the target as an address.
 */
function resolve(archive: Archive, folder: string, target: string): string {
  const path = target.replaceAll('\\', '/').replace(/[?#].*$/, '');
  const candidates = path.startsWith('/') ? [normalisePath(path)] : [join(folder, path), normalisePath(path)];
  return candidates.find(archive.has) ?? candidates.map(decodeAddress).find(archive.has) ?? candidates[0]!;
}

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

const mainTypes: readonly (readonly [RegExp, OfficeKind])[] = [
  [/ms-excel\.sheet\.binary/i, 'xlsb'],
  [/(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template|addin)\.macroEnabled)\.main\+xml/i, 'xlsx'],
  [
    /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled)[.a-z]*\.main\+xml/i,
    'docx',
  ],
  [/(?:presentationml|ms-powerpoint)\..*\.main\+xml/i, 'pptx'],
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
  const type = contentTypes(archive).of(part) ?? '';
  return mainTypes.find(([pattern]) => pattern.test(type))?.[1] ?? usualNames.find(([name]) => name.test(part))?.[1];
}

/** Returns the content type of a part; empty if the package states none. */
export function contentTypeOf(archive: Archive, part: string): string {
  return contentTypes(archive).of(part) ?? '';
}

function contentTypes(archive: Archive) {
  const parts = new Map<string, string>();
  const extensions = new Map<string, string>();
  let main: string | undefined;
  parsePart(archive, '[Content_Types].xml', {
    open(element, { PartName, Extension, ContentType = '' }) {
      if (element === 'Override' && PartName !== undefined) {
        const part = normalisePath(PartName);
        parts.set(part.toLowerCase(), ContentType);
        if (archive.has(part) && mainTypes.some(([pattern]) => pattern.test(ContentType))) main ??= part;
      } else if (element === 'Default' && Extension !== undefined) {
        extensions.set(Extension.toLowerCase(), ContentType);
      }
    },
  });
  return {
    /** The first part of a main type. */
    main,
    of: (part: string) =>
      parts.get(part.toLowerCase()) ?? extensions.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase()),
  };
}

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
