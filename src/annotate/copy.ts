import ExcelJS from 'exceljs';
import { parseXml } from '../codecs/xml.ts';
import { type Archive, openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';
import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Spot } from '../presentation/listing/correction.ts';
import { readXlsx } from '../readers/xlsx/index.ts';
import { readWorkbook } from '../readers/xlsx/workbook.ts';
import type { SheetFinish } from '../workbook/package.ts';
import { escapeXml } from '../workbook/xml-text.ts';
import type { Book } from './book.ts';
import { carriedParts, lossesOf, unusual } from './losses.ts';

/** Loads a workbook of the user's to be copied, with what exceljs loses of it; or returns what the copy would lose. */
export async function copyOf(bytes: Uint8Array): Promise<Book | readonly Text[]> {
  const archive = openZip(bytes);
  const losses = lossesOf(archive);
  if (losses.length > 0) return losses;
  const kept = new Map<string, SheetFinish>();
  for (const { part, name } of readWorkbook(archive).sheets) {
    const sheet = keptOf(new TextDecoder().decode(archive.read(part)));
    if (!sheet) return [{ zh: '写法特殊的数据有效性', en: 'data validation of an unusual kind' }];
    kept.set(name, sheet);
  }
  const workbook = new ExcelJS.Workbook();
  try {
    const ignoreNodes = ['dataValidations'];
    await workbook.xlsx.load(forExceljs(archive).buffer, { ignoreNodes });
  } catch {
    return [unusual];
  }
  const { created, modified } = workbook as { readonly created?: Date; readonly modified?: Date };
  const dated = [created, modified].every((date) => date && !Number.isNaN(date.getTime()));
  // exceljs takes the current time for a missing date, and fails on an invalid one.
  if (!dated) workbook.created = workbook.modified = new Date(0);
  const locate = ({ place }: Spot) => (place.sheet === undefined ? undefined : place);
  return { workbook, locate, kept, names: namesOf(archive), dated };
}

/** True if a copy can be opened, and its sheets behind the first show what the original shows, cell by cell. */
export async function isFaithful(copy: Uint8Array, original: Uint8Array): Promise<boolean> {
  if (!isWellFormed(openZip(copy))) return false;
  const [a, b] = await Promise.all([readXlsx(original, ''), readXlsx(copy, '')]);
  return content(a.blocks) === content(b.blocks.slice(1));
}

/** True if all parts are well formed: exceljs unescapes characters, and writes some that XML does not allow. */
function isWellFormed(archive: Archive): boolean {
  return archive.names
    .filter((name) => /\.(?:xml|rels|vml)$/.test(name))
    .every((name) => {
      try {
        parseXml(archive.read(name)!, name, {});
        return true;
      } catch (error) {
        if (error instanceof UserError) return false;
        throw error;
      }
    });
}

function content(blocks: Document['blocks']): string {
  // Rows may make their cells when they are asked for.
  const written = blocks.map((block) =>
    block.kind === 'grid' ? { ...block, rows: block.rows.map(({ place, cells }) => ({ place, cells })) } : block,
  );
  return JSON.stringify(written, (key, value) => {
    // Only what is shown is compared: two format codes may show the same, and exceljs takes a formula with an empty result
    // for one without a result.
    if (key === 'format' || key === 'path' || key === 'uncached') return undefined;
    return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : value;
  });
}

/**
 * Packs the parts that exceljs reads, without the defined names: exceljs lists every cell of a name, which takes for ever for
 * whole columns, and forgets which sheet a name belongs to.
 */
function forExceljs(archive: Archive): Uint8Array<ArrayBuffer> {
  const parts = Object.fromEntries(carriedParts(archive).map((name) => [name, archive.read(name)!]));
  const workbook = new TextDecoder().decode(parts['xl/workbook.xml']);
  const without = workbook.replace(/<definedNames>[\s\S]*?<\/definedNames>/, '');
  return writeZip({ ...parts, 'xl/workbook.xml': new TextEncoder().encode(without) });
}

/** Returns the XML of a sheet that exceljs loses; undefined where it uses namespaces of its own, and cannot be moved. */
function keptOf(xml: string): SheetFinish | undefined {
  const withoutPrefixed = (element: string) => element.replaceAll(/\s(?!r:)[\w.-]+:[\w.-]+="[^"]*"/g, '');
  const validations = withoutPrefixed(/<dataValidations[\s>][\s\S]*?<\/dataValidations>/.exec(xml)?.[0] ?? '');
  if (/<\w+:/.test(validations)) return undefined;
  const links = [...xml.matchAll(/<hyperlink\s[^>]*?\/>/g)].map(([element]) => element);
  const hyperlinks = links
    .filter((element) => /\slocation="/.test(element) && !/\sr:id="/.test(element))
    .map(withoutPrefixed)
    .join('');
  return { validations, hyperlinks };
}

/** Returns the defined names of a workbook, for a copy with one more sheet in front. */
function namesOf(archive: Archive): string[] {
  const names: string[] = [];
  let open: Readonly<Record<string, string | undefined>> | undefined;
  let text = '';
  parseXml(archive.read('xl/workbook.xml')!, 'xl/workbook.xml', {
    open(element, attributes) {
      open = element === 'definedName' ? attributes : undefined;
      text = '';
    },
    text(chars) {
      text += chars;
    },
    close(element) {
      if (element !== 'definedName' || !open) return;
      const attributes = Object.entries(open).map(([name, value = '']) => {
        const moved = name === 'localSheetId' ? String(Number(value) + 1) : value;
        return ` ${name}="${escapeXml(moved)}"`;
      });
      names.push(`<definedName${attributes.join('')}>${escapeXml(text)}</definedName>`);
    },
  });
  return names;
}
