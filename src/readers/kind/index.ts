import { tooLargeError } from '../../codecs/errors.ts';
import { maxFileSize } from '../../codecs/size-limit.ts';
import type { Archive } from '../../codecs/zip.ts';
import { formatTitles } from '../../model/format-titles.ts';
import type { Text } from '../../model/text.ts';
import type { Kind } from './kind.ts';
import { isFlat, isHtml, isMhtml, isXml, withoutByteOrderMark } from './markup.ts';
import { emptyFile, takeSample } from './sample.ts';
import { isArchive, isBinary, isImage, isOle2, startsWith } from './signatures.ts';
import { isCsv, isJson } from './text.ts';

const saveAsWorkbook: Text = {
  zh: '请用 Excel 或 WPS 表格打开后另存为 .xlsx',
  en: 'open it in Excel or WPS and save it as .xlsx',
};
const saveAsDocument: Text = {
  zh: '请用 Word 或 WPS 打开后另存为 .docx',
  en: 'open it in Word or WPS and save it as .docx',
};
const useOriginal: Text = {
  zh: '请改用制作它的原始文件（Word、Excel 或 WPS）',
  en: 'use the Word, Excel or WPS file that it was made from',
};
const unpack: Text = { zh: '请先解压，再逐个处理里面的文件', en: 'unpack it and take the files inside one by one' };
const useReadable: Text = {
  zh: '请提供 Word、Excel、WPS、PDF、网页、CSV 或文本文件',
  en: 'provide a Word, Excel, WPS, PDF, HTML, CSV or text file',
};

