import { strFromU8, strToU8 } from 'fflate';
import { openZip } from '../readers/zip.ts';
import { packed } from '../workbook/package.ts';
import { sealOf } from './seal.ts';

/** What a workbook of this program's is. */
export interface WorkbookSeal {
  /** `list`: corrections over all files; `report`: one that was converted; `copy`: one that was marked. */
  readonly kind: 'list' | 'report' | 'copy';
  /** Hash of the name of the file that a copy was made of; empty for the others. */
  readonly source: string;
}

const part = 'docProps/core.xml';

/** The seal stands among the properties, which every program that saves a workbook writes anew, and its sheets with them. */
const property = /<cp:contentStatus>([^<]*)<\/cp:contentStatus>|<cp:contentStatus\s*\/>/;

/** Puts a seal into a workbook: over all its parts but the one that holds it. */
export async function sealWorkbook(bytes: Uint8Array, { kind, source }: WorkbookSeal): Promise<Uint8Array> {
  const parts = partsOf(bytes);
  const core = parts[part];
  if (!core) return bytes;
  const seal = await sealOver(parts);
  const status = `<cp:contentStatus>report-lint ${kind} ${seal} ${source}</cp:contentStatus>`;
  const xml = strFromU8(core)
    .replace(property, '')
    .replace('</cp:coreProperties>', () => `${status}</cp:coreProperties>`);
  return packed({ ...parts, [part]: strToU8(xml) });
}

/** The seal of a workbook that nobody has worked in since it was written; undefined for every other file. */
export async function workbookSeal(bytes: Uint8Array): Promise<WorkbookSeal | undefined> {
  try {
    const parts = partsOf(bytes);
    const status = property.exec(strFromU8(parts[part] ?? new Uint8Array()))?.[1] ?? '';
    const [, kind, seal, source = ''] =
      /^report-lint (list|report|copy) ([0-9a-f]{64}) ([0-9a-f]*)$/.exec(status) ?? [];
    if (!kind || (await sealOver(parts)) !== seal) return undefined;
    return { kind: kind as WorkbookSeal['kind'], source };
  } catch {
    // What cannot be read is not ours.
    return undefined;
  }
}

function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const archive = openZip(bytes);
  return Object.fromEntries(archive.names.map((name) => [name, archive.read(name)!]));
}

function sealOver(parts: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const names = Object.keys(parts)
    .filter((name) => name !== part)
    .sort();
  return sealOf(...names.flatMap((name) => [name, parts[name]!]));
}
