import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { annotate, copyEnding } from '../../src/annotate/index.ts';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import { correctionsList } from '../../src/presentation/listing/index.ts';
import { p, r, tbl, tc, tr, transitional } from '../support/make/docx.ts';
import { consistent, type Figures, figuresOf } from '../support/make/figures.ts';
import { items, title } from '../support/make/printed.ts';
import { runs } from '../support/random-runs.ts';
import {
  commentsIn,
  markedWord,
  numberedRuns,
  partsOf,
  rezipped,
  withoutMarks,
  wordReport,
  wrongReport,
} from '../support/word-copy.ts';
import { rawEntries } from '../support/zip-entries.ts';

const wrong = wordReport(wrongReport());
const said = '全年收到行政复议5件，未发生行政诉讼。';

const ours = (all: Awaited<ReturnType<typeof markedWord>>['comments']) =>
  all.filter(({ author }) => author === 'report-lint');
const own = (all: Awaited<ReturnType<typeof markedWord>>['comments']) => ours(all).map(({ id }) => id);

describe('a Word document', () => {
  test('gets a comment at each wrong cell, in the words of the note in a workbook', async () => {
    const { comments, notices, ending } = await markedWord(wrong);
    expect({ notices, ending }).toEqual({ notices: [], ending: '.docx' });
    expect(comments.map(({ on }) => on)).toEqual(['云浦市商务局2023年政府信息公开工作年度报告', '41']);
    expect(comments.every(({ author }) => author === 'report-lint')).toBe(true);
    const list = correctionsList(await lint(wrong, { path: 'a.docx' }), 'zh');
    expect(comments[1]!.text).toBe(list.lines[0]!.marks[0]!.note);
    expect(comments[1]!.text).toMatch(/^【错误】（一）予以公开·总计\n现为 41，应为 14\n/);
  });

  test('has the list of corrections, and how to remove the marks, at its title', async () => {
    const lines = (await markedWord(wrong)).comments[0]!.text.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '更正清单　云浦市商务局 2023年度',
      '文件：a.docx',
      expect.stringMatching(/^需更正：1 处错误。/),
      '底纹：红 错误',
      expect.stringMatching(/^1\. 表三 表格2 第\d+行第\d+列 （一）予以公开·总计，现为 41$/),
    ]);
    expect(lines[5]).toMatch(/^应为 14：/);
    expect(lines.at(-1)).toBe(
      '去掉这些标记：“审阅”—“拒绝”—“拒绝所有修订”去掉底纹，“审阅”—“删除”—“删除文档中的所有批注”去掉批注。',
    );
  });

  test('in English', async () => {
    const { comments } = await markedWord(wrong, 'en');
    expect(comments[0]!.text).toMatch(/^Corrections · 云浦市商务局 2023\nFile: a\.docx\n/);
    expect(comments[1]!.text).toMatch(/^\[error\] granted · total\nnow 41, should be 14\n/);
  });

  test('shades the wrong cells and no others, as a tracked change', async () => {
    const { parts } = await markedWord(wrong);
    const cells = parts['word/document.xml']!.match(/<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>/g)!;
    const shaded = cells.filter((cell) => cell.includes('<w:shd '));
    expect(shaded).toEqual([
      '<w:tc><w:tcPr></w:tcPr><w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="FFB3B3"/><w:pPrChange w:id="2" w:author="report-lint"><w:pPr/></w:pPrChange></w:pPr><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">41</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p></w:tc>',
    ]);
  });

  test('keeps every other part as it is packed, and its place in the zip', async () => {
    const more = { 'word/media/a.png': strToU8('picture'), 'customXml/item1.xml': strToU8('<a/>') };
    const before = zipSync({ ...unzipSync(wrong), ...more });
    const { bytes } = await markedWord(before);
    const [a, b] = [rawEntries(before).entries, rawEntries(bytes).entries];
    const names = a.map(({ name }) => name);
    expect(b.map(({ name }) => name)).toEqual([...names, 'word/comments.xml']);
    const changed = a.filter(({ file }, index) => Buffer.compare(file, b[index]!.file) !== 0).map(({ name }) => name);
    expect(changed).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/document.xml']);
  });

  test('reads as before, and judges as before', async () => {
    const { bytes } = await markedWord(wrong);
    const [a, b] = [await lint(wrong, { path: 'a.docx' }), await lint(bytes, { path: 'a.docx' })];
    expect(b.diagnostics).toEqual(a.diagnostics);
    expect(b.reports.map(({ report }) => figuresOf(report))).toEqual(a.reports.map(({ report }) => figuresOf(report)));
  });

  test('two runs give the same bytes', async () => {
    expect((await markedWord(wrong)).bytes).toEqual((await markedWord(wrong)).bytes);
  });

  test('becomes a workbook with links where that is asked for, as any other kind does', async () => {
    const file = await lint(wrong, { path: 'a.docx' });
    const { bytes, ending } = await annotate(file, wrong, 'zh', '.xlsx');
    expect(ending).toBe('.xlsx');
    expect(Object.keys(partsOf(bytes))).toContain('xl/workbook.xml');
    const csv = strToU8('organization,year,table,row,column,value\n');
    expect(copyEnding({ ...file, format: 'csv' }, csv)).toBe('.xlsx');
    for (const format of ['word-xml', 'word-2003-xml', 'doc', 'odt'])
      expect(copyEnding({ ...file, format }, csv)).toBe('.xlsx');
  });

  test.each([
    ['vnd.ms-word.document.macroEnabled', '.docm'],
    ['vnd.openxmlformats-officedocument.wordprocessingml.template', '.dotx'],
    ['vnd.ms-word.template.macroEnabledTemplate', '.dotm'],
  ])('%s stays what it is', async (type, ending) => {
    const bytes = rezipped(wrong, (xml) => xml, { type });
    expect(await markedWord(bytes)).toMatchObject({ ending, comments: [{}, { on: '41' }] });
  });
});

