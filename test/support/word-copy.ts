import { strFromU8, unzipSync } from 'fflate';
import { annotate, type CopyEnding } from '../../src/annotate/index.ts';
import { parseXml } from '../../src/codecs/xml.ts';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { Language } from '../../src/model/text.ts';
import { type Around, asDocx, docx, p, type Way } from './make/docx.ts';
import { type Figures, sparse } from './make/figures.ts';
import { type Item, items, title } from './make/printed.ts';

const [form] = forms.filter(({ id }) => id === 'cn-ogi-2021');

/** The parts of a report with one figure typed wrong, and paragraphs of text below the title. */
export function wrongReport(paragraphs: readonly string[] = [], change: (figures: Figures) => Figures = wrongTotal) {
  const printed: readonly Item[] = [
    title('云浦市商务局', 2023),
    ...(paragraphs.length > 0 ? ['一、总体情况', ...paragraphs] : []),
    ...items(form!, change(sparse(form!))),
  ];
  return printed;
}

/** Changes one total of 表三: 总计 of 予以公开. */
export function wrongTotal(figures: Figures): Figures {
  const { requests } = figures;
  return { ...figures, requests: { ...requests, granted: { ...requests!.granted!, total: 41 } } };
}

/** Prints a report as a document, its XML changed. */
export function wordReport(printed: readonly Item[], way: Way = {}, change: (xml: string) => string = (xml) => xml) {
  return rezipped(asDocx(printed, way), change);
}

/** Packs a document anew with its text changed. */
export function rezipped(bytes: Uint8Array, change: (xml: string) => string, around: Around = {}): Uint8Array {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
  const body = /<w:body>([\s\S]*)<w:sectPr>/.exec(change(xml))![1]!;
  return docx(body, around);
}

/** A comment of a document and the text that it covers. */
export interface SeenComment {
  readonly id: string;
  readonly author: string | undefined;
  readonly text: string;
  readonly on: string;
}

/** Marks a document; returns the copy, its parts as texts, and its comments in order. */
export async function markedWord(bytes: Uint8Array, language: Language = 'zh', path = 'a.docx', ending?: CopyEnding) {
  const copy = await annotate(await lint(bytes, { path }), bytes, language, ending);
  const parts = partsOf(copy.bytes);
  return { ...copy, parts, comments: commentsIn(parts['word/document.xml']!, parts['word/comments.xml'] ?? '') };
}

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** Reads the comments of a document as a word processor does: by their numbers. */
export function commentsIn(document: string, comments: string): SeenComment[] {
  const covered = new Map<string, string>();
  const open = new Set<string>();
  parse(document, {
    open(name, { id = '' }) {
      if (name === 'commentRangeStart') open.add(id);
      if (name === 'commentRangeEnd') open.delete(id);
      if (name === 'commentReference') covered.set(id, covered.get(id) ?? '');
    },
    text(chars, around) {
      if (around.at(-1) === 't') for (const id of open) covered.set(id, (covered.get(id) ?? '') + chars);
    },
  });
  const seen: { id: string; author: string | undefined; text: string; on: string }[] = [];
  parse(comments, {
    open(name, { id = '', author }) {
      if (name === 'comment') seen.push({ id, author, text: '', on: covered.get(id) ?? '(nowhere)' });
      if (name === 'p' && seen.at(-1)!.text !== '') seen.at(-1)!.text += '\n';
    },
    text(chars, around) {
      if (around.at(-1) === 't') seen.at(-1)!.text += chars;
    },
  });
  return seen;
}

function parse(xml: string, handlers: Parameters<typeof parseXml>[2]) {
  if (xml !== '') parseXml(new TextEncoder().encode(xml), 'part', handlers);
}

const change =
  /<w:pPr>((?:(?!<\/w:pPr>)[\s\S])*?)<w:pPrChange w:id="\d+" w:author="report-lint">([\s\S]*?)<\/w:pPrChange><\/w:pPr>/g;
const divided =
  /(<w:r w:rsidR="(\w+)">(?:(?!<w:r )[\s\S])*?)(?:<\/w:t>)?<\/w:r>§+<w:r w:rsidR="\2">(?:<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>)?(?:<w:t xml:space="preserve">)?/;

/**
 * Takes the marks out of the text of a document as people do: deletes the comments with these numbers, and rejects the changes
 * of this program. Divided runs are joined, which are known by their numbers: see `numberedRuns`.
 */
export function withoutMarks(xml: string, ids: readonly string[]): string {
  const id = `w:id="(?:${ids.join('|')})"`;
  const marks = new RegExp(
    `<w:commentRangeStart ${id}/>|<w:commentRangeEnd ${id}/><w:r><w:commentReference ${id}/></w:r>`,
    'g',
  );
  let text = xml
    .replaceAll(change, (_, now: string, record: string) => {
      const former = /^<w:pPr>([\s\S]*)<\/w:pPr>$/.exec(record)?.[1] ?? '';
      const kept = former + (/<w:rPr>[\s\S]*<\/w:rPr>|<w:rPr\/>/.exec(now)?.[0] ?? '');
      return kept === '' ? '' : `<w:pPr>${kept}</w:pPr>`;
    })
    .replaceAll(marks, '§');
  while (divided.test(text)) text = text.replace(divided, '$1');
  return text.replaceAll('§', '');
}

/** Gives every run a number of its own, as Word does with those of one sitting. */
export function numberedRuns(xml: string): string {
  let next = 0;
  return xml.replaceAll('<w:r>', () => `<w:r w:rsidR="${String(++next).padStart(8, '0')}">`);
}

export { docx, p };
