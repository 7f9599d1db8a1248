import { readFileSync } from 'node:fs';
import validate from '@ooxml-tools/validate';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sealDocument } from '../../src/artifacts/seal.ts';
import { p, r } from '../support/make/docx.ts';
import type { Figures } from '../support/make/figures.ts';
import { markedWord, partsOf, wordReport, wrongReport } from '../support/word-copy.ts';

/** The validator of the Open XML SDK, with the published schemas and the rules beside them. */

/** The errors of a document, without their places, which are others in a copy. */
async function errorsIn(bytes: Uint8Array): Promise<string[]> {
  const errors = await validate(new Uint8Array(bytes), 'docx', 'Microsoft365');
  return errors.map(({ id, description }: { id: string; description: string }) => `${id} ${description}`).sort();
}

/** Packs the text of a document with nothing else, but all that the format asks for. */
function packaged(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relationships}"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(change(partsOf(bytes)['word/document.xml']!).replaceAll('<w:tblPr/>', grid)),
  });
}

const odd = (paragraph: string) => packaged(wordReport(wrongReport()), (xml) => xml.replace(p('41'), () => paragraph));
const grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="800"/></w:tblGrid>';

/** Makes 行政复议 three cases, which is not what the text says. */
function threeCases(figures: Figures): Figures {
  const reconsideration = { upheld: 3, corrected: 0, other: 0, pending: 0, total: 3 };
  return { ...figures, cases: { ...figures.cases, reconsideration } };
}

describe('a marked copy breaks no rule of the format that the original keeps', () => {
  const said = '本年。全年收到行政复议5件，未发生行政诉讼。';
  const full =
    '<w:pStyle w:val="a"/><w:keepNext/><w:pBdr/><w:shd w:val="clear" w:fill="00FF00"/><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs><w:spacing w:after="0"/><w:jc w:val="center"/><w:rPr><w:b/></w:rPr>';
  const cases: Readonly<Record<string, () => Uint8Array>> = {
    'a document of LibreOffice, with a comment': () => readFileSync('fixtures/writers/writer.docx'),
    'a figure': () => odd(p('41')),
    'a paragraph with all kinds of properties': () => odd(p('41', full)),
    'a paragraph with a property behind the shading': () => odd(p('41', '<w:pBdr/><w:jc w:val="center"/>')),
    'an empty paragraph': () => odd('<w:p/>'),
    'text that is divided': () =>
      packaged(wordReport(wrongReport([said], threeCases)), (xml) =>
        xml.replace(p(said), `<w:p>${r(said, '<w:b/><w:sz w:val="21"/>')}</w:p>`),
      ),
  };

  test.each(Object.keys(cases))('%s', async (name) => {
    const bytes = cases[name]!();
    const { bytes: copy, comments } = await markedWord(bytes);
    expect(comments.length).toBeGreaterThan(1);
    const sealed = await sealDocument(copy, { kind: 'marked-copy', source: 'a.docx' });
    expect(await errorsIn(sealed)).toEqual(await errorsIn(bytes));
  });

  test('the validator knows the order of elements', async () => {
    const { bytes, parts } = await markedWord(odd(p('41', '<w:jc w:val="center"/>')));
    const before = await errorsIn(bytes);
    const [whole, shading, centred] = /(<w:shd [^>]*>)(<w:jc [^>]*>)/.exec(parts['word/document.xml']!)!;
    const swapped = parts['word/document.xml']!.replace(whole!, `${centred}${shading}`);
    const broken = zipSync({ ...unzipSync(bytes), 'word/document.xml': strToU8(swapped) });
    expect((await errorsIn(broken)).length).toBeGreaterThan(before.length);
  });
});