describe('the text', () => {
  test('has a comment on the words that a finding quotes, which divides their run', async () => {
    const bytes = wordReport(wrongReport([`本年度工作有序。${said}其他情况见下。`], reconsidered(3)));
    const { comments, parts } = await markedWord(bytes);
    expect(comments.map(({ on }) => on)).toEqual([title('云浦市商务局', 2023), '全年收到行政复议5件']);
    expect(parts['word/document.xml']).toContain(
      '<w:t xml:space="preserve">本年度工作有序。</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">全年收到行政复议5件</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">，未发生',
    );
    expect(parts['word/document.xml']).not.toContain('w:shd');
  });

  test('the words may be in several runs, with properties of their own', async () => {
    const paragraph = `<w:p>${r('本年。全年收到', '<w:b/>')}${r('行政复议', '<w:i/>')}${r('5件，其他。', '<w:b/>')}</w:p>`;
    const bytes = wordReport(wrongReport(['此处'], reconsidered(3)), {}, (xml) => xml.replace(p('此处'), paragraph));
    const { comments, parts } = await markedWord(bytes);
    expect(comments[1]!.on).toBe('全年收到行政复议5件');
    const xml = parts['word/document.xml']!;
    expect(xml).toContain(
      '<w:commentRangeStart w:id="1"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">全年收到<',
    );
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">，其他。<');
  });

  test.each([
    ['an insertion', (run: string) => `<w:ins w:id="7" w:author="a">${run}</w:ins>`],
    ['a link', (run: string) => `<w:hyperlink w:anchor="a">${run}</w:hyperlink>`],
    ['a control', (run: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${run}</w:sdtContent></w:sdt>`],
  ])('%s is not divided', async (_, around) => {
    const paragraph = `<w:p>${r('本年。')}${around(r(said))}${r('其他。')}</w:p>`;
    const bytes = wordReport(wrongReport(['此处'], reconsidered(3)), {}, (xml) => xml.replace(p('此处'), paragraph));
    const { comments } = await markedWord(bytes);
    expect(comments[1]!.on).toBe(said);
  });

  test('of several reports: words are sought in the report that has them', async () => {
    const bytes = wordReport([
      ...wrongReport([said], reconsidered(5)),
      ...wrongReport([said], reconsidered(3)).map((one) =>
        typeof one === 'string' ? one.replace('云浦市商务局', '溪口县商务局') : one,
      ),
    ]);
    const file = await lint(bytes, { path: 'a.docx' });
    // Without its passages, a finding is known by its words alone.
    for (const one of [file, { ...file, diagnostics: structuredClone(file.diagnostics) }]) {
      const parts = partsOf((await annotate(one, bytes, 'zh')).bytes);
      const xml = parts['word/document.xml']!;
      const onWords = commentsIn(xml, parts['word/comments.xml']!).filter(({ on }) => on === '全年收到行政复议5件');
      expect(onWords).toHaveLength(1);
      expect(xml.indexOf(`<w:commentRangeStart w:id="${onWords[0]!.id}"/>`)).toBeGreaterThan(xml.indexOf('溪口县'));
    }
  });

  test('of two paragraphs with the same words, the one that the finding is about has the comment', async () => {
    const earlier = '2021年全年收到行政复议5件。';
    const { comments, parts } = await markedWord(wordReport(wrongReport([earlier, said], reconsidered(3))));
    const onWords = comments.filter(({ on }) => on === '全年收到行政复议5件');
    expect(onWords).toHaveLength(1);
    const paragraphs = parts['word/document.xml']!.split('<w:p>');
    const marked = paragraphs.find((one) => one.includes(`<w:commentRangeStart w:id="${onWords[0]!.id}"/>`));
    expect(marked).toContain('未发生行政诉讼');
  });
});

/** Makes 行政复议 so many cases, all of them upheld. */
function reconsidered(upheld: number) {
  return (figures: Figures): Figures => {
    const reconsideration = { upheld, corrected: 0, other: 0, pending: 0, total: upheld };
    return { ...figures, cases: { ...figures.cases, reconsideration } };
  };
}

describe('what real documents have', () => {
  const cell = p('41');
  const changed = (to: string, around = {}) => rezipped(wrong, (xml) => xml.replace(cell, () => to), around);
  const shading = '<w:shd w:val="clear" w:color="auto" w:fill="FFB3B3"/>';

  test('a shading of its own is kept in the change, for rejecting it', async () => {
    const old = '<w:shd w:val="clear" w:fill="00FF00"/>';
    const properties = `<w:keepNext/>${old}<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>`;
    const { parts } = await markedWord(changed(p('41', properties)));
    expect(parts['word/document.xml']).toContain(
      `<w:pPr><w:keepNext/>${shading}<w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:pPrChange w:id="2" w:author="report-lint"><w:pPr><w:keepNext/>${old}<w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr><w:commentRangeStart`,
    );
  });

  test("a paragraph with somebody else's change has the comment alone", async () => {
    const theirs = '<w:jc w:val="center"/><w:pPrChange w:id="5" w:author="a"><w:pPr/></w:pPrChange>';
    const { parts, comments } = await markedWord(changed(p('41', theirs)));
    expect(parts['word/document.xml']).not.toContain('w:shd');
    expect(comments[1]!.on).toBe('41');
    expect(comments[0]!.text).toContain('文档里另有修订或批注：先在“审阅”—“显示标记”');
  });

  test.each([
    ['no run', '<w:p/>'],
    ['no run, but properties', '<w:p w:rsidR="1"><w:pPr/></w:p>'],
    ['an empty run', '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r/></w:p>'],
  ])('a blank cell with %s', async (_, paragraph) => {
    const { parts, comments } = await markedWord(changed(paragraph));
    expect(comments[1]!.on).toBe('');
    expect(parts['word/document.xml']).toMatch(
      /<w:p(?: w:rsidR="1")?><w:pPr>(?:(?!<w:p>).)*<w:shd (?:(?!<w:p>).)*<\/w:pPrChange><\/w:pPr><w:commentRangeStart w:id="1"\/>(?:<w:r\/>)?<w:commentRangeEnd w:id="1"\/><w:r><w:commentReference w:id="1"\/><\/w:r><\/w:p>/,
    );
  });

  test('a cell of several paragraphs is covered and shaded as a whole', async () => {
    const { parts, comments } = await markedWord(changed(`${p('4')}${p('')}${p('1')}`));
    expect(comments[1]!.on).toBe('41');
    const cell = parts['word/document.xml']!.split('<w:tc>').find((one) =>
      one.includes('<w:commentRangeStart w:id="1"/>'),
    )!;
    expect(cell.match(/<w:pPrChange /g)).toHaveLength(3);
  });

  test('a table within a cell', async () => {
    const { comments } = await markedWord(changed(`${tbl(tr(tc('41')))}${p('')}`));
    expect(comments).toHaveLength(2);
    expect((await markedWord(changed(tbl(tr(tc('41')))))).comments[1]!.on).toBe('41');
  });

  test('merged cells: the comment is in the one that is seen', async () => {
    const merged = rezipped(wrong, (xml) => {
      const own = xml.indexOf('<w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">41<');
      const below = xml.lastIndexOf('<w:tcPr></w:tcPr>', xml.indexOf('</w:tr>', xml.indexOf('</w:tr>', own) + 1));
      const put = (text: string, at: number, merge: string) =>
        text.slice(0, at) + text.slice(at).replace('<w:tcPr></w:tcPr>', `<w:tcPr>${merge}</w:tcPr>`);
      return put(put(xml, below, '<w:vMerge/>'), own, '<w:vMerge w:val="restart"/>');
    });
    const { comments, parts } = await markedWord(merged);
    expect(comments.map(({ on }) => on)).toContain('41');
    const covered = parts['word/document.xml']!.split('<w:tc>').find((one) =>
      one.includes('<w:vMerge/></w:tcPr><w:p><w:r>'),
    );
    expect(covered).not.toMatch(/comment|w:shd/);
  });

  test('a text box: the comment is at the paragraph that it is anchored to, since boxes have none', async () => {
    const boxed = rezipped(wrong, (xml) => {
      const box = `<w:p><w:r><w:pict><v:shape style="width:400pt;height:600pt"><v:textbox><w:txbxContent>${xml.slice(xml.indexOf('<w:tbl>'), xml.lastIndexOf('</w:tbl>') + 8)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
      return `<w:body>${p(title('云浦市商务局', 2023))}${box}<w:sectPr>`;
    });
    const { parts, comments } = await markedWord(boxed);
    const xml = parts['word/document.xml']!;
    expect(comments.length).toBeGreaterThan(1);
    expect(xml.slice(xml.indexOf('<w:txbxContent>'), xml.indexOf('</w:txbxContent>'))).not.toMatch(/comment|w:shd/);
  });

  describe('content in several versions', () => {
    const versions = (content: string) =>
      `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="w14">${content}</mc:Choice><mc:Fallback>${content}</mc:Fallback></mc:AlternateContent>`;
    const marks = (xml: string) =>
      xml
        .match(/<(?:\/?mc:\w+|w:comment\w+|w:shd)(?=[ >])/g)
        ?.join('')
        .replaceAll('w:', '');
    const said = [{ zh: expect.stringContaining('几种版本'), en: expect.stringContaining('several versions') }];

    test('in a paragraph of a cell: the comment is around them', async () => {
      const { parts, notices } = await markedWord(changed(`<w:p>${versions(r('41'))}</w:p>`));
      expect(marks(cellOf(parts['word/document.xml']!))).toBe(
        '<shd<commentRangeStart<mc:AlternateContent<mc:Choice</mc:Choice<mc:Fallback</mc:Fallback</mc:AlternateContent<commentRangeEnd<commentReference',
      );
      expect(notices).toEqual([]);
    });

    test('around the paragraph of a cell: the whole comment is in one, both are shaded', async () => {
      const { parts, notices, comments } = await markedWord(changed(versions(p('41'))));
      expect(marks(cellOf(parts['word/document.xml']!))).toBe(
        '<mc:AlternateContent<mc:Choice<shd<commentRangeStart<commentRangeEnd<commentReference</mc:Choice<mc:Fallback<shd</mc:Fallback</mc:AlternateContent',
      );
      expect(comments[1]!.on).toBe('41');
      expect(notices).toEqual(said);
    });

    test('beside another paragraph of the cell: the comment is in that', async () => {
      const { parts, notices } = await markedWord(changed(versions(p('41')) + p('')));
      expect(marks(cellOf(parts['word/document.xml']!))).toMatch(
        /AlternateContent<shd<commentRangeStart<commentRangeEnd<commentReference$/,
      );
      expect(notices).toEqual([]);
    });

    test('around tables: comments are in one, and a notice says so', async () => {
      const bytes = rezipped(wrong, (xml) => xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, versions));
      const { notices, comments } = await markedWord(bytes);
      expect(comments.map(({ on }) => on)).toEqual([title('云浦市商务局', 2023), '41']);
      expect(notices).toEqual(said);
    });

    test('around the title: the list is at the first paragraph that every program shows', async () => {
      const head = p(title('云浦市商务局', 2023));
      const bytes = rezipped(wrong, (xml) => xml.replace(head, versions(head) + p('目录')));
      const { notices, comments } = await markedWord(bytes);
      expect(comments.map(({ on }) => on)).toEqual(['目录', '41']);
      expect(notices).toEqual([]);
    });

    test('around everything: all comments are in one', async () => {
      const bytes = rezipped(wrong, (xml) =>
        xml.replace(/(<w:body>)(.*)(<w:sectPr>)/s, (_, before, all, behind) => before + versions(all) + behind),
      );
      const { notices, comments } = await markedWord(bytes);
      expect(comments.map(({ on }) => on)).toEqual([title('云浦市商务局', 2023), '41']);
      expect(notices).toEqual(said);
    });

    function cellOf(xml: string): string {
      return xml
        .split('<w:tc>')
        .find((one) => one.includes('FFB3B3'))!
        .split('</w:tc>')[0]!;
    }
  });

  test('comments of others stay, and no number is given twice', async () => {
    const theirs = `<w:comments xmlns:w="${transitional}"><w:comment w:id="0" w:author="张三"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>`;
    const bytes = changed(
      `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>41</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="2"/></w:p>`,
      {
        parts: { 'word/comments.xml': strToU8(theirs) },
        links: `<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>`,
      },
    );
    const { comments, parts } = await markedWord(bytes);
    expect(comments.map(({ id, author, on }) => [id, author, on])).toEqual([
      ['0', '张三', '41'],
      ['1', 'report-lint', title('云浦市商务局', 2023)],
      ['3', 'report-lint', '41'],
    ]);
    expect(parts['word/comments.xml']!.startsWith(theirs.slice(0, -'</w:comments>'.length))).toBe(true);
    expect(parts['word/_rels/document.xml.rels']!.match(/relationships\/comments"/g)).toHaveLength(1);
  });

  test.each([
    ['with another prefix', (xml: string) => xml.replaceAll('w:', 'x:').replaceAll('xmlns:w=', 'xmlns:x=')],
    [
      'of the strict kind',
      (xml: string) => xml.replaceAll(transitional, 'http://purl.oclc.org/ooxml/wordprocessingml/main'),
    ],
    ['with a byte order mark', (xml: string) => `\ufeff${xml}`],
  ])('names %s', async (_, root) => {
    const { parts, comments } = await markedWord(rezipped(wrong, (xml) => xml, { root }));
    const document = parts['word/document.xml']!.replace('\ufeff', '');
    expect(commentsIn(document, parts['word/comments.xml']!)[1]!.on).toBe('41');
    expect(comments).toHaveLength(2);
    const used = [...document.matchAll(/[<\s/](\w+):\w+[\s=/>]/g)].map(([, prefix]) => prefix!);
    const declared = [...document.matchAll(/xmlns:(\w+)=/g)].map(([, prefix]) => prefix!);
    expect([...new Set(used)].filter((one) => one !== 'xmlns' && one !== 'xml' && !declared.includes(one))).toEqual([]);
    const namespace = /xmlns:[wx]="([^"]*wordprocessingml\/main|[^"]*wordprocessingml\/2006\/main)"/.exec(document)![1];
    expect(parts['word/comments.xml']).toContain(`xmlns:w="${namespace}"`);
    expect(document).not.toMatch(namespace!.includes('purl') ? /2006\/main"[^>]*comment/ : /purl/);
  });

  test('names without a prefix: new attributes get one', async () => {
    const root = (xml: string) =>
      xml
        .replaceAll(/<(\/?)w:/g, '<$1')
        .replace('xmlns:w=', `xmlns="${transitional}" xmlns:y=`)
        .replaceAll(' w:', ' y:');
    const { parts, comments } = await markedWord(rezipped(wrong, (xml) => xml, { root }));
    expect(comments[1]!.on).toBe('41');
    expect(parts['word/document.xml']).toContain(`<rl:commentRangeStart xmlns:rl="${transitional}" rl:id="1"/>`);
  });

  test.each([
    ['its own', ''],
    ['its own, in place of that around it', ' xmlns:w="urn:a"'],
  ])('a paragraph of a cell with another prefix, %s', async (_, more) => {
    const { comments, parts } = await markedWord(
      changed(
        `<q:p xmlns:q="${transitional}"${more}><q:pPr><q:jc q:val="center"/></q:pPr><q:r><q:t>41</q:t></q:r></q:p>`,
      ),
    );
    expect(comments.map(({ on }) => on)).toEqual([title('云浦市商务局', 2023), '41']);
    expect(parts['word/document.xml']).toContain(
      '<q:pPr><q:shd q:val="clear" q:color="auto" q:fill="FFB3B3"/><q:jc q:val="center"/><q:pPrChange q:id="2" q:author="report-lint"><q:pPr><q:jc q:val="center"/></q:pPr></q:pPrChange></q:pPr><q:commentRangeStart q:id="1"/><q:r><q:t>41</q:t></q:r><q:commentRangeEnd q:id="1"/><q:r><q:commentReference q:id="1"/></q:r></q:p>',
    );
  });

  test('UTF-16', async () => {
    const parts = unzipSync(wrong);
    const text = new TextDecoder().decode(parts['word/document.xml']).replace('UTF-8', 'UTF-16');
    const wide = zipSync({ ...parts, 'word/document.xml': Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')) });
    const { bytes } = await annotate(await lint(wide, { path: 'a.docx' }), wide, 'zh');
    const copy = unzipSync(bytes);
    const document = Buffer.from(copy['word/document.xml']!).toString('utf16le').slice(1);
    expect(commentsIn(document.replace('UTF-16', 'UTF-8'), partsOf(bytes)['word/comments.xml']!)[1]!.on).toBe('41');
  });

  test('a part of text with another name', async () => {
    const parts = unzipSync(wrong);
    const renamed: Record<string, Uint8Array> = {};
    for (const [name, bytes] of Object.entries(parts)) {
      const text = new TextDecoder().decode(bytes).replaceAll('word/document.xml', 'text/report.xml');
      renamed[name.replace('word/document.xml', 'text/report.xml').replace('word/_rels', 'text/_rels')] = strToU8(
        text.replaceAll('document.xml.rels', 'report.xml.rels'),
      );
    }
    const bytes = zipSync(renamed);
    const copy = partsOf((await annotate(await lint(bytes, { path: 'a.docx' }), bytes, 'zh')).bytes);
    expect(copy['text/comments.xml']).toContain('更正清单');
    expect(copy['[Content_Types].xml']).toContain('PartName="/text/comments.xml"');
    expect(copy['text/_rels/report.xml.rels']).toContain('Target="comments.xml"');
  });

  test('a signature or a protection is told of', async () => {
    const signed = zipSync({ ...unzipSync(wrong), '_xmlsignatures/sig1.xml': strToU8('<a/>') });
    expect((await markedWord(signed)).notices.map(({ zh }) => zh)).toEqual([expect.stringContaining('数字签名')]);
    const locked = (settings: string) =>
      rezipped(wrong, (xml) => xml, {
        parts: { 'word/settings.xml': strToU8(`<w:settings xmlns:w="${transitional}">${settings}</w:settings>`) },
        links: `<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>`,
      });
    const notices = async (settings: string) => (await markedWord(locked(settings))).notices.map(({ zh }) => zh);
    expect(await notices('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')).toEqual([
      expect.stringContaining('限制编辑'),
    ]);
    expect(await notices('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>')).toEqual([]);
  });

  test('what is in an included file is in the list alone', async () => {
    const inner = rezipped(wrong, (xml) => xml);
    const bytes = rezipped(wrong, () => `<w:body>${p('附件')}<w:altChunk r:id="a"/><w:sectPr>`, {
      parts: { 'word/chunk.docx': inner },
      links: `<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.docx"/>`,
    });
    const { comments, notices } = await markedWord(bytes);
    expect(comments.map(({ on }) => on)).toEqual(['附件']);
    expect(notices.map(({ zh }) => zh)).toEqual(['有 1 处没能在原处标出，只写在更正清单的批注里']);
    expect(notices[0]!.en).toMatch(/^1 place could not be marked/);
    expect(comments[0]!.text).toContain('（一）予以公开·总计，现为 41');
  });
});

describe('taking the marks out', () => {
  const form = forms.find(({ id }) => id === 'cn-ogi-2021')!;
  const way = fc.record({ controlled: fc.boolean(), framed: fc.boolean(), tracked: fc.boolean() });
  const spoilt = fc.tuple(consistent(form), fc.nat(99), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }));

  test('gives the text back, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, way, fc.boolean(), async ([figures, by, where], how, isCentred) => {
        const changed = structuredClone(figures) as Record<string, Record<string, Record<string, number>>>;
        const cells = Object.values(changed).flatMap((rows) =>
          Object.values(rows).flatMap((row) => Object.keys(row).map((column) => [row, column] as const)),
        );
        for (const index of where) {
          const [row, column] = cells[index % cells.length]!;
          row[column] = row[column]! + by + 1;
        }
        const printed = [title('云浦市商务局', 2023), '一、总体情况', `前言。${said}`, ...items(form, changed)];
        const centred = '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>';
        const bytes = wordReport(printed, how, (xml) =>
          numberedRuns(isCentred ? xml.replaceAll('<w:p>', centred) : xml),
        );
        const { parts, comments, bytes: copy } = await markedWord(bytes);
        expect(comments.length).toBeGreaterThan(1);
        expect(comments.filter(({ on }) => on === '(nowhere)')).toEqual([]);
        expect(withoutMarks(parts['word/document.xml']!, own(comments))).toBe(partsOf(bytes)['word/document.xml']);
        const read = async (one: Uint8Array) => (await readReports(one, { path: 'a.docx' })).map(figuresOf);
        expect(await read(copy)).toEqual(await read(bytes));
      }),
      runs(8, 40),
    );
  });
});
