import { read as readBook, write } from '@e965/xlsx';
import { utf8 } from '../utf8.ts';
import { asDocx } from './docx.ts';
import { objectsOf, ofd } from './ofd.ts';
import { asExcel2003, asWord2003, flatOpc } from './office-xml.ts';
import { asWord, oldDocument } from './old-document.ts';
import { printedOds, printedOdt } from './opendocument.ts';
import { drawPages, printPdf } from './pdf.ts';
import { asText, bytesOf, type Item, print } from './printed.ts';
import { asHtml, asMhtml } from './printed-html.ts';
import { asMarkdown, asPage } from './printed-lines.ts';

const asWorkbook = (printed: readonly Item[]) => bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed));

const rewritten = (workbook: Uint8Array, bookType: 'biff8' | 'xlsb') =>
  new Uint8Array(write(readBook(workbook), { bookType, type: 'array' }));

/** A document with the form in it, in every kind of file that people send and the tests can write. */
export const printedFormats: Readonly<Record<string, (printed: readonly Item[]) => Uint8Array | Promise<Uint8Array>>> =
  {
    xlsx: asWorkbook,
    xls: async (printed) => rewritten(await asWorkbook(printed), 'biff8'),
    xlsb: async (printed) => rewritten(await asWorkbook(printed), 'xlsb'),
    'Excel 2003 XML': async (printed) => asExcel2003(await asWorkbook(printed)),
    ods: printedOds,
    docx: asDocx,
    doc: (printed) => oldDocument(asWord(printed)),
    'Word XML': (printed) => flatOpc(asDocx(printed)),
    'Word 2003 XML': (printed) => asWord2003(asDocx(printed)),
    odt: printedOdt,
    html: (printed) => utf8(asHtml(printed)),
    mhtml: (printed) => utf8(asMhtml(utf8(asHtml(printed)))),
    Markdown: (printed) => utf8(asMarkdown(printed)),
    text: (printed) => utf8(asText(printed)),
    'a page as text': (printed) => utf8(asPage(printed, { wide: 1, align: 'centre', blankLines: true, margin: 2 })),
    pdf: (printed) => printPdf(printed, { ruling: 'lines' }),
    ofd: (printed) => ofd(drawPages(printed, { ruling: 'lines' }).map(objectsOf)),
  };
