import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { read } from '../../src/readers/index.ts';
import { readableExtensions } from '../../src/readers/kind/extensions.ts';
import { kindOf } from '../../src/readers/kind/index.ts';
import { flat, packed } from '../support/make/opendocument.ts';
import { utf8 } from '../support/utf8.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The format it is read as, else the problem and what the user is told. */
async function outcome(content: Uint8Array, path: string): Promise<string> {
  try {
    const { format, notices } = await read(content, path);
    return [format, ...notices.map(({ en }) => en)].join(': ');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.text.en}`;
  }
}

/** An OLE2 file as far as it is looked at: its mark, and a directory with these streams. */
function ole2(...streams: string[]): Uint8Array {
  const file = new Uint8Array(512 + 128 * streams.length);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(file.buffer);
  for (const [index, name] of streams.entries()) {
    const entry = 512 + 128 * index;
    for (const [at, character] of [...name].entries()) view.setUint16(entry + 2 * at, character.charCodeAt(0), true);
    view.setUint16(entry + 64, 2 * (name.length + 1), true);
    view.setUint8(entry + 66, 2);
  }
  return file;
}

const csv = '信息内容,件数\n规章,0\n行政规范性文件,3\n';
const cellPerLine = '二、主动公开\n\n\t信息内容\n\t件数\n\n\t规章\n\t0\n';
const narrative = '一、总体情况\n2023年,我局公开信息12条,收到申请1,234件,办结1,230件,其余结转.\n六、其他,无\n';

test('what is worth opening in a folder', () => {
  expect(readableExtensions.join(' ')).toBe(
    'xlsx xlsm xltx xltm xlsb ods ots fods docx docm dotx dotm odt ott fodt zip xls xlt et ett doc dot wps wpt pdf ofd html htm xhtml shtml mht mhtml json ndjson jsonl csv tsv txt',
  );
});

describe('text is told apart by its shape', () => {
  test.each([
    ['fields with figures', csv, 'report', 'csv'],
    ['separated by semicolons', csv.replaceAll(',', ';'), 'report', 'csv'],
    ['separated by tabs', csv.replaceAll(',', '\t'), 'report.txt', 'csv'],
    ['all of them quoted', csv.replaceAll(/[^,\n]+/g, '"$&"'), 'report', 'csv'],
    ['figures between long paragraphs', `${narrative}规章,0,0\n许可,1,2\n处罚,3,4\n${narrative}`, 'report.txt', 'csv'],
    ['a separator declared for Excel', 'sep=|\n规章|一\n', 'report', 'csv'],
    ['a cell a line', cellPerLine, 'report', 'text'],
    ['a cell a line, with commas in the prose', narrative + cellPerLine, 'report.txt', 'text'],
    ['prose with commas and thousands', narrative, 'report', 'text'],
    ['figures set apart by blanks', '行政许可   9,487\n行政处罚   1,200\n行政强制   3,100\n', 'report.txt', 'text'],
    ['figures between bars', '| 规章 | 0 | 0 |\n| 许可 | 1 | 2 |\n| 处罚 | 3 | 4 |\n', 'report.md', 'text'],
    ['a report', '{"tables":{}}', 'report', 'json'],
    ['a list of reports', '\ufeff [ {"tables":{}} ]', 'report', 'json'],
    ['a remark in brackets', '[注] 本报告由甲局编制\n', 'report', 'text'],
  ])('%s', async (_, text, path, format) => {
    expect(await outcome(utf8(text), path)).toBe(format);
  });

  test('the name decides only what the content leaves open', async () => {
    expect(await outcome(utf8('规章\n许可\n'), 'a.csv')).toBe('csv');
    expect(await outcome(utf8('tables: {}\n'), 'a.json')).toBe(
      'invalid: 1:1: not valid JSON: expected a value, but found tables',
    );
  });
});

describe('an old office file is told by its streams', () => {
  test.each([
    [['Root Entry', 'Workbook'], 'a.et', 'xls'],
    [['Root Entry', 'Book'], 'a.xls', 'xls'],
    [['WordDocument', 'Workbook'], 'a.wps', 'doc'],
    [['Workbook', 'WordDocument'], 'a.doc', 'xls'],
    [['CONTENTS'], 'a.wps', 'ole2'],
    [['EncryptionInfo', 'EncryptedPackage'], 'a.xlsx', 'encrypted'],
  ])('%j is %s', async (streams, path, kind) => {
    expect((await kindOf(ole2(...streams), path)).name).toBe(kind);
  });
});

describe('a name that says otherwise is a notice', () => {
  test.each([
    [csv, '年报.XLSX', 'csv: the name says .xlsx, but the content is CSV; read as such'],
    [cellPerLine, 'a.csv', 'text: the name says .csv, but the content is plain text; read as such'],
    ['{"tables":{}}', 'a.txt', 'json: the name says .txt, but the content is JSON; read as such'],
    [csv, 'a.txt', 'csv'],
    [csv, 'a.dat', 'csv'],
    [csv, '-', 'csv'],
  ])('%.10s in %s', async (text, path, expected) => {
    expect(await outcome(utf8(text), path)).toBe(expected);
  });
});

describe('an OpenDocument is told by its type', () => {
  test.each([
    ['a spreadsheet', packed('spreadsheet', ''), 'a.ods', 'ods'],
    ['a text', packed('text', ''), 'a.odt', 'odt'],
    ['a flat spreadsheet', flat('spreadsheet', ''), 'a.fods', 'ods'],
    ['a flat text', flat('text', ''), 'a.fodt', 'odt'],
    [
      'a text under another name',
      packed('text', ''),
      'a.docx',
      'odt: the name says .docx, but the content is an OpenDocument text; read as such',
    ],
  ])('%s', async (_, content, path, expected) => {
    expect(await outcome(content, path)).toBe(expected);
  });
});

describe('web pages, however they are cut and saved', () => {
  const html = '<html><body><table><tr><td>1</td></tr></table></body></html>';
  const multipart = 'Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n';
  test.each([
    ['a page', utf8(html), 'a', 'html'],
    ['named .xls', utf8(html), 'a.xls', 'html: the name says .xls, but the content is a web page (HTML); read as such'],
    ['a fragment', utf8('\n<p>年度报告</p>\n'), 'a', 'html'],
    ['a fragment that begins with a remark', utf8('<!-- 正文 --><div>年度报告</div>'), 'a.txt', /^html/],
    ['a fragment that begins with a script', utf8('<script src=a.js></script>\n年度报告'), 'a.htm', 'html'],
    ['XHTML', utf8(`<?xml version="1.0"?>\n<!DOCTYPE html>${html}`), 'a.xhtml', 'html'],
    ['in UTF-16', latin1(`\xff\xfe${[...html].join('\0')}\0`), 'a', 'html'],
    ['saved whole by Word', utf8(`MIME-Version: 1.0\r\n${multipart}${html}\n--x--`), 'a.mht', 'mhtml'],
    ['saved whole by a browser', utf8(`From: <Saved by Blink>\nSubject: a\n${multipart}${html}`), 'a.mhtml', 'mhtml'],
    ['saved whole as .doc', utf8(`${multipart}${html}`), 'a.doc', /^mhtml: the name says .doc/],
    ['a letter', utf8('From: 甲\nDate: 1月31日\n\n年度报告\n'), 'a.txt', 'text'],
  ])('%s', async (_, content, path, expected) => {
    expect(await outcome(content, path)).toMatch(expected);
  });
});

describe('what cannot be read says what it is and what to do', () => {
  test.each([
    ['old PowerPoint', ole2('PowerPoint Document'), 'a.ppt', /^unsupported: this is a file of an old Office/],
    [
      'encrypted',
      ole2('EncryptionInfo', 'EncryptedPackage'),
      'a.xlsx',
      /^encrypted: this is an encrypted Office file.*remove the password/,
    ],
    ['other XML', utf8('<?xml version="1.0"?><report/>'), 'a.xml', /^unsupported: this is an XML file/],
    [
      'PDF cut short',
      utf8('%PDF-1.7\n'),
      'a.pdf',
      /^damaged: the file is damaged or incomplete \(its end is missing\)/,
    ],
    ['RTF', utf8('{\\rtf1\\ansi}'), 'a.doc', /but this is an RTF document/],
    ['PNG', latin1('\x89PNG\r\n\x1a\n'), 'a.png', /^picture: this is a picture.*use \(or ask for\) the original/],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'a', /^picture: this is a picture/],
    ['WebP', latin1('RIFF\x01\x02\x03\x04WEBP'), 'a', /^picture: this is a picture/],
    ['gzip', bytes(0x1f, 0x8b, 8, 0), 'a.csv.gz', /^unsupported: this is an archive/],
    ['RAR', latin1('Rar!\x1a\x07'), 'a.rar', /^unsupported: this is an archive.*unpack/],
    ['zip', zipSync({ 'report.csv': utf8(csv) }), 'a.zip', /^unsupported: this is a zip archive.*unpack/],
    [
      'a presentation',
      zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.presentation') }),
      'a.odp',
      /^unsupported: this is a presentation/,
    ],
    ['a zip cut short', zipSync({ 'report.csv': utf8(csv) }).slice(0, 40), 'a.xlsx', /^damaged: /],
    [
      'junk',
      bytes(1, 0, 2, 3, 0, 0, 7),
      'a.csv',
      /^unsupported: the name says .csv, but this is an unknown binary file/,
    ],
    ['nothing', bytes(), 'a.xlsx', 'damaged: the file is empty'],
    ['nothing but blanks', utf8('\ufeff \n\t\n'), 'a.csv', 'damaged: the file is empty'],
  ])('%s', async (_, content, path, expected) => {
    if (typeof expected === 'string') expect(await outcome(content, path)).toBe(expected);
    else expect(await outcome(content, path)).toMatch(expected);
  });

  test('in Chinese', async () => {
    const error = await read(latin1('Rar!\x1a\x07'), '年报.xls').catch((reason: UserError) => reason.text.zh);
    expect(error).toBe('文件名是 .xls，内容却是压缩包，不能直接检查；请先解压，再逐个处理里面的文件');
  });
});
