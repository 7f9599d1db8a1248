/// <reference path="./word-extractor.d.ts" />
import AllocationTable from 'word-extractor/lib/ole-allocation-table.js';
import WordOleExtractor, { type Piece } from 'word-extractor/lib/word-ole-extractor.js';
import { damagedError, encryptedError } from '../../codecs/errors.ts';
import { UserError } from '../../model/errors.ts';

/** The streams of a document, and the pieces of its text. */
export interface Streams {
  /** The text with its properties, in pages of 512 bytes; begins with the file information block (FIB). */
  readonly main: DataView;
  /** The tables that the FIB refers to. */
  readonly table: DataView;
  /** Properties too long for a page. */
  readonly data: DataView;
  /** The pieces in the order of the text; footnotes and headers follow the body. */
  readonly pieces: readonly Piece[];
  /** The document's own properties, such as its title; empty if it has none. */
  readonly summary: Uint8Array;
}

/**
 * Finds the streams and the pieces of text with word-extractor. The text that word-extractor itself returns has no cells, and
 * lacks spaced-out characters, which it takes for deleted ones; therefore the layout is read here. Its modules need Node's
 * streams and buffers, and neither time nor memory is bounded for a broken file.
 * @throws {UserError} `encrypted`, `unsupported`, `damaged`
 */
export async function readStreams(bytes: Uint8Array): Promise<Streams> {
  let cutOff = false;
  const read = (target: Uint8Array, offset: number, length: number, position: number) => {
    const part = bytes.subarray(position, position + length);
    cutOff ||= part.length < length;
    target.set(part, offset);
    return Promise.resolve(target);
  };
  if (isOverstated(bytes)) throw damagedError({ zh: '文档不完整', en: 'the document is cut off' });
  const extractor = new Extractor();
  try {
    await extractor.extract({ read });
  } catch (cause) {
    throw cause instanceof UserError
      ? cause
      : damagedError({ zh: '文档内容无法解析', en: 'the content of the document cannot be parsed' }, cause);
  }
  if (cutOff || !extractor.streams) throw damagedError({ zh: '文档不完整', en: 'the document is cut off' });
  return extractor.streams;
}

/** True if the header counts more sectors, for its tables alone, than the file has ([MS-CFB] 2.2). */
function isOverstated(bytes: Uint8Array): boolean {
  const header = viewOf(bytes);
  return [44, 64, 72].some((at) => header.getUint32(at, true) > bytes.length / 512);
}

/** The package follows a cyclic chain of sectors until the memory is full; this one throws. */
AllocationTable.prototype.getSecIdChain = function (this: { readonly _table: readonly (number | undefined)[] }, first) {
  const chain: number[] = [];
  for (let sector: number | undefined = first; sector !== undefined && sector >= 0; sector = this._table[sector]) {
    if (chain.length > this._table.length) throw new RangeError('the chain has no end');
    chain.push(sector);
  }
  return chain;
};

class Extractor extends WordOleExtractor {
  streams: Streams | undefined;

  protected override async extractWordDocument(container: unknown, main: Uint8Array): Promise<void> {
    const stream = async (name: string) => this.streamBuffer(await this.documentStream(container, name));
    const view = viewOf(main);
    if (view.getUint16(0, true) !== signature) throw tooOld();
    const flags = view.getUint16(10, true);
    if (flags & isEncrypted) throw encryptedError();
    if (flags & isFastSaved) throw fastSaved();
    const table = await stream(flags & inFirstTable ? '1Table' : '0Table');
    this.writePieces(main, table);
    const [data, summary] = [await stream('Data'), await stream('\u0005SummaryInformation')];
    this.streams = { main: view, table: viewOf(table), data: viewOf(data), summary, pieces: this._pieces };
  }
}

/** Begins a document of Word 97 and later ([MS-DOC] 2.5.1). */
const signature = 0xa5ec;

const isFastSaved = 0x0004;
const isEncrypted = 0x0100;
const inFirstTable = 0x0200;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tooOld(): UserError {
  return new UserError('unsupported', {
    zh: '这是 Word 95 或更早的文档，不能直接检查；请用 Word 或 WPS 打开后另存为 .docx',
    en: 'this is a document of Word 95 or before, which cannot be checked as it is: open it in Word or WPS and save it as .docx',
  });
}

/** A fast-saved document stores changes apart from the text that they change. */
function fastSaved(): UserError {
  return new UserError('unsupported', {
    zh: '文档是用“快速保存”存的，不能直接检查；请用 Word 或 WPS 打开后另存为 .docx',
    en: 'the document was fast-saved and cannot be checked as it is: open it in Word or WPS and save it as .docx',
  });
}
