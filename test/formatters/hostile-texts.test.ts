import { unzipSync } from 'fflate';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { binaryFormatters } from '../../src/formatters/index.ts';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { Form } from '../../src/model/form.ts';
import type { Result } from '../../src/model/result.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { html as convertedHtml } from '../../src/writers/html/index.ts';
import { distinct } from '../support/make/figures.ts';
import { bytesOf, items, print, title } from '../support/make/printed.ts';
import { official } from '../support/official.ts';
import { plainView } from '../support/plain-view.ts';
import { resultOf, written } from '../support/results.ts';

/** A text that ends an attribute, an element, a comment and a section, where one forgets to escape it. */
const hostile = `" a="x' b='x<b id=x></td></table><script>x</script>&quot;--> ]]>`;

/** Stands in every text that a file or a form may hold. */
const mark = '甲乙丙';

/** A report in which sums are wrong and figures unreadable. */
async function markedResult(): Promise<Result> {
  const [form] = forms.map(official);
  const own: Form = JSON.parse(JSON.stringify(form), (key, value) =>
    ['name', 'en', 'zh'].includes(key) && typeof value === 'string' ? value + mark : value,
  );
  const figures = structuredClone(distinct(form!)) as Record<string, Record<string, Record<string, number | string>>>;
  figures.requests!.granted!.total = 3;
  figures.requests!.received!.research = `约20${mark}`;
  figures.cases!.reconsideration!.total = '';
  const printed = [title(`溪口镇${mark}`, 2025), ...items(own, figures)];
  const bytes = await bytesOf((workbook) => print(workbook.addWorksheet(`年报${mark}`), printed));
  return resultOf([await lint(bytes, { path: `年报${mark}.xlsx`, forms: [own] })]);
}

/** Returns a copy of a value with another text in place of the mark; what was one object stays one. */
function holding<T>(value: T, text: string, copies = new Map<unknown, unknown>()): T {
  if (typeof value === 'string') return value.replaceAll(mark, () => text) as T;
  if (value === null || typeof value !== 'object') return value;
  if (copies.has(value)) return copies.get(value) as T;
  if (value instanceof Map) return new Map([...value].map((entry) => holding(entry, text, copies))) as T;
  const copy: object = Array.isArray(value) ? [] : {};
  copies.set(value, copy);
  for (const [key, one] of Object.entries(value)) Object.assign(copy, { [key]: holding(one, text, copies) });
  return copy as T;
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string }[];
  readonly childNodes?: readonly Node[];
}

/** Every element of a page, with the names of its attributes, in order. */
function elementsIn({ nodeName, attrs = [], childNodes = [] }: Node): string[] {
  const own = nodeName.startsWith('#') ? [] : [`${nodeName} ${attrs.map(({ name }) => name).join(' ')}`];
  return [...own, ...childNodes.flatMap(elementsIn)];
}

function xmlElements(text: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push(`${name} ${Object.keys(attributes).join(' ')}`));
  parser.write(text).close();
  return found;
}

const page = (text: string) => elementsIn(parse(text) as unknown as Node);

/** Outputs with markup, each as its elements. */
const outputs: Readonly<Record<string, (result: Result, language: Language) => Promise<string[]>>> = {
  html: async (result, language) => page(await written('html', result, { language })),
  'html, verbose': async (result, language) => page(await written('html', result, { language, verbose: true })),
  'convert to html': async ({ files: [file] }, language) => page(convertedHtml([file!.reports[0]!.report], language)),
  junit: async (result, language) => xmlElements(await written('junit', result, { language })),
  xlsx: async (result, language) => {
    const bytes = await (await binaryFormatters.xlsx())(result, { ...plainView, language });
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/.test(name));
    return parts.flatMap(([, part]) => xmlElements(new TextDecoder().decode(part)));
  },
};

const marked = markedResult();

/** An output is made of the same elements and attributes, whatever texts are in it. */
describe.each(Object.keys(outputs))('%s', (name) => {
  test.each(languages)('keeps its markup, %s', async (language) => {
    const result = await marked;
    const usual = await outputs[name]!(result, language);
    expect(usual.length).toBeGreaterThan(50);
    expect(await outputs[name]!(holding(result, hostile), language)).toEqual(usual);
  });
});
