import type { Text } from './text.ts';

/** The names of the formats that can be read, as people know them. */
export const formatTitles = {
  xlsx: { zh: 'Excel 工作簿', en: 'an Excel workbook' },
  xlsb: { zh: 'Excel 二进制工作簿', en: 'a binary Excel workbook' },
  'excel-2003-xml': { zh: 'Excel 2003 XML 表格', en: 'an Excel 2003 XML spreadsheet' },
  ods: { zh: 'OpenDocument 表格', en: 'an OpenDocument spreadsheet' },
  docx: { zh: 'Word 文档', en: 'a Word document' },
  'word-xml': { zh: 'Word XML 文档', en: 'a Word document in XML' },
  'word-2003-xml': { zh: 'Word 2003 XML 文档', en: 'a Word 2003 XML document' },
  odt: { zh: 'OpenDocument 文档', en: 'an OpenDocument text' },
  xls: { zh: '旧版 Excel 工作簿（.xls 或 WPS .et）', en: 'an old Excel workbook (.xls, or .et of WPS)' },
  doc: { zh: '旧版 Word 文档（.doc 或 WPS .wps）', en: 'an old Word document (.doc, or .wps of WPS)' },
  pdf: { zh: 'PDF 文件', en: 'a PDF' },
  ofd: { zh: 'OFD 文件', en: 'an OFD' },
  html: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  mhtml: { zh: '单个文件网页（MHTML）', en: 'a web page saved in one file (MHTML)' },
  json: { zh: 'JSON 数据', en: 'JSON' },
  csv: { zh: 'CSV 表格', en: 'CSV' },
  text: { zh: '纯文本', en: 'plain text' },
} as const satisfies Record<string, Text>;

/** Returns the name of a format for people, to stand between Chinese words; its id, if a later version wrote it. */
export function formatTitle(format: string | null): Text {
  const titles: Readonly<Record<string, Text>> = formatTitles;
  const title = Object.hasOwn(titles, format ?? '')
    ? titles[format!]!
    : { zh: `${format} 文件`, en: `a ${format} file` };
  return { ...title, zh: spaced(title.zh) };
}

/** Sets a title that begins with a Latin word apart from the Chinese word before it. */
export function spaced(title: string): string {
  return /^\w/.test(title) ? ` ${title}` : title;
}
