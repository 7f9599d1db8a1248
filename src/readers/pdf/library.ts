import type { PDFDocumentProxy } from 'pdfjs-dist';
import { decodeBase64 } from '../../codecs/base64.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';

/** pdf.js. */
type Library = typeof import('pdfjs-dist');

/** An open PDF. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Codes of the operators, by name. */
  readonly codes: Library['OPS'];
  close(): Promise<void>;
}

/**
 * Opens a PDF. Nothing is drawn, fetched or evaluated, and no image is decoded.
 * @throws {UserError} `encrypted` if it needs a password, `damaged` if it is not a valid PDF
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  library ??= loadLibrary();
  const { getDocument, OPS } = await library;
  const task = getDocument({
    // The library takes over the buffer that it is given.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Images of more pixels than this are left out.
    maxImageSize: 0,
    // These include the mapping from character codes to text.
    fontExtraProperties: true,
    CMapReaderFactory: BundledCMaps,
    StandardFontDataFactory: NoStandardFonts,
  });
  const close = () => task.destroy();
  try {
    return { document: await task.promise, codes: OPS, close };
  } catch (cause) {
    await close();
    throw (cause as Error).name === 'PasswordException' ? passwordNeeded(cause) : damagedPdf(cause);
  }
}

/** Awaits a result of the library, and reports any failure as damage of the file. */
export async function orDamaged<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (cause) {
    throw damagedPdf(cause);
  }
}

export function damagedPdf(cause?: unknown, what: Text = { zh: 'PDF 结构有误', en: 'not a valid PDF' }): UserError {
  return new UserError(
    'damaged',
    {
      zh: `文件已损坏或不完整（${what.zh}），请重新取得该文件，或改用制作它的原始文件（Word 或 Excel）`,
      en: `the file is damaged or incomplete (${what.en}): fetch it again, or use the Word or Excel file that it was made from`,
    },
    { cause },
  );
}

function passwordNeeded(cause: unknown): UserError {
  return new UserError(
    'encrypted',
    {
      zh: 'PDF 设有打开密码，请打开后取消密码，另存后再试',
      en: 'the PDF needs a password: open it, remove the password and save it as a new file',
    },
    { cause },
  );
}

let library: Promise<Library> | undefined;

/** Browser globals that the library expects while it loads, though only drawing needs them. */
const browserStubs: Readonly<Record<string, unknown>> = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
  navigator: { language: 'zh', platform: '', userAgent: '' },
};

/** Methods that the library replaces, where they lack the newest features, by slower ones in JavaScript. */
const replaced: readonly (readonly [owner: object, name: string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
];

/** Loads the legacy build, which runs on Node 20. The stubs are removed again, and replaced methods are put back. */
async function loadLibrary(): Promise<Library> {
  const originals = replaced.map(([owner, name]) => [owner, name, Reflect.get(owner, name)] as const);
  const absent = Object.keys(browserStubs).filter((name) => !(name in globalThis));
  for (const name of absent) Object.defineProperty(globalThis, name, { value: browserStubs[name], configurable: true });
  try {
    // With the parser loaded here, the library starts no worker thread for it.
    // @ts-expect-error: the module has no types.
    await import('../../generated/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    for (const name of absent) Reflect.deleteProperty(globalThis, name);
    for (const [owner, name, original] of originals) Reflect.set(owner, name, original);
  }
}

/** The predefined encodings of Chinese fonts, which a PDF names without embedding them. */
class BundledCMaps {
  async fetch({ name }: { name: string }) {
    const { cmaps } = await import('../../generated/cmaps.ts');
    const packed = cmaps[name];
    if (packed === undefined) throw new Error(`no CMap ${name}`);
    return { cMapData: decodeBase64(packed), isCompressed: true };
  }
}

/** Replaces the fonts that a PDF does not embed: only drawing needs them. */
class NoStandardFonts {
  async fetch(): Promise<Uint8Array> {
    throw new Error('no standard fonts');
  }
}
