import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import { csv } from '../../src/writers/csv.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { asDocx } from '../support/make/docx.ts';
import { distinct } from '../support/make/figures.ts';
import { objectsOf, ofd } from '../support/make/ofd.ts';
import { asExcel2003, asWord2003, flatOpc } from '../support/make/office-xml.ts';
import { flat, printedOds, printedOdt } from '../support/make/opendocument.ts';
import { drawPages, printPdf } from '../support/make/pdf.ts';
import { asText, items, title } from '../support/make/printed.ts';
import { asHtml, asMhtml } from '../support/make/printed-html.ts';
import { asMarkdown, asPage } from '../support/make/printed-lines.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

const form = forms[0]!;
const workbook = new Uint8Array(readFileSync('fixtures/examples/溪口镇2025.xlsx'));
const report = await readReport(workbook, { path: 'a.xlsx' });
const printed = [title('溪口镇', 2025), ...items(form, distinct(form))];

const files: Readonly<Record<string, Uint8Array>> = {
  xlsx: workbook,
  csv: utf8(csv([report])),
  'tidy csv': utf8(tidy([report])),
  json: utf8(json([report])),
  docx: asDocx(printed),
  'Word XML': flatOpc(asDocx(printed)),
  'Word 2003 XML': asWord2003(asDocx(printed)),
  'Excel 2003 XML': asExcel2003(workbook),
  text: utf8(asText(printed)),
  'page as text': utf8(asPage(printed, { wide: 1, align: 'right', blankLines: false, margin: 0 })),
  Markdown: utf8(asMarkdown(printed)),
  ods: printedOds(printed),
  odt: printedOdt(printed),
  'flat ods': printedOds(printed, {}, flat),
  'flat odt': printedOdt(printed, flat),
  html: utf8(asHtml(printed)),
  mhtml: utf8(asMhtml(utf8(asHtml(printed)))),
  pdf: printPdf(printed, { ruling: 'boxes' }),
  ofd: ofd(drawPages(printed, { ruling: 'boxes' }).map(objectsOf)),
};

/** Whatever a file holds, it ends in a verdict; an error that is not the user's to mend would be thrown and fail the test. */
describe.each(Object.entries(files))('a damaged %s', (_, bytes) => {
  const judged = async (damaged: Uint8Array) => {
    const { verdict, problem } = await lint(damaged, { path: 'damaged' });
    expect(verdict === 'cannot-check').toBe(problem !== null);
    if (problem) expect([problem.message.zh, problem.message.en].every((text) => text.length > 0)).toBe(true);
  };

  test('cut short anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), (end) => judged(bytes.subarray(0, end))),
      runs(3, 10),
    );
  });

  test('with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, (list) => {
        const changed = bytes.slice();
        for (const [at, byte] of list) changed[at] = byte;
        return judged(changed);
      }),
      runs(5, 20),
    );
  });

  test('with a part repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(bytes.length), (from, to) => {
        const part = bytes.subarray(Math.min(from, to), Math.max(from, to));
        return judged(Uint8Array.from([...bytes, ...part]));
      }),
      runs(3, 10),
    );
  });
});

test('bytes of no format at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect((await lint(bytes, { path: 'x' })).verdict).toBe('cannot-check');
    }),
    runs(40, 300),
  );
});
