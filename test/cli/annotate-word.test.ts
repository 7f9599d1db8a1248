import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isUntouched } from '../../src/artifacts/seal.ts';
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { commentsIn, partsOf, rezipped, wordReport, wrongReport } from '../support/word-copy.ts';
import { rawEntries } from '../support/zip-entries.ts';

const report = wordReport(wrongReport());

/** A folder with a report that has a wrong figure. */
function folder(bytes = report, name = '商务局.docx'): string {
  const cwd = scratch();
  writeFileSync(`${cwd}/${name}`, bytes);
  return cwd;
}

const customLink =
  '<Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>';
const properties =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1</vt:lpwstr></property></Properties>';

/** The report as WPS saves it, with custom properties. */
const ofWps = withProperties(properties);

function withProperties(xml: string): Uint8Array {
  const parts = unzipSync(report);
  const rels = strFromU8(parts['_rels/.rels']!).replace('</Relationships>', `${customLink}</Relationships>`);
  return zipSync({ ...parts, '_rels/.rels': strToU8(rels), 'docProps/custom.xml': strToU8(xml) });
}

describe('the marked copy of a Word document', () => {
  test('is beside the original, which stays as it is', async () => {
    const cwd = folder();
    expect(await runIn(cwd, 'annotate', '商务局.docx')).toMatchObject({
      exitCode: 0,
      stdout: '已写出 商务局.核对.docx：1 处错误\n',
      stderr: '',
    });
    expect((await runIn(cwd, 'annotate', '商务局.docx', '--lang', 'en')).stdout).toBe(
      'wrote 商务局.checked.docx: 1 error\n',
    );
    expect(readdirSync(cwd).sort()).toEqual(['商务局.checked.docx', '商务局.docx', '商务局.核对.docx']);
    expect(new Uint8Array(readFileSync(`${cwd}/商务局.docx`))).toEqual(report);
    const parts = partsOf(readFileSync(`${cwd}/商务局.核对.docx`));
    expect(commentsIn(parts['word/document.xml']!, parts['word/comments.xml']!).map(({ on }) => on)).toContain('41');
  });

  test('keeps the other parts byte for byte, with the seal among the custom properties', async () => {
    const cwd = folder(ofWps);
    await runIn(cwd, 'annotate', '商务局.docx');
    const copy = readFileSync(`${cwd}/商务局.核对.docx`);
    const [a, b] = [rawEntries(ofWps).entries, rawEntries(copy).entries];
    expect(b.map(({ name }) => name)).toEqual([...a.map(({ name }) => name), 'word/comments.xml']);
    const changed = a.filter(({ file }, index) => Buffer.compare(file, b[index]!.file) !== 0).map(({ name }) => name);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'docProps/custom.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
    ]);
    expect(partsOf(copy)['docProps/custom.xml']).toMatch(
      /2052-12\.1<\/vt:lpwstr><\/property><property [^>]*pid="8" name="report-lint"><vt:lpwstr>marked-copy \w{64} \S+<\/vt:lpwstr><\/property><\/Properties>$/,
    );
  });

  test.each([
    ['without custom properties', report],
    ['with some', ofWps],
    ['with none in their part', withProperties(properties.replace(/>.*$/, ' />'))],
  ])('is written again, %s, unless somebody has edited it', async (_, bytes) => {
    const cwd = folder(bytes);
    for (const _ of [1, 2]) expect((await runIn(cwd, 'annotate', '商务局.docx')).exitCode).toBe(0);
    const name = `${cwd}/商务局.核对.docx`;
    const copy = new Uint8Array(readFileSync(name));
    expect(await isUntouched(copy, { kind: 'marked-copy' })).toBe(true);
    const parts = unzipSync(copy);
    for (const part of Object.keys(parts)) {
      const text = strFromU8(parts[part]!);
      const edited = zipSync({ ...parts, [part]: strToU8(text.replace(/(\w)(?=\w*["<])/, '$1x')) });
      expect(await isUntouched(edited, { kind: 'marked-copy' }).catch(() => false), part).toBe(false);
    }
    const edited = zipSync({
      ...parts,
      'word/document.xml': strToU8(strFromU8(parts['word/document.xml']!).replace('41', '14')),
    });
    writeFileSync(name, edited);
    const refused = await runIn(cwd, 'annotate', '商务局.docx');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('为防止覆盖，未写入');
    expect(new Uint8Array(readFileSync(name))).toEqual(edited);
    expect((await runIn(cwd, 'annotate', '商务局.docx', '--force')).exitCode).toBe(0);
    expect(new Uint8Array(readFileSync(name))).toEqual(copy);
  });

  test('of another report is not replaced', async () => {
    const cwd = folder();
    writeFileSync(`${cwd}/教育局.docx`, report);
    await runIn(cwd, 'annotate', '商务局.docx', '-o', 'x.docx');
    expect((await runIn(cwd, 'annotate', '教育局.docx', '-o', 'x.docx')).exitCode).toBe(2);
  });

  test('is known by lint, whatever its name, and passed over in a folder', async () => {
    const cwd = folder();
    await runIn(cwd, 'annotate', '商务局.docx');
    const beside = await runIn(cwd, '.');
    expect(beside.stdout).toContain('1 份报告需更正');
    await runIn(cwd, 'annotate', '商务局.docx', '-o', '别名.docx');
    const other = await runIn(cwd, '.');
    expect(other.stdout).toContain('1 份报告需更正');
    expect(other.stderr).toContain('别名.docx：是 annotate 写出的核对稿，已跳过');
    const named = await runIn(cwd, '别名.docx');
    expect(named.stderr).toContain('这是 annotate 写出的核对稿；请在报告原件里更正');
    expect(named.stdout).toContain('1 份报告需更正');
  });

  test('is no report to be marked, edited or not', async () => {
    const cwd = folder();
    await runIn(cwd, 'annotate', '商务局.docx');
    const name = `${cwd}/商务局.核对.docx`;
    const again = await runIn(cwd, 'annotate', '商务局.核对.docx');
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain('核对稿');
    const parts = unzipSync(new Uint8Array(readFileSync(name)));
    writeFileSync(name, zipSync({ ...parts, 'word/more.xml': strToU8('<a/>') }));
    expect((await runIn(cwd, 'annotate', '商务局.核对.docx')).stderr).toContain('核对稿');
    // Edited, it is a report as any other for lint.
    expect((await runIn(cwd, '商务局.核对.docx')).stderr).toBe('');
  });

  test('without its comments is a document as any other, and can be marked again', async () => {
    const cwd = folder();
    await runIn(cwd, 'annotate', '商务局.docx');
    const parts = unzipSync(new Uint8Array(readFileSync(`${cwd}/商务局.核对.docx`)));
    const comments = strFromU8(parts['word/comments.xml']!).replaceAll(/<w:comment [\s\S]*<\/w:comment>/g, '');
    const text = strFromU8(unzipSync(report)['word/document.xml']!);
    const cleaned = { ...parts, 'word/comments.xml': strToU8(comments), 'word/document.xml': strToU8(text) };
    writeFileSync(`${cwd}/清稿.docx`, zipSync(cleaned));
    expect((await runIn(cwd, 'annotate', '清稿.docx')).stdout).toBe('已写出 清稿.核对.docx：1 处错误\n');
    const copy = new Uint8Array(readFileSync(`${cwd}/清稿.核对.docx`));
    expect(partsOf(copy)['docProps/custom.xml']!.match(/name="report-lint"/g)).toHaveLength(1);
    expect(await isUntouched(copy, { kind: 'marked-copy', source: '清稿.docx' })).toBe(true);
  });
});

describe('the name of the copy', () => {
  test('tells the kind: a workbook for any file, a document for a document', async () => {
    const cwd = folder();
    writeFileSync(`${cwd}/bad.csv`, bad);
    expect((await runIn(cwd, 'annotate', '商务局.docx', '-o', 'a.xlsx')).stdout).toContain('已写出 a.xlsx');
    expect(Object.keys(partsOf(readFileSync(`${cwd}/a.xlsx`)))).toContain('xl/workbook.xml');
    expect(await runIn(cwd, 'annotate', 'bad.csv', '-o', 'a.docx', '--lang', 'en')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('only a Word document (.docx, .docm) becomes a document with comments'),
    });
    const macros = rezipped(report, (xml) => xml, { type: 'vnd.ms-word.document.macroEnabled' });
    writeFileSync(`${cwd}/宏.docm`, macros);
    expect((await runIn(cwd, 'annotate', '宏.docm', '-o', 'b.docx')).stderr).toContain('要以 .docm 结尾');
    expect((await runIn(cwd, 'annotate', '宏.docm')).stdout).toContain('已写出 宏.核对.docm');
  });

  test('of many files goes by the kind of each', async () => {
    const cwd = folder();
    writeFileSync(`${cwd}/bad.csv`, bad);
    expect((await runIn(cwd, 'annotate', '.', '-o', 'out/')).exitCode).toBe(0);
    expect(readdirSync(`${cwd}/out`).sort()).toEqual(['bad.核对.xlsx', '商务局.核对.docx']);
  });

  test('a strict document gets strict links and properties', async () => {
    const parts = unzipSync(report);
    const strict = Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [
        name,
        strToU8(
          strFromU8(bytes)
            .replaceAll(
              'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
              'http://purl.oclc.org/ooxml/wordprocessingml/main',
            )
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006',
              'http://purl.oclc.org/ooxml/officeDocument',
            ),
        ),
      ]),
    );
    const cwd = folder(zipSync(strict));
    expect((await runIn(cwd, 'annotate', '商务局.docx')).exitCode).toBe(0);
    const copy = readFileSync(`${cwd}/商务局.核对.docx`);
    for (const [name, text] of Object.entries(partsOf(copy)))
      expect(text.replaceAll('openxmlformats.org/package/', ''), name).not.toMatch(
        /openxmlformats\.org\/(?:officeDocument|wordprocessingml\/2006)/,
      );
    expect(await isUntouched(new Uint8Array(copy), { kind: 'marked-copy' })).toBe(true);
  });

  test('a signed document gives a notice', async () => {
    const cwd = folder(zipSync({ ...unzipSync(report), '_xmlsignatures/sig1.xml': strToU8('<a/>') }));
    expect((await runIn(cwd, 'annotate', '商务局.docx')).stderr).toContain('商务局.docx：文档带有数字签名');
  });
});