/** All kinds of file, in the order in which they are tried. A new reader is one more entry with `load`. */
export const kinds: readonly Kind[] = [
  {
    name: 'xlsx',
    title: formatTitles.xlsx,
    extensions: ['xlsx', 'xlsm', 'xltx', 'xltm'],
    recognise: ({ zipKind }) => zipKind === 'xlsx',
    load: async () => (await import('../xlsx/index.ts')).readXlsx,
  },
  {
    name: 'xlsb',
    title: formatTitles.xlsb,
    extensions: ['xlsb'],
    recognise: ({ zipKind }) => zipKind === 'xlsb',
    load: async () => (await import('../xls/index.ts')).readXlsb,
    sandboxed: true,
  },
  {
    name: 'excel-2003-xml',
    title: formatTitles['excel-2003-xml'],
    extensions: [],
    recognise: ({ head }) => isXml(head(), 'workbook', 'urn:schemas-microsoft-com:office:spreadsheet'),
    load: async () => (await import('../xlsx/excel-2003.ts')).readExcel2003Xml,
  },
  {
    name: 'ods',
    title: formatTitles.ods,
    extensions: ['ods', 'ots', 'fods'],
    recognise: ({ zipKind, head }) => zipKind === 'ods' || isFlat(head(), 'spreadsheet'),
    load: async () => (await import('../opendocument/ods.ts')).readOds,
  },
  {
    name: 'docx',
    title: formatTitles.docx,
    extensions: ['docx', 'docm', 'dotx', 'dotm'],
    recognise: ({ zipKind }) => zipKind === 'docx',
    load: async () => (await import('../docx/index.ts')).docxReader(kindOf),
  },
  {
    name: 'word-xml',
    title: formatTitles['word-xml'],
    extensions: [],
    recognise: ({ head }) => isXml(head(), 'package', 'schemas.microsoft.com/office/2006/xmlpackage'),
    load: async () => (await import('../docx/index.ts')).wordXmlReader(kindOf),
  },
  {
    name: 'word-2003-xml',
    title: formatTitles['word-2003-xml'],
    extensions: [],
    recognise: ({ head }) => isXml(head(), 'worddocument', 'schemas.microsoft.com/office/word/2003/wordml'),
    load: async () => (await import('../docx/index.ts')).word2003XmlReader(kindOf),
  },
  {
    name: 'odt',
    title: formatTitles.odt,
    extensions: ['odt', 'ott', 'fodt'],
    recognise: ({ zipKind, head }) => zipKind === 'odt' || isFlat(head(), 'text'),
    load: async () => (await import('../opendocument/odt.ts')).readOdt,
  },
  inArchive('pptx', { zh: '演示文稿', en: 'a presentation' }, useOriginal, ['pptm']),
  inArchive('odp', { zh: '演示文稿', en: 'a presentation' }, useOriginal),
  inArchive('epub', { zh: '电子书', en: 'an e-book' }, useOriginal),
  { ...inArchive('zip', { zh: '压缩包', en: 'a zip archive' }, unpack), packs: true },
  {
    name: 'encrypted',
    title: { zh: '加密的 Office 文件', en: 'an encrypted Office file' },
    extensions: [],
    recognise: ({ streams }) => streams.includes('EncryptedPackage'),
    problem: 'encrypted',
    advice: {
      zh: '请用 Excel 或 WPS 打开，取消打开密码后再保存',
      en: 'open it in Excel or WPS, remove the password and save it again',
    },
  },
  {
    name: 'xls',
    title: formatTitles.xls,
    extensions: ['xls', 'xlt', 'et', 'ett'],
    recognise: ({ streams, bytes }) => /^(?:Workb|B)ook$/.test(mainStream(streams)) || startsWith(bytes, [0x09, 0x08]),
    load: async () => (await import('../xls/index.ts')).readXls,
    sandboxed: true,
  },
  {
    name: 'doc',
    title: formatTitles.doc,
    extensions: ['doc', 'dot', 'wps', 'wpt'],
    recognise: ({ streams }) => mainStream(streams) === 'WordDocument',
    load: async () => (await import('../doc/index.ts')).readDoc,
    sandboxed: true,
  },
  {
    name: 'ole2',
    title: { zh: '旧版 Office 或其他程序的文件', en: 'a file of an old Office or another program' },
    extensions: ['ppt', 'dps', 'msg'],
    recognise: ({ bytes }) => isOle2(bytes),
    advice: useReadable,
  },
  {
    name: 'pdf',
    title: formatTitles.pdf,
    extensions: ['pdf'],
    recognise: ({ head }) => head().slice(0, 1024).includes('%pdf-'),
    load: async () => (await import('../pdf/index.ts')).readPdf,
    sandboxed: true,
  },
  {
    name: 'ofd',
    title: formatTitles.ofd,
    extensions: ['ofd'],
    recognise: ({ zipKind }) => zipKind === 'ofd',
    load: async () => (await import('../ofd/index.ts')).readOfd,
    sandboxed: true,
  },
  {
    name: 'rtf',
    title: { zh: 'RTF 文档', en: 'an RTF document' },
    extensions: ['rtf'],
    recognise: ({ head }) => head().startsWith('{\\rtf'),
    sent: true,
    advice: saveAsDocument,
  },
  {
    name: 'image',
    title: { zh: '图片', en: 'a picture' },
    extensions: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'tif', 'tiff', 'webp', 'heic'],
    recognise: ({ bytes }) => isImage(bytes),
    problem: 'picture',
    advice: { zh: '请用（或索取）制作它的 Word、Excel 原文件', en: 'use (or ask for) the original Word or Excel file' },
  },
  {
    name: 'archive',
    title: { zh: '压缩包', en: 'an archive' },
    extensions: ['gz', 'tgz', '7z', 'rar', 'bz2', 'xz'],
    recognise: ({ bytes }) => isArchive(bytes),
    sent: true,
    advice: unpack,
  },
  {
    name: 'html',
    title: formatTitles.html,
    extensions: ['html', 'htm', 'xhtml', 'shtml'],
    recognise: ({ head }) => isHtml(head()),
    load: async () => (await import('../html/index.ts')).readHtml,
  },
  {
    name: 'mhtml',
    title: formatTitles.mhtml,
    extensions: ['mht', 'mhtml'],
    recognise: ({ head }) => isMhtml(head()),
    load: async () => (await import('../html/mhtml.ts')).readMhtml,
  },
  {
    name: 'xml',
    title: { zh: 'XML 文件', en: 'an XML file' },
    extensions: [],
    recognise: ({ head }) => /^\s*<\?xml\s/.test(withoutByteOrderMark(head())),
    advice: saveAsWorkbook,
  },
  {
    name: 'binary',
    title: { zh: '认不出的二进制文件', en: 'an unknown binary file' },
    // CEB and CEBX are formats of Founder Apabi, which offices still send.
    extensions: ['ceb', 'cebx'],
    recognise: ({ bytes }) => isBinary(bytes),
    sent: true,
    advice: useReadable,
  },
  {
    name: 'json',
    title: formatTitles.json,
    extensions: ['json', 'ndjson', 'jsonl'],
    recognise: (sample) => isJson(sample),
    load: async () => (await import('../json/index.ts')).readJson,
  },
  {
    name: 'csv',
    title: formatTitles.csv,
    extensions: ['csv', 'tsv', 'txt'],
    recognise: (sample) => isCsv(sample),
    load: async () => (await import('../csv/index.ts')).readCsv,
  },
  {
    name: 'text',
    title: formatTitles.text,
    extensions: ['txt'],
    recognise: () => true,
    load: async () => (await import('../text/index.ts')).readText,
  },
];

/** A file whose kind is known, and its zip if it is one. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly kind: Kind;
  readonly archive: Archive | undefined;
}

/**
 * Finds the kind of a file by its content. A zip is opened here, once, for its reader too; `maxInflated` is the number of
 * bytes that may be inflated, if it is not the usual one.
 * @throws {UserError} if the file is empty, too large, or neither text nor of a known binary kind
 */
export async function identify(bytes: Uint8Array, path: string, maxInflated?: number): Promise<Source> {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > maxFileSize) throw tooLargeError();
  const sample = await takeSample(bytes, path, maxInflated);
  const kind = kinds.find(({ recognise }) => recognise(sample))!;
  return { bytes, path, kind, archive: sample.archive };
}

/** The kind alone. */
export async function kindOf(bytes: Uint8Array, path: string): Promise<Kind> {
  return (await identify(bytes, path)).kind;
}

/** A kind of zip that is named as its usual extension. */
function inArchive(name: string, title: Text, advice: Text, more: readonly string[] = []): Kind {
  return { name, title, extensions: [name, ...more], recognise: ({ zipKind }) => zipKind === name, advice };
}

/** The first main stream: that of the outer document, if another is embedded in it. */
function mainStream(streams: readonly string[]): string {
  return streams.find((name) => ['Workbook', 'Book', 'WordDocument'].includes(name)) ?? '';
}
