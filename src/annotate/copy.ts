import ExcelJS from 'exceljs';
import { parseXml } from '../codecs/xml.ts';
import { type Archive, openZip } from '../codecs/zip.ts';
import { writeZip } from '../codecs/zip-writer.ts';
import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { readXlsx } from '../readers/xlsx/index.ts';
import { readWorkbook } from '../readers/xlsx/workbook.ts';
import { escaped } from '../workbook/escaped.ts';
import type { SheetFinish } from '../workbook/package.ts';
import { carriedParts, lossesOf } from './losses.ts';

/** A workbook of the user's, loaded, and what exceljs did not take of it. */
export interface Copy {
  readonly workbook: ExcelJS.Workbook;
  /** By name of the sheet. */
  readonly kept: ReadonlyMap<string, SheetFinish>;
  /** Elements `definedName`, for a workbook with one sheet more in front. */
  readonly names: readonly string[];
  /** It says itself when it was made. */
  readonly dated: boolean;
}

/** Loads a workbook to be copied; else what the copy would lack. */
export async function copyOf(bytes: Uint8Array): Promise<Copy | readonly Text[]> {
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
    return [{ zh: '少见的写法', en: 'something written in an unusual way' }];
  }
  const { created, modified } = workbook as { readonly created?: Date; readonly modified?: Date };
  const dated = [created, modified].every((date) => date && !Number.isNaN(date.getTime()));
  // exceljs takes the time of day for a date that is missing, and stumbles over one that is none.
  if (!dated) workbook.created = workbook.modified = new Date(0);
  return { workbook, kept, names: namesOf(archive), dated };
}

/**
 * Whether a copy can be opened, and its sheets show what those of the original do, cell by cell; the copy has one more in
 * front.
 */
export async function isFaithful(copy: Uint8Array, original: Uint8Array): Promise<boolean> {
  if (!isWellFormed(openZip(copy))) return false;
  const [a, b] = await Promise.all([readXlsx(original, ''), readXlsx(copy, '')]);
  return content(a.blocks) === content(b.blocks.slice(1));
}

/** exceljs makes characters of their escapes, and writes some that XML has no room for. */
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
  return JSON.stringify(blocks, (key, value) => {
    // Two codes may show the same, and what is shown is compared. exceljs takes a formula that gives an empty text for one
    // without a result.
    if (key === 'format' || key === 'path' || key === 'uncached') return undefined;
    return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : value;
  });
}

/**
 * The parts that exceljs reads, and no others. Without the names: it writes down every cell of one, which for
 * whole columns takes for ever, and forgets which sheet it is for.
 */
function forExceljs(archive: Archive): Uint8Array<ArrayBuffer> {
  const parts = Object.fromEntries(carriedParts(archive).map((name) => [name, archive.read(name)!]));
  const workbook = new TextDecoder().decode(parts['xl/workbook.xml']);
  const without = workbook.replace(/<definedNames>[\s\S]*?<\/definedNames>/, '');
  return writeZip({ ...parts, 'xl/workbook.xml': new TextEncoder().encode(without) });
}

/** As XML, so that nothing is lost on the way; `undefined` where it cannot stand elsewhere. */
function keptOf(xml: string): SheetFinish | undefined {
  const alone = (element: string) => element.replaceAll(/\s(?!r:)[\w.-]+:[\w.-]+="[^"]*"/g, '');
  const validations = alone(/<dataValidations[\s>][\s\S]*?<\/dataValidations>/.exec(xml)?.[0] ?? '');
  if (/<\w+:/.test(validations)) return undefined;
  const links = [...xml.matchAll(/<hyperlink\s[^>]*?\/>/g)].map(([element]) => element);
  const hyperlinks = links
    .filter((element) => /\slocation="/.test(element) && !/\sr:id="/.test(element))
    .map(alone)
    .join('');
  return { validations, hyperlinks };
}

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
        return ` ${name}="${escaped(moved)}"`;
      });
      names.push(`<definedName${attributes.join('')}>${escaped(text)}</definedName>`);
    },
  });
  return names;
}
