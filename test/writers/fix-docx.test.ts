import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../src/codecs/zip.ts';
import { fixDocx } from '../../src/fixers/docx/index.ts';
import { fix } from '../../src/fixers/index.ts';
import type { Cell, Document } from '../../src/model/document.ts';
import { read } from '../../src/readers/index.ts';
import { correction } from '../support/corrections.ts';
import { type Around, docx, p, table, tbl, tc, tr, transitional } from '../support/make/docx.ts';
import { utf8 } from '../support/utf8.ts';
import { rawEntries } from '../support/zip-entries.ts';

const main = 'word/document.xml';
const author = 'w:author="report-lint"';

/** The cells of a document by `table:row:column`, each once. */
function cellsIn({ blocks }: Document): Map<string, Cell> {
  const cells = blocks.flatMap((block) =>
    block.kind === 'grid' ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) : [],
  );
  return new Map(cells.map((cell) => [`${cell.place.table}:${cell.place.row}:${cell.place.column}`, cell]));
}

const xmlOf = (bytes: Uint8Array) => new TextDecoder().decode(openZip(bytes).read(main));

/** Every entry but the text is the same to the byte; so are the order and the end. */
function expectUntouched(before: Uint8Array, after: Uint8Array) {
  const [old, now] = [rawEntries(before), rawEntries(after)];
  expect(now.entries.map(({ name }) => name)).toEqual(old.entries.map(({ name }) => name));
  expect(now.end).toEqual(old.end);
  for (const [index, { name, file, record }] of old.entries.entries()) {
    if (name === main) continue;
    expect(now.entries[index]!.file, name).toEqual(file);
    expect(now.entries[index]!.record, name).toEqual(record);
  }
}

/** Corrects the second cell of the first table, and returns its XML; or the reason for which it was left. */
async function fixCell(content: string, to = '12', around: Around = {}, row = tr): Promise<string> {
  const before = `${tc('规章')}`;
  const after = `${tc('1')}`;
  const bytes = docx(p('题') + tbl(row(before + content + after)) + table(['许可', '3']), around);
  const cell = cellsIn(await read(bytes, '')).get('1:1:2')!;
  const { bytes: fixed, left } = await fixDocx(bytes, [correction(cell, to)]);
  if (left.length > 0) {
    expect(fixed).toBe(bytes);
    return left.map(({ why }) => `${why.en}`).join();
  }
  expectUntouched(bytes, fixed);
  const [old, now] = [xmlOf(bytes), xmlOf(fixed)];
  const [start, end] = [old.indexOf(content), old.length - old.indexOf(content) - content.length];
  expect(now.slice(0, start)).toBe(old.slice(0, start));
  expect(now.slice(now.length - end)).toBe(old.slice(old.length - end));
  expect(
    cellsIn(await read(fixed, ''))
      .get('1:1:2')
      ?.text.replaceAll(/\s/g, ''),
  ).toMatch(new RegExp(`^${to}(?:[（(].*)?$`));
  return now.slice(start, now.length - end);
}

const cell = (...content: string[]) => `<w:tc><w:tcPr/>${content.join('')}</w:tc>`;
const para = (...content: string[]) => `<w:p>${content.join('')}</w:p>`;
const bold = '<w:rPr><w:b/></w:rPr>';
const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

