import { strFromU8, strToU8 } from 'fflate';
import { openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';
import { escapeXml } from './xml-text.ts';

/** A link from a cell to another place in the workbook. */
export interface Link {
  /** `C7`. */
  readonly ref: string;
  /** `表三!J14`. */
  readonly location: string;
}

/** Parts of a sheet that exceljs cannot write; XML as in the user's file. */
export interface SheetFinish {
  readonly links?: readonly Link[];
  readonly validations?: string;
  readonly hyperlinks?: string;
  /** Returns the frame of a cell's note, as `x:Anchor` has it; row and column from 0. */
  readonly frame?: (row: number, column: number) => string;
  /** The notes are always open, not only under the mouse. */
  readonly open?: boolean;
}

/** Parts of a workbook that exceljs cannot write. */
export interface Finish {
  /** Sheets by the number that exceljs gives them. */
  readonly sheets: ReadonlyMap<number, SheetFinish>;
  /** Elements `definedName`; they replace those that exceljs wrote. */
  readonly names: readonly string[];
  /** The dates are the workbook's own; otherwise they are removed. */
  readonly dated: boolean;
}

/**
 * Corrects what exceljs wrote: the frames of notes get ids that are unique in the workbook; names, links and validation come
 * back; and the time is removed, so that two runs give the same bytes.
 */
export function finishPackage(written: Uint8Array, finish: Finish): Uint8Array {
  const archive = openZip(written);
  const parts: Record<string, Uint8Array> = {};
  let frames = clusterSize;
  for (const name of archive.names) {
    const bytes = archive.read(name)!;
    const [, kind, number] = /^xl\/(?:worksheets\/(sheet)|drawings\/vmlDrawing)(\d+)\.(?:xml|vml)$/.exec(name) ?? [];
    const sheet = finish.sheets.get(Number(number)) ?? {};
    if (name === 'xl/workbook.xml') parts[name] = strToU8(withNames(strFromU8(bytes), finish.names));
    else if (name === 'docProps/core.xml' && !finish.dated) parts[name] = strToU8(withoutDates(strFromU8(bytes)));
    else if (kind === 'sheet') parts[name] = strToU8(completed(strFromU8(bytes), sheet));
    else if (number !== undefined) {
      const { xml, next } = framed(strFromU8(bytes), frames, sheet);
      parts[name] = strToU8(xml);
      frames = next;
    } else parts[name] = bytes;
  }
  return writeZip(parts);
}

function withNames(xml: string, names: readonly string[]): string {
  const without = xml.replace(/<definedNames>[\s\S]*?<\/definedNames>|<definedNames\/>/, '');
  return names.length === 0
    ? without
    : without.replace('</sheets>', () => `</sheets><definedNames>${names.join('')}</definedNames>`);
}

function withoutDates(xml: string): string {
  return xml.replaceAll(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');
}

/** The elements that follow the links of a sheet in the order that the format prescribes. */
const afterLinks =
  /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|drawing|picture|tableParts|extLst|legacyDrawing)\b|<\/worksheet>/;

function completed(xml: string, { links = [], hyperlinks = '', validations = '' }: SheetFinish): string {
  const own = links.map(({ ref, location }) => `<hyperlink ref="${ref}" location="${escapeXml(location)}"/>`).join('');
  const [element = '', there = ''] = /<hyperlinks>([\s\S]*?)<\/hyperlinks>/.exec(xml) ?? [];
  const data = Math.max(xml.indexOf('</sheetData>'), 0);
  const at = element ? xml.indexOf(element) : data + (afterLinks.exec(xml.slice(data))?.index ?? 0);
  const all = there + own + hyperlinks;
  return xml.slice(0, at) + validations + (all && `<hyperlinks>${all}</hyperlinks>`) + xml.slice(at + element.length);
}

/** Ids of frames in a cluster: Excel counts frames in clusters, and two sheets may not share one. */
const clusterSize = 1024;

/** Numbers the frames of a sheet's notes from the first free cluster, and places them. */
function framed(
  xml: string,
  first: number,
  { frame, open = false }: SheetFinish,
): { readonly xml: string; readonly next: number } {
  let id = first;
  const numbered = xml.replaceAll(/<v:shape [\s\S]*?<\/v:shape>/g, (shape) => {
    id++;
    const row = /<x:Row>(\d+)</.exec(shape)?.[1];
    const column = /<x:Column>(\d+)</.exec(shape)?.[1];
    const anchor = frame && row && column ? `<x:Anchor>${frame(Number(row), Number(column))}<` : '$&';
    const placed = shape.replace(/<x:Anchor>[^<]*</, anchor);
    const shown = open ? placed.replace(';visibility:hidden', '').replace('</x:ClientData>', '<x:Visible/>$&') : placed;
    return shown.replace(/id="_x0000_s\d+"/, `id="_x0000_s${id}"`);
  });
  const next = (Math.floor(id / clusterSize) + 1) * clusterSize;
  const clusters = Array.from({ length: (next - first) / clusterSize }, (_, index) => first / clusterSize + index);
  return { xml: numbered.replace(/(<o:idmap [^>]*data=")[^"]*"/, `$1${clusters.join()}"`), next };
}
