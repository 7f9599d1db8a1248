import { strFromU8, strToU8 } from 'fflate';
import { openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';
import { escaped } from './escaped.ts';

/** A link from a cell to another place in the workbook. */
export interface Link {
  /** `C7`. */
  readonly ref: string;
  /** `表三!J14`. */
  readonly location: string;
}

/** What exceljs has no word for, by the number that it gives a sheet; XML as it stood in the user's file. */
export interface SheetFinish {
  readonly links?: readonly Link[];
  readonly validations?: string;
  readonly hyperlinks?: string;
  /** Where the frame of a cell's note stands, as `x:Anchor` has it; row and column from 0. */
  readonly frame?: (row: number, column: number) => string;
  /** The notes stand open, not only while the mouse is there. */
  readonly open?: boolean;
}

export interface Finish {
  readonly sheets: ReadonlyMap<number, SheetFinish>;
  /** Elements `definedName`, instead of those that exceljs wrote. */
  readonly names: readonly string[];
  /** The dates are the workbook's own; else it gets none. */
  readonly dated: boolean;
}

/**
 * Puts right what exceljs writes: the frames of notes get ids that no other sheet has, names, links and
 * validation come back as they were, and no clock is in it, so that two runs give the same bytes.
 */
export function finished(written: Uint8Array, finish: Finish): Uint8Array {
  const archive = openZip(written);
  const parts: Record<string, Uint8Array> = {};
  let frames = frameCluster;
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

/** What follows the links of a sheet, in the order that the format prescribes. */
const afterLinks =
  /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|drawing|picture|tableParts|extLst|legacyDrawing)\b|<\/worksheet>/;

function completed(xml: string, { links = [], hyperlinks = '', validations = '' }: SheetFinish): string {
  const own = links.map(({ ref, location }) => `<hyperlink ref="${ref}" location="${escaped(location)}"/>`).join('');
  const added = own + hyperlinks;
  const [, before = xml, there = '', after = ''] =
    /^([\s\S]*?)<hyperlinks>([\s\S]*?)<\/hyperlinks>([\s\S]*)$/.exec(xml) ?? split(xml);
  const all = there + added;
  return before + validations + (all === '' ? '' : `<hyperlinks>${all}</hyperlinks>`) + after;
}

function split(xml: string): [string, string, string, string] {
  const data = xml.indexOf('</sheetData>');
  const from = Math.max(data, 0);
  const at = from + (afterLinks.exec(xml.slice(from))?.index ?? 0);
  return [xml, xml.slice(0, at), '', xml.slice(at)];
}

/** Excel counts frames in clusters; the ids of the nth begin here times n, and no two sheets may share one. */
const frameCluster = 1024;

/** Numbers the frames of a sheet's notes from the first cluster that is free, and puts them where they belong. */
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
    const isKnown = frame !== undefined && row !== undefined && column !== undefined;
    const anchor = isKnown ? `<x:Anchor>${frame(Number(row), Number(column))}<` : '$&';
    const placed = shape.replace(/<x:Anchor>[^<]*</, anchor);
    const shown = open ? placed.replace(';visibility:hidden', '').replace('</x:ClientData>', '<x:Visible/>$&') : placed;
    return shown.replace(/id="_x0000_s\d+"/, `id="_x0000_s${id}"`);
  });
  const next = (Math.floor(id / frameCluster) + 1) * frameCluster;
  const clusters = Array.from({ length: (next - first) / frameCluster }, (_, index) => first / frameCluster + index);
  return { xml: numbered.replace(/(<o:idmap [^>]*data=")[^"]*"/, `$1${clusters.join()}"`), next };
}