describe('a figure', () => {
  test.each([
    ['in one run', cell(para(run('21', bold))), cell(para(run('12', bold)))],
    ['in full width, with its unit', cell(para(run('２１件'))), cell(para(run('12')))],
    [
      'between spaces',
      cell(para('<w:r><w:t xml:space="preserve"> 21 </w:t></w:r>')),
      cell(para('<w:r><w:t xml:space="preserve"> 12 </w:t></w:r>')),
    ],
    ['as a reference', cell(para(run('&#50;1'))), cell(para(run('12')))],
    ['in CDATA', cell(para(run('<![CDATA[21]]>'))), cell(para(run('12')))],
    ['over runs', cell(para(run('2', bold), run('1'))), cell(para(run('12', bold), run('')))],
    [
      'over runs with spaces',
      cell(para(run('2', bold), '<w:proofErr w:type="x"/>', '<w:r><w:t xml:space="preserve">1 </w:t></w:r>')),
      cell(para(run('12', bold), '<w:proofErr w:type="x"/>', '<w:r><w:t xml:space="preserve"> </w:t></w:r>')),
    ],
    ['over paragraphs', cell(para(run('2')), para(run('1'))), cell(para(run('12')), para(run('')))],
    [
      'behind a tab, before a break',
      cell(para('<w:r><w:tab/><w:t>21</w:t><w:br/></w:r>')),
      cell(para('<w:r><w:tab/><w:t>12</w:t><w:br/></w:r>')),
    ],
    [
      'with a soft hyphen',
      cell(para('<w:r><w:t>2</w:t><w:softHyphen/><w:t>1</w:t></w:r>')),
      cell(para('<w:r><w:t>12</w:t><w:softHyphen/><w:t></w:t></w:r>')),
    ],
    ['below zero', cell(para('<w:r><w:noBreakHyphen/><w:t>21</w:t></w:r>')), cell(para('<w:r><w:t>12</w:t></w:r>'))],
    ['a dash', cell(para('<w:r><w:noBreakHyphen/></w:r>')), cell(para('<w:r><w:t>12</w:t></w:r>'))],
    [
      'in a link, with bookmarks and comments',
      cell(
        para(
          '<w:bookmarkStart w:id="1" w:name="a"/><w:commentRangeStart w:id="2"/>',
          `<w:hyperlink w:anchor="a">${run('21')}</w:hyperlink>`,
          '<w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="2"/>',
        ),
      ),
      cell(
        para(
          '<w:bookmarkStart w:id="1" w:name="a"/><w:commentRangeStart w:id="2"/>',
          `<w:hyperlink w:anchor="a">${run('12')}</w:hyperlink>`,
          '<w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="2"/>',
        ),
      ),
    ],
    [
      'in a content control',
      cell(para(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('21')}</w:sdtContent></w:sdt>`)),
      cell(para(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('12')}</w:sdtContent></w:sdt>`)),
    ],
    [
      'in a table of its own',
      cell(tbl(tr(cell(para(run('21'))))), para()),
      cell(tbl(tr(cell(para(run('12'))))), para()),
    ],
    [
      'beside hidden and struck digits',
      cell(para(run('7', '<w:rPr><w:vanish/></w:rPr>'), run('8', '<w:rPr><w:strike/></w:rPr>'), run('21'))),
      cell(para(run('7', '<w:rPr><w:vanish/></w:rPr>'), run('8', '<w:rPr><w:strike/></w:rPr>'), run('12'))),
    ],
    [
      'with the mark of a footnote',
      cell(para(run('21'), '<w:r><w:footnoteReference w:id="3"/></w:r>')),
      cell(para(run('12'), '<w:r><w:footnoteReference w:id="3"/></w:r>')),
    ],
    [
      'with a raised mark',
      cell(para(run('21'), run('①', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'))),
      cell(para(run('12'), run('①', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'))),
    ],
    ['with a note', cell(para(run('21（其中修订16件）'))), cell(para(run('12（其中修订16件）')))],
    ['with a note over runs', cell(para(run('2'), run('1('), run('注)'))), cell(para(run('12'), run('('), run('注)')))],
    ['that was none', cell(para(run('约'), run('21'), run('余条'))), cell(para(run('12'), run(''), run('')))],
  ])('%s', async (_, before, after) => {
    expect(await fixCell(before)).toBe(after);
  });
});

describe('a blank cell', () => {
  test.each([
    ['without a run', cell('<w:p/>'), cell('<w:p><w:r><w:t>12</w:t></w:r></w:p>')],
    [
      'without a run, with an end tag',
      cell('<w:p w:x="1"></w:p>'),
      cell('<w:p w:x="1"><w:r><w:t>12</w:t></w:r></w:p>'),
    ],
    [
      'with a mark',
      cell(
        '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/><x:y xmlns:x="u"/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr></w:pPr></w:p>',
      ),
      cell(
        '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/><x:y xmlns:x="u"/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>12</w:t></w:r></w:p>',
      ),
    ],
    ['with an empty run', cell(para(`<w:r>${bold}</w:r>`)), cell(para(run('12', bold)))],
    ['with an empty run without anything', cell(para('<w:r/>')), cell(para(run('12')))],
    ['with an empty text', cell(para(`<w:r>${bold}<w:t/></w:r>`)), cell(para(run('12', bold)))],
    [
      'with spaces',
      cell(para('<w:r><w:t xml:space="preserve">  </w:t></w:r>')),
      cell(para('<w:r><w:t xml:space="preserve">12</w:t></w:r>')),
    ],
    [
      'with bookmarks',
      cell(para('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>')),
      cell(para('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:r><w:t>12</w:t></w:r>')),
    ],
    ['with two paragraphs', cell('<w:p/><w:p/>'), cell('<w:p><w:r><w:t>12</w:t></w:r></w:p><w:p/>')],
  ])('%s', async (_, before, after) => {
    expect(await fixCell(before)).toBe(after);
  });

  test.each([
    ['a mark', '<w:pPr><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr>'],
    ['a run', '<w:r><w:rPr><w:sz w:val="4"/></w:rPr></w:r>'],
  ])('is not written in the tiny print of %s', async (_, tiny) => {
    expect(await fixCell(cell(para(tiny)))).toBe(cell(para(tiny, run('12'))));
  });

  test('looks as the figures beside it', async () => {
    const row = (cells: string) =>
      tr(
        cells
          .replace('>1</w:t>', '>1</w:t>')
          .replace('<w:r><w:t xml:space="preserve">1<', `<w:r>${bold}<w:t xml:space="preserve">1<`),
      );
    expect(await fixCell(cell('<w:p/>'), '12', {}, row)).toBe(cell(para(run('12', bold))));
  });
});

describe('a tracked change', () => {
  const settings = (inner: string): Around => ({
    parts: { 'word/settings.xml': utf8(`<w:settings xmlns:w="${transitional}">${inner}</w:settings>`) },
    links: '<Relationship Id="s" Type="x/settings" Target="settings.xml"/>',
  });
  const on = settings('<w:trackRevisions/>');
  const del = (id: number, text: string, properties = '', open = '<w:r>') =>
    `<w:del w:id="${id}" ${author}>${open}${properties}<w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
  const ins = (id: number, text: string, properties = '') =>
    `<w:ins w:id="${id}" ${author}>${run(text, properties)}</w:ins>`;
  const kept = (text: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;

  test.each([
    ['of a run', para(run('21', bold)), para(del(1, '21', bold), ins(2, '12', bold))],
    ['of runs', para(run('2', bold), run('1')), para(del(1, '2', bold), ins(2, '12', bold), del(3, '1'))],
    [
      'before a note',
      para(kept(' 21(注)', bold)),
      para(kept(' ', bold), del(1, '21', bold), ins(2, '12', bold), kept('(注)', bold)),
    ],
    [
      'within a run',
      para('<w:r w:rsidR="1"><w:tab/><w:t>2</w:t><w:softHyphen/><w:t>1</w:t><w:footnoteReference w:id="3"/></w:r>'),
      para(
        '<w:r w:rsidR="1"><w:tab/></w:r>',
        `<w:del w:id="4" ${author}><w:r w:rsidR="1"><w:delText xml:space="preserve">2</w:delText><w:softHyphen/><w:delText xml:space="preserve">1</w:delText></w:r></w:del>`,
        ins(5, '12'),
        '<w:r w:rsidR="1"><w:footnoteReference w:id="3"/></w:r>',
      ),
    ],
    ['of a blank', '<w:p/>', para(ins(1, '12'))],
  ])('%s', async (_, before, after) => {
    expect(await fixCell(cell(before), '12', on)).toBe(cell(after));
  });

  test('where the cell has some, and none is lost', async () => {
    const old = '<w:del w:id="7" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>';
    const added = `<w:ins w:id="8" w:author="a">${run('21')}</w:ins>`;
    expect(await fixCell(cell(para(old, run('21'))))).toBe(cell(para(old, del(8, '21'), ins(9, '12'))));
    expect(await fixCell(cell(para(old)))).toBe(cell(para(old, ins(8, '12'))));
    expect(await fixCell(cell(para(old, added)))).toBe(
      cell(para(old, `<w:ins w:id="8" w:author="a">${del(9, '21')}</w:ins>`, ins(10, '12'))),
    );
    const bytes = docx(table(['规章', '3']) + tbl(tr(tc('许可') + cell(para(old, run('21'))))));
    const cells = cellsIn(await read(bytes, ''));
    const { notices } = await fixDocx(bytes, [
      correction(cells.get('1:1:2')!, '4'),
      correction(cells.get('2:1:2')!, '12'),
    ]);
    expect(notices).toMatchObject([{ en: expect.stringContaining('1 written as tracked change ') }]);
    const moved = `<w:moveTo w:id="8" w:author="a">${run('21')}</w:moveTo>`;
    expect(await fixCell(cell(para(moved)))).toContain('moved');
  });

  test.each([
    ['<w:trackRevisions w:val="0"/>', cell(para(run('12')))],
    ['<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>', cell(para(del(1, '21'), ins(2, '12')))],
    ['<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', cell(para(run('12')))],
    ['<w:documentProtection w:formatting="1" w:enforcement="1"/>', cell(para(run('12')))],
  ])('with %s', async (inner, after) => {
    expect(await fixCell(cell(para(run('21'))), '12', settings(inner))).toBe(after);
  });

  test.each(['readOnly', 'comments', 'forms'])('not where only %s are allowed', async (edit) => {
    const around = settings(`<w:documentProtection w:edit="${edit}" w:enforcement="on"/>`);
    await expect(fixCell(cell(para(run('21'))), '12', around)).rejects.toThrow('restricted');
  });
});

describe('left as it is, with the reason', () => {
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const field = (code: string) =>
    `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${mark('separate')}${run('21')}${mark('end')}`;
  const control = (properties: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('21')}</w:sdtContent></w:sdt>`;
  const drawing =
    '<w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><a:blip r:embed="x"/></wp:inline></w:drawing>';

  test.each([
    ['a formula', para(field('=SUM(LEFT)')), 'holds a formula field (=SUM(LEFT))'],
    ['a field', para(field('FORMTEXT')), 'is in a field (FORMTEXT)'],
    [
      'a simple field',
      para(`<w:fldSimple w:instr=" DOCPROPERTY &quot;x&quot; ">${run('21')}</w:fldSimple>`),
      'is in a field (DOCPROPERTY "x")',
    ],
    ['a locked control', para(control('<w:lock w:val="sdtContentLocked"/>')), 'content control'],
    ['a bound control', para(control('<w:dataBinding w:xpath="x"/>')), 'content control'],
    ['a prompt', para(control('<w:showingPlcHdr/>')), 'content control'],
    ['a choice', para(control('<w:dropDownList/>')), 'content control'],
    [
      'a version',
      para(`<mc:AlternateContent><mc:Choice Requires="x">${run('21')}</mc:Choice></mc:AlternateContent>`),
      'several versions',
    ],
    [
      'a text box',
      para(
        `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${para(run('21'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
      'text box',
    ],
    [
      'a phonetic guide',
      para(`<w:r><w:ruby><w:rt>${run('a')}</w:rt><w:rubyBase>${run('21')}</w:rubyBase></w:ruby></w:r>`),
      'phonetic',
    ],
    ['an equation', para('<m:oMath><m:r><m:t>21</m:t></m:r></m:oMath>'), 'equation'],
    ['a symbol', para(run('21'), '<w:r><w:sym w:font="x" w:char="F0FE"/></w:r>'), 'symbol'],
    ['a picture', para(`<w:r>${drawing}</w:r>`), 'picture'],
    ['struck', para(run('21', '<w:rPr><w:strike/></w:rPr>')), 'struck'],
    ['hidden', para(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>21</w:t></w:r>`), 'as planned'],
    ['a table in a blank', tbl(tr(cell('<w:p/>'))) + para(), 'unusual'],
  ])('%s', async (_, content, why) => {
    expect(await fixCell(cell(content))).toContain(why);
  });
});

describe('every shape of document', () => {
  const body = table(['规章', '21']) + table(['许可', '3']);
  const cellAt = async (bytes: Uint8Array) => cellsIn(await read(bytes, '')).get('1:1:2')!;

  /** Corrects a document whose text and parts are changed by these, and returns its old and new parts. */
  async function fixed(
    around: Around,
    rename: (files: Record<string, Uint8Array>) => Record<string, Uint8Array>,
    to = '12',
  ) {
    const bytes = zipSync(rename(unzipSync(docx(body, around))), { level: 0 });
    const { bytes: corrected, left } = await fixDocx(bytes, [correction(await cellAt(bytes), to)]);
    expect(left).toEqual([]);
    expect((await cellAt(corrected)).text).toBe(to);
    return { old: unzipSync(bytes), now: unzipSync(corrected) };
  }

  const encodings: readonly (readonly [string, (text: string) => Uint8Array])[] = [
    ['UTF-8 with a mark', (text) => utf8(`\ufeff${text}`)],
    ['UTF-16', (text) => new Uint8Array(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'))],
    [
      'UTF-16, the other way',
      (text) => new Uint8Array(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()),
    ],
    [
      'a declared code page',
      (text) => utf8(text.replace('UTF-8', 'GBK').replaceAll(/[^ -~\s]/g, (one) => `&#${one.codePointAt(0)};`)),
    ],
  ];
  test.each(encodings)('in %s', async (_, encode) => {
    const { old, now } = await fixed({}, (files) => ({
      ...files,
      [main]: encode(new TextDecoder().decode(files[main])),
    }));
    const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    const expected = encoded(old[main]!).replace(
      />(\0?)2(\0?)1(\0?)</,
      (_, ...zeros) => `>${zeros[0]}1${zeros[1]}2${zeros[2]}<`,
    );
    expect(encoded(now[main]!)).toBe(expected);
  });

  test.each([
    ['another prefix', (xml: string) => xml.replaceAll(/(<\/?|xmlns:|\s)w:/g, '$1x:').replace('xmlns:w=', 'xmlns:x=')],
    ['no prefix', (xml: string) => xml.replaceAll(/(<\/?)w:/g, '$1').replace('xmlns:w=', 'xmlns=')],
    [
      'the strict namespace',
      (xml: string) => xml.replaceAll(transitional, 'http://purl.oclc.org/ooxml/wordprocessingml/main'),
    ],
  ])('with %s', async (_, root) => {
    const { old, now } = await fixed({ root }, (files) => files);
    const text = new TextDecoder().decode(old[main]);
    expect(text).not.toBe(xmlOf(docx(body)));
    expect(new TextDecoder().decode(now[main])).toBe(text.replace('>21<', '>12<'));
    const tracking = {
      parts: { 'word/settings.xml': utf8(`<w:settings xmlns:w="${transitional}"><w:trackRevisions/></w:settings>`) },
      links: '<Relationship Id="s" Type="x/settings" Target="settings.xml"/>',
    };
    const { now: changed } = await fixed({ root, ...tracking }, (files) => files);
    const [, deleted, inserted] = /<((?:\w+:)?del) .*?<\/\1><((?:\w+:)?ins) /.exec(
      new TextDecoder().decode(changed[main]),
    )!;
    expect([deleted, inserted]).toEqual(
      text.includes('<tc>') ? ['rl:del', 'rl:ins'] : text.includes('<x:tc>') ? ['x:del', 'x:ins'] : ['w:del', 'w:ins'],
    );
  });

  test('whose text has another name', async () => {
    const renamed = (files: Record<string, Uint8Array>) =>
      Object.fromEntries(
        Object.entries(files).map(([name, bytes]) => [
          name.replace('document', 'document2'),
          /xml$|rels$/.test(name) && name !== main
            ? utf8(new TextDecoder().decode(bytes).replaceAll('document.xml', 'document2.xml'))
            : bytes,
        ]),
      );
    const { old, now } = await fixed({}, renamed);
    const name = 'word/document2.xml';
    expect(new TextDecoder().decode(now[name])).toBe(new TextDecoder().decode(old[name]).replace('>21<', '>12<'));
    expect(Object.keys(now)).toEqual(Object.keys(old));
  });

  test.each([
    'ms-word.document.macroEnabled',
    'ms-word.template.macroEnabledTemplate',
    'vnd.openxmlformats-officedocument.wordprocessingml.template',
  ])('%s', async (type) => {
    await fixed({ type: type.startsWith('ms') ? `vnd.${type}` : type }, (files) => files);
  });

  test('but not what another file in it shows', async () => {
    const page = utf8('<html><body><table><tr><td>规章</td><td>21</td></tr></table></body></html>');
    const bytes = docx(`<w:altChunk r:id="c"/>${body}`, {
      parts: { 'word/a.html': page },
      links: '<Relationship Id="c" Type="x/aFChunk" Target="a.html"/>',
    });
    const { left } = await fixDocx(bytes, [correction(await cellAt(bytes), '12')]);
    expect(left.map(({ why }) => why.en)).toEqual([expect.stringContaining('another file')]);
  });

  test('but not a table in several versions', async () => {
    const bytes = docx(
      `<mc:AlternateContent><mc:Choice Requires="wps">${body}</mc:Choice><mc:Fallback>${body}</mc:Fallback></mc:AlternateContent>`,
    );
    const { left } = await fixDocx(bytes, [correction(await cellAt(bytes), '12')]);
    expect(left.map(({ why }) => why.en)).toEqual([expect.stringContaining('several versions')]);
  });

  test('a cell that is merged', async () => {
    const merged = tbl(
      tr(tc('规章', '<w:vMerge w:val="restart"/>') + tc('21', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')) +
        tr(tc('', '<w:vMerge/>') + tc('77', '<w:gridSpan w:val="2"/><w:vMerge/>')),
    );
    const bytes = docx(merged);
    const done = await fixDocx(bytes, [correction(await cellAt(bytes), '12')]);
    expect(xmlOf(done.bytes)).toBe(xmlOf(bytes).replace('>21<', '>12<'));
  });

  test('one correction that does not read as planned is left, the others are made', async () => {
    const hidden = tc(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>21</w:t></w:r></w:p>`);
    const bytes = docx(tbl(tr(tc('规章') + hidden + tc('3'))));
    const cells = cellsIn(await read(bytes, ''));
    const done = await fixDocx(bytes, [correction(cells.get('1:1:2')!, '12'), correction(cells.get('1:1:3')!, '4')]);
    expect(done.left.map(({ correction }) => correction.cell.place.column)).toEqual([2]);
    expect(xmlOf(done.bytes)).toBe(xmlOf(bytes).replace('>3<', '>4<'));
  });
});

test('two cells in one place of two tables', async () => {
  const bytes = docx(table(['规章', '21']) + table(['许可', '3']));
  const cells = cellsIn(await read(bytes, ''));
  const done = await fix('docx', bytes, [correction(cells.get('1:1:2')!, '12'), correction(cells.get('2:1:2')!, '4')]);
  expect(done?.left).toEqual([]);
  expect([...cellsIn(await read(done!.bytes, '')).values()].map(({ text }) => text)).toEqual([
    '规章',
    '12',
    '许可',
    '4',
  ]);
});

test('a signed document is not changed', async () => {
  const bytes = docx(table(['规章', '21']), { parts: { '_xmlsignatures/sig1.xml': utf8('<s/>') } });
  await expect(fixDocx(bytes, [])).rejects.toThrow('signature');
});
