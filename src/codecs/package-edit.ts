import { editPart } from './edit-part.ts';
import { relationships } from './office-package.ts';
import type { Edit } from './splice.ts';
import { slashOf, type Tag, tagsOf } from './xml-tags.ts';
import { type Archive, readPart } from './zip.ts';
import { replaceFiles } from './zip-update.ts';

/** A package that is being edited: the parts that change. All others keep their bytes, and their position in the zip. */
export interface PackageEdit {
  readonly archive: Archive;
  /** New contents of its parts, and new parts, by name. */
  readonly contents: Map<string, Uint8Array>;
}

/** Returns the package with its new contents; `bytes` are those that it was opened from. */
export function editedPackage({ archive, contents }: PackageEdit, bytes: Uint8Array): Uint8Array {
  const all = [...contents];
  const isNew = ([name]: readonly [string, Uint8Array]) => !archive.has(name);
  return replaceFiles(bytes, new Map(all.filter((one) => !isNew(one))), new Map(all.filter(isNew)));
}

/** A part to be added to a package, and the link to it. */
export interface NewPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The part that links to it; empty for the package as a whole. */
  readonly owner: string;
  /** The type of the link, an address. */
  readonly link: string;
}

/** Adds a part with its content type and the link to it. */
export function addPart(edit: PackageEdit, { name, bytes, contentType, owner, link }: NewPart): void {
  const { archive, contents } = edit;
  contents.set(name, bytes);
  const slash = owner.lastIndexOf('/') + 1;
  const rels = `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
  const ids = new Set(relationships(archive, owner).map(({ id }) => id));
  let id = 'rIdReportLint';
  while (ids.has(id)) id += '1';
  const target = name.startsWith(owner.slice(0, slash)) ? name.slice(slash) : `/${name}`;
  const attributes = `Id="${id}" Type="${link}" Target="${target}"`;
  const known = contents.get(rels) ?? archive.read(rels);
  if (known)
    contents.set(
      rels,
      editPart({ part: rels, bytes: known }, (text) => appended(text, 'Relationship', attributes)),
    );
  else {
    const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
    contents.set(
      rels,
      new TextEncoder().encode(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${namespace}"><Relationship ${attributes}/></Relationships>`,
      ),
    );
    addDefault(edit, 'rels', 'application/vnd.openxmlformats-package.relationships+xml');
  }
  editTypes(edit, (text) =>
    new RegExp(`PartName\\s*=\\s*["']/${name.replaceAll('.', '\\.')}["']`, 'i').test(text)
      ? []
      : appended(text, 'Override', `PartName="/${name}" ContentType="${contentType}"`),
  );
}

/** Returns a name for a part that the package does not have: the given one, else one with a number. */
export function freePartName({ has }: Archive, stem: string): string {
  for (let n = 0; ; n++) {
    const name = `${stem}${n === 0 ? '' : n}.xml`;
    if (!has(name)) return name;
  }
}

/** Gives all parts with an extension a content type, if they have none. */
function addDefault(edit: PackageEdit, extension: string, contentType: string): void {
  editTypes(edit, (text) =>
    new RegExp(`Extension\\s*=\\s*["']${extension}["']`, 'i').test(text)
      ? []
      : appended(text, 'Default', `Extension="${extension}" ContentType="${contentType}"`),
  );
}

function editTypes({ archive, contents }: PackageEdit, editsOf: (text: string) => Edit[]): void {
  const part = '[Content_Types].xml';
  const types = contents.get(part) ?? readPart(archive, part)?.bytes;
  if (types) contents.set(part, editPart({ part, bytes: types }, editsOf));
}

/** Returns the edit that adds an empty element at the end of a part. */
function appended(text: string, name: string, attributes: string): Edit[] {
  let last: Tag | undefined;
  for (const tag of tagsOf(text)) last = tag;
  if (!last) return [];
  const { prefix, from, to, kind } = last;
  const element = `<${prefix}${name} ${attributes}/>`;
  if (kind === 'close') return [{ from, to: from, text: element }];
  return [{ from: slashOf(text, last), to, text: `>${element}</${prefix}${last.name}>` }];
}
