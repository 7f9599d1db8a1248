import { CFB, read, SSF, set_cptable, type WorkBook } from '@e965/xlsx';
import { codePageLabel } from '../../codecs/code-page.ts';
import { damagedError, encryptedError } from '../../codecs/errors.ts';
import type { Document } from '../../model/document.ts';
import { isOle2 } from '../kind/signatures.ts';
import type { Extent } from '../pictured-cells.ts';
import { builtInFormats } from '../sheet/built-in-formats.ts';
import { showSheets } from '../sheet/document.ts';
import { readDrawings } from './drawings.ts';
import { toSheet } from './sheet.ts';

// SheetJS decodes with a table of code pages of half a megabyte; the platform's decoders replace it.
set_cptable({
  utils: {
    decode: (page: number, bytes: ArrayLike<number>) =>
      new TextDecoder(codePageLabel(page), { ignoreBOM: true }).decode(Uint8Array.from(bytes)),
  },
});

/** Number of formats that a workbook may define. */
const maxFormats = 392;

/**
 * Reads a workbook of Excel 5 to 2003 or WPS (`.xls`, `.et`, their templates): one grid a sheet, hidden ones too.
 * SheetJS, which parses it, trusts the sizes that a file states, so run this where time and memory are bounded.
 * @throws {UserError} `encrypted`, `damaged`, `too-large`
 */
export function readXls(bytes: Uint8Array, path: string): Promise<Document> {
  const stream = isOle2(bytes) ? workbookStream(bytes) : bytes;
  return show(open(stream), path, 'xls', readDrawings(stream));
}

/** Reads a binary workbook of Excel 2007 and later (`.xlsb`). */
export function readXlsb(bytes: Uint8Array, path: string): Promise<Document> {
  return show(open(bytes), path, 'xlsb');
}

function show(
  { SheetNames: names, Sheets, Workbook: about }: WorkBook,
  path: string,
  format: string,
  pictures: readonly (readonly Extent[])[] = [],
): Promise<Document> {
  const sheets = names.flatMap((name, index) => {
    const sheet = Sheets[name];
    if (!sheet) throw damagedError({ zh: `找不到工作表“${name}”`, en: `the sheet "${name}" is missing` });
    // Sheets of charts and macros have no cells.
    if (sheet['!type'] !== undefined) return [];
    const hidden = about?.Sheets?.find((one) => one.name === name)?.Hidden;
    return [{ ...toSheet(sheet, name, hidden !== undefined && hidden > 0), pictures: pictures[index] ?? [] }];
  });
  return showSheets(sheets, { path, format, date1904: about?.WBProps?.date1904 === true });
}

/** @throws {UserError} `damaged` if the stream is incomplete: half a table would look like a table that ends there */
function workbookStream(bytes: Uint8Array): Uint8Array {
  // An empty stream has no content.
  const { content = [], size } = attempt(() => {
    const container = CFB.read(toInput(bytes), { type });
    return CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book') ?? { content: [], size: 1 };
  });
  // SheetJS would guess at a stream of another kind; each workbook begins with a record of this type ([MS-XLS] 2.4.21).
  if (content.length < size || content[0] !== 0x09) {
    throw damagedError({ zh: '工作簿不完整', en: 'the workbook is cut off' });
  }
  return Uint8Array.from(content);
}

function open(stream: Uint8Array): WorkBook {
  // SheetJS keeps formats in a global table, to which each file adds.
  SSF.load_table(Array.from({ length: maxFormats }, (_, id) => builtInFormats[id] ?? 'General'));
  return attempt(() =>
    read(toInput(stream), { type, dense: true, cellStyles: true, cellText: false, cellHTML: false }),
  );
}

/** SheetJS slices a Buffer of Node without copying it; from anything else it makes arrays of numbers. */
const type = typeof Buffer === 'undefined' ? 'array' : 'buffer';

function toInput(bytes: Uint8Array): Uint8Array {
  return type === 'array' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Runs a step of SheetJS; any error counts as damage of the file. */
function attempt<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) throw encryptedError(cause);
    throw damagedError({ zh: '工作簿内容无法解析', en: 'the content of the workbook cannot be parsed' }, cause);
  }
}
