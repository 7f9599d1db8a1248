import type { PDFDocumentProxy } from 'pdfjs-dist';
import { decodeBase64 } from '../../codecs/base64.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';

/** pdf.js, as far as it is used. */
type Library = typeof import('pdfjs-dist');

/** A PDF that is open, until it is closed. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Codes of the operators in a page's list. */
  readonly codes: Library['OPS'];
  close(): Promise<void>;
}

/**
 * Opens a PDF. Nothing is drawn, fetched or evaluated, and no picture is decoded.
 * @throws {UserError} `encrypted` where it needs a password, `damaged` where it is no PDF
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  library ??= load();
  const { getDocument, OPS } = await library;
  const task = getDocument({
    // The library takes the memory that it is given.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures of more pixels than this are left out.
    maxImageSize: 0,
    // With them comes how each code of a font was made text.
    fontExtraProperties: true,
    CMapReaderFactory: BundledCMaps,
    StandardFontDataFactory: NoFonts,
  });
  const close = () => task.destroy();
  try {
    return { document: await task.promise, codes: OPS, close };
  } catch (cause) {
    await close();
    throw (cause as Error).name === 'PasswordException' ? needsPassword(cause) : damagedPdf(cause);
  }
}

/** What the library answers; whatever it trips over is the file's fault. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw damagedPdf(cause);
  }
}

export function damagedPdf(cause?: unknown, what: Text = { zh: 'PDF 结构有误', en: 'no valid PDF' }): UserError {
  return new UserError(
    'damaged',
    {
      zh: `文件已损坏或不完整（${what.zh}），请重新取得该文件，或改用制作它的原始文件（Word 或 Excel）`,
      en: `the file is damaged or incomplete (${what.en}): fetch it again, or use the Word or Excel file that it was made from`,
    },
    { cause },
  );
}

function needsPassword(cause: unknown): UserError {
  return new UserError(
    'encrypted',
    {
      zh: 'PDF 有打开密码，请打开后取消密码，另存再试',
      en: 'the PDF needs a password to be opened: open it, remove the password and save it anew',
    },
    { cause },
  );
}

let library: Promise<Library> | undefined;

/** What browsers have and the library looks for as it loads, though only drawing needs it. */
const standIns: Readonly<Record<string, unknown>> = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
  navigator: { language: 'zh', platform: '', userAgent: '' },
};

/** The legacy build, for it is the one that runs on Node 20. Nothing of what it looks for stays behind. */
async function load(): Promise<Library> {
  const absent = Object.keys(standIns).filter((name) => !(name in globalThis));
  for (const name of absent) Object.defineProperty(globalThis, name, { value: standIns[name], configurable: true });
  try {
    // The part that parses; having it here, the library starts no thread for it.
    // @ts-expect-error: it has no types.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    for (const name of absent) Reflect.deleteProperty(globalThis, name);
  }
}

/** The predefined encodings of Chinese fonts, which a PDF names without holding them. */
class BundledCMaps {
  async fetch({ name }: { name: string }) {
    const { cmaps } = await import('../../generated/cmaps.ts');
    const packed = cmaps[name];
    if (packed === undefined) throw new Error(`no CMap ${name}`);
    return { cMapData: decodeBase64(packed), isCompressed: true };
  }
}

/** Shapes of fonts that a PDF does not hold; their text needs none. */
class NoFonts {
  async fetch(): Promise<Uint8Array> {
    throw new Error('no standard fonts');
  }
}
