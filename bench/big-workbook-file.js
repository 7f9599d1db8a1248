// Writes a list in CSV as a workbook with one sheet, a piece at a time: numbers as numbers, texts as shared strings.
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

// The reader looks at no namespaces.
const link = (id, type, target) => `<Relationship Id="r${id}" Type="${type}" Target="${target}"/>`;
const small = {
  '[Content_Types].xml':
    '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  '_rels/.rels': `<Relationships>${link(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="汇总" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships>${link(1, 'worksheet', 'worksheets/sheet1.xml')}${link(2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
};

/** Bytes of XML that are packed at a time. */
const pieceSize = 2 ** 20;

/** Writes the records of a CSV without quotes into a workbook. */
export async function writeBigWorkbook(csv, path) {
  const file = openSync(path, 'w');
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    writeSync(file, piece);
  });
  const add = (name, Packer) => {
    const entry = new Packer(name, { level: 6 });
    zip.add(entry);
    return (text, isLast) => entry.push(Buffer.from(text), isLast);
  };
  for (const [name, text] of Object.entries(small)) add(name, ZipPassThrough)(text, true);
  const strings = new Map();
  const pushSheet = add('xl/worksheets/sheet1.xml', ZipDeflate);
  let xml = '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><sheetData>';
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    row++;
    const cells = line.split(',').map((text, column) => {
      const at = `r="${nameOf(column)}${row}"`;
      if (/^\d+$/.test(text)) return `<c ${at}><v>${text}</v></c>`;
      if (!strings.has(text)) strings.set(text, strings.size);
      return `<c ${at} t="s"><v>${strings.get(text)}</v></c>`;
    });
    xml += `<row r="${row}">${cells.join('')}</row>`;
    if (xml.length < pieceSize) continue;
    pushSheet(xml, false);
    xml = '';
  }
  pushSheet(`${xml}</sheetData></worksheet>`, true);
  const texts = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  add('xl/sharedStrings.xml', ZipDeflate)(`<sst>${texts}</sst>`, true);
  zip.end();
  closeSync(file);
}

function nameOf(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : nameOf(Math.floor(column / 26) - 1) + last;
}
