import { type BookType, read, write } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { utf8 } from '../utf8.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/^<\?xml[^>]*\?>\s*/, '');

/** A package of Word's as the one XML file that Word calls “XML 文档”. */
export function flatOpc(packed: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(packed))
    .filter(([name]) => name !== '[Content_Types].xml')
    .map(([name, bytes]) => `<pkg:part pkg:name="/${name}"><pkg:xmlData>${text(bytes)}</pkg:xmlData></pkg:part>`);
  return utf8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlpackage">${parts.join('')}</pkg:package>`,
  );
}

const wordml = 'http://schemas.microsoft.com/office/word/2003/wordml';

/** A document of Word 2003's XML; `before` comes before its body. */
export function word2003(body: string, before = ''): Uint8Array {
  return utf8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="${wordml}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xml:space="preserve">${before}<w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`,
  );
}

/** A package of Word's as Word 2003 would have saved it. */
export function asWord2003(packed: Uint8Array): Uint8Array {
  const document = text(unzipSync(packed)['word/document.xml']!);
  const [, body = ''] = /<w:body>(.*)<w:sectPr>/s.exec(document) ?? [];
  return word2003(
    body
      .replaceAll('<w:vMerge', '<w:vmerge')
      .replaceAll(
        /<w:(ins|del) /g,
        (_, kind: string) => `<aml:annotation w:type="Word.${kind === 'ins' ? 'Insertion' : 'Deletion'}" `,
      )
      .replaceAll(/<\/w:(?:ins|del)>/g, '</aml:annotation>')
      .replaceAll(/<\/?w:sdt(?:Content)?>|<w:sdtPr\/>/g, ''),
  );
}

/** A workbook as Excel 2003 would have saved it. */
export function asExcel2003(workbook: Uint8Array): Uint8Array {
  // Its types do not know all that it writes.
  const bookType = 'xlml' as BookType;
  return new Uint8Array(write(read(workbook, { cellStyles: true }), { bookType, type: 'array' }));
}

/** A workbook of Excel 2003's XML: the content of each sheet, by name, and its styles. */
export function excel2003(sheets: Readonly<Record<string, string>>, styles = ''): Uint8Array {
  const written = Object.entries(sheets).map(([name, inner]) => `<Worksheet ss:Name="${name}">${inner}</Worksheet>`);
  return utf8(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="Default"/>${styles}</Styles>${written.join('')}</Workbook>`,
  );
}
