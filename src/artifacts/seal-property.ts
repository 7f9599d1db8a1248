import { editableText, editPart } from '../codecs/edit-part.ts';
import { relationships } from '../codecs/office-package.ts';
import { addPart, editedPackage, freePartName } from '../codecs/package-edit.ts';
import type { Edit } from '../codecs/splice.ts';
import { attributeOf, slashOf, tagsOf } from '../codecs/xml-tags.ts';
import { type Archive, openZip, type Part, readPart } from '../codecs/zip.ts';

/** The custom property of a package that holds its seal; a package may have other properties beside it. */

const sealProperty =
  /<property xmlns="[^"]*" xmlns:vt="[^"]*" fmtid="[^"]*" pid="\d+" name="report-lint"><vt:lpwstr>([^<]*)<\/vt:lpwstr><\/property>/;

/** The seal of a workbook, the only property of its part. */
const onlyProperty =
  /<property fmtid="[^"]*" pid="2" name="report-lint"><vt:lpwstr>([^<]*)<\/vt:lpwstr><\/property>(?=<\/Properties>)/;

/** The part with the custom properties of a package. */
export interface Sealed {
  readonly part: string;
  readonly seal: string | undefined;
  /** The part without the seal; undefined for a workbook, whose part has nothing else. */
  readonly others: string | undefined;
}

/** Reads the seal of a package, if it has one. */
export function sealIn(archive: Archive): Sealed | undefined {
  const properties = propertiesOf(archive);
  const text = properties && editableText(properties);
  if (!properties || text === undefined) return undefined;
  const { part } = properties;
  const only = onlyProperty.exec(text);
  if (only) return { part, seal: only[1], others: undefined };
  return { part, seal: sealProperty.exec(text)?.[1], others: text.replace(sealProperty, '') };
}

/**
 * Makes room for the seal of a package: a part of custom properties without an earlier seal, whose root has a closing tag, as it
 * will have around the seal. All else keeps its bytes.
 */
export function unsealed(bytes: Uint8Array): Uint8Array {
  const archive = openZip(bytes);
  const edit = { archive, contents: new Map<string, Uint8Array>() };
  const properties = propertiesOf(archive);
  if (properties) {
    edit.contents.set(properties.part, editPart(properties, roomEdits));
  } else {
    const { properties: namespace, link } = isStrict(archive) ? strict : transitional;
    addPart(edit, {
      name: freePartName(archive, 'docProps/custom'),
      bytes: new TextEncoder().encode(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${namespace}"></Properties>`,
      ),
      contentType: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
      owner: '',
      link,
    });
  }
  return editedPackage(edit, bytes);
}

/** Puts a seal in ASCII into a package that has room for it. */
export function withSeal(bytes: Uint8Array, seal: string): Uint8Array {
  const archive = openZip(bytes);
  const properties = propertiesOf(archive)!;
  const contents = new Map([[properties.part, editPart(properties, (text) => sealEdits(text, seal))]]);
  return editedPackage({ archive, contents }, bytes);
}

function propertiesOf(archive: Archive): Part | undefined {
  const link = relationships(archive, '').find(({ type, external }) => /^custom-?properties$/i.test(type) && !external);
  return readPart(archive, link?.target);
}

/** True if the links of a package are those of the strict variant of the format (ISO/IEC 29500-1). */
function isStrict(archive: Archive): boolean {
  const links = new TextDecoder().decode(archive.read('_rels/.rels'));
  return links.includes('http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument');
}

const transitional = {
  properties: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
  types: 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
  link: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties',
};
const strict = {
  properties: 'http://purl.oclc.org/ooxml/officeDocument/customProperties',
  types: 'http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes',
  link: 'http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties',
};

function roomEdits(text: string): Edit[] {
  const found = sealProperty.exec(text) ?? onlyProperty.exec(text);
  if (found) return [{ from: found.index, to: found.index + found[0].length, text: '' }];
  const [root] = tagsOf(text);
  if (root?.kind !== 'empty') return [];
  return [{ from: slashOf(text, root), to: root.to, text: `></${root.prefix}${root.name}>` }];
}

function sealEdits(text: string, seal: string): Edit[] {
  const tags = [...tagsOf(text)];
  const root = tags[0]!;
  const last = tags.at(-1)!;
  const pids = tags.map((tag) => Number(attributeOf(text, tag, 'pid')?.value ?? 1));
  const { properties, types } = text.slice(root.from, root.to).includes(strict.properties) ? strict : transitional;
  const property = `<property xmlns="${properties}" xmlns:vt="${types}" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${Math.max(...pids) + 1}" name="report-lint"><vt:lpwstr>${seal}</vt:lpwstr></property>`;
  return [{ from: last.from, to: last.from, text: property }];
}
