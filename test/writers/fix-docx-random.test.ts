import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctionsOf, withSuggested } from '../../src/corrections.ts';
import { fixDocx } from '../../src/fixers/docx/index.ts';
import { forms, lint } from '../../src/lint.ts';
import type { Cell } from '../../src/model/document.ts';
import { entriesOf } from '../../src/model/report.ts';
import { isPlainCount, readValue } from '../../src/model/value.ts';
import { type Located, readLocated } from '../../src/readers/located-docx.ts';
import { correction } from '../support/corrections.ts';
import { asDocx, p, r } from '../support/make/docx.ts';
import { consistent, type Figures } from '../support/make/figures.ts';
import { items, title } from '../support/make/printed.ts';
import { runs } from '../support/random-runs.ts';
import { rawEntries } from '../support/zip-entries.ts';

const main = 'word/document.xml';
const bold = '<w:b/>';
const wide = (text: string) => [...text].map((digit) => '０１２３４５６７８９'[Number(digit)]).join('');
const para = (...content: string[]) => `<w:p>${content.join('')}</w:p>`;
const split = (text: string) => [...text].map((digit, at) => r(digit, at % 2 === 0 ? bold : '')).join('<w:proofErr/>');
const changed = (text: string) =>
  `<w:del w:id="1" w:author="a"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${r(text)}</w:ins>`;
const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

/** Ways in which a cell can hold a figure, all of which can be corrected. */
const shapes: readonly ((text: string) => string)[] = [
  p,
  (text) => para(split(text)),
  (text) => p(wide(text)),
  (text) => p(`${text}件`, '<w:jc w:val="center"/>', bold),
  (text) => p(`　 ${text} `),
  (text) => p(`\n${text}\n`),
  (text) => `${p('')}${p(text)}${p('')}`,
  (text) => p(`${text}（其中修订1件）`),
  (text) => para(split(text), r('①', '<w:vertAlign w:val="superscript"/>')),
  (text) => para(changed(text)),
  (text) => para(changed(''), split(text)),
  (text) => para(control(r(text))),
  (text) => control(para('<w:bookmarkStart w:id="3" w:name="a"/>', r(text), '<w:bookmarkEnd w:id="3"/>')),
  (text) => para(`<w:hyperlink w:anchor="a">${split(text)}</w:hyperlink>`),
  (text) => para(r('9', '<w:vanish/>'), r(text), r('8', '<w:strike/>'), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
  (text) => para(`<w:r><w:tab/><w:t>&#x${text.charCodeAt(0).toString(16)};${text.slice(1)}</w:t><w:softHyphen/></w:r>`),
];

function figuresIn({ document }: Located): Cell[] {
  const cells = document.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) : [],
  );
  return [...new Set(cells)].filter((cell) => readValue(cell).kind === 'number');
}

const keyOf = ({ place }: Cell) => `${place.table}:${place.row}:${place.column}`;

/** The XML of a document without the content of some cells. */
function xmlWithout({ xml, elements }: Located, corrected: ReadonlySet<string>): string {
  const spans = [...elements].flatMap(([one, { tag, end }]) =>
    'kind' in one || !corrected.has(keyOf(one)) ? [] : [{ from: tag.from, to: end }],
  );
  let [text, at] = ['', 0];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    text += `${xml.slice(at, from)}…`;
    at = to;
  }
  return text + xml.slice(at);
}

/** A report to be drawn: the number of its form, its figures, and the shapes that its cells take in turn. */
interface Drawing {
  readonly form: number;
  readonly figures: Figures;
  readonly shape: readonly number[];
}

const drawings: fc.Arbitrary<Drawing> = fc.nat(forms.length - 1).chain((form) =>
  fc.record({
    form: fc.constant(form),
    figures: consistent(forms[form]!),
    shape: fc.array(fc.nat(shapes.length - 1), { minLength: 7, maxLength: 60 }),
  }),
);

function drawn({ form, figures, shape }: Drawing): Uint8Array {
  let at = 0;
  const cell = (text: string) => (isPlainCount(text) ? shapes[shape[at++ % shape.length]!]!(text) : p(text));
  return asDocx([title('甲局', 2023), ...items(forms[form]!, figures)], { cell });
}

test('exactly the corrected cells differ, and nothing else in the file', async () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(99999)), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(drawings, changes, async (report, wanted) => {
      const bytes = drawn(report);
      const before = await readLocated(bytes, '');
      const cells = figuresIn(before);
      const chosen = new Map(wanted.map(([at, number]) => [cells[at % cells.length]!, String(number)]));
      const { bytes: fixed, left } = await fixDocx(
        bytes,
        [...chosen].map(([cell, to]) => correction(cell, to)),
      );
      expect(left).toEqual([]);

      const after = await readLocated(fixed, '');
      const corrected = new Map([...chosen].map(([cell, to]) => [keyOf(cell), to]));
      for (const [index, cell] of figuresIn(after).entries()) {
        const to = corrected.get(keyOf(cell));
        const old = cells[index]!;
        if (to === undefined) expect(cell).toEqual(old);
        else {
          const { text } = old;
          const note = /（.*）|①/.exec(text)?.[0] ?? '';
          expect(cell.text.replaceAll(/\s/g, '')).toBe(`${to}${note}`);
        }
      }
      const keys = new Set(corrected.keys());
      expect(xmlWithout(after, keys)).toBe(xmlWithout(before, keys));
      const [old, now] = [rawEntries(bytes), rawEntries(fixed)];
      expect(now.end).toEqual(old.end);
      expect(now.entries.filter(({ name }) => name !== main)).toEqual(old.entries.filter(({ name }) => name !== main));
      // History is kept: what was deleted still is.
      const deleted = (xml: string) => xml.match(/<w:del w:id="1" w:author="a">/g)?.length;
      expect(deleted(after.xml)).toBe(deleted(before.xml));
    }),
    runs(6, 60),
  );
});

test('a report with one wrong figure has no sum broken once it is corrected', async () => {
  const spoilt = fc.constantFrom('requests/received/total', 'requests/outcomes/total', 'cases/reconsideration/total');
  await fc.assert(
    fc.asyncProperty(drawings, spoilt, fc.integer({ min: 1, max: 99 }), async (report, id, by) => {
      // Units and notes are not what an amount of money takes.
      const bytes = drawn({ ...report, shape: report.shape.map((one) => ([3, 7].includes(one) ? 0 : one)) });
      const { reports } = await lint(bytes, { path: '甲.docx' });
      const entry = entriesOf(reports[0]!.report).find(({ at }) => at.id === id)!;
      if (entry.value.kind !== 'number') throw new Error(`${id} was not read`);
      const wrong = String(Number(entry.value.number.units) + by);
      const { bytes: broken } = await fixDocx(bytes, [correction(entry.cell!, wrong)]);
      const found = await lint(broken, { path: '甲.docx' });
      expect(found.verdict).toBe('fail');
      const corrections = withSuggested(correctionsOf(found));
      const { bytes: fixed, left } = await fixDocx(broken, corrections);
      expect(left).toEqual([]);
      const after = await lint(fixed, { path: '甲.docx' });
      const isKnown = corrections.some(({ safety }) => safety === 'suggested');
      if (isKnown) expect(after.verdict).toBe('pass');
    }),
    runs(3, 30),
  );
});
