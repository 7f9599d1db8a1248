import fc from 'fast-check';
import type { Form } from '../../src/model/form.ts';
import { formCells } from '../../src/model/form.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { Report } from '../../src/model/report.ts';
import { type Figures, settle } from './make/figures.ts';
import { official } from './official.ts';
import { reportOf } from './reports.ts';
import { aboutCases } from './spoken/cases.ts';
import { aboutDecisions, aboutDocuments } from './spoken/disclosure.ts';
import { aboutRequests } from './spoken/requests.ts';
import {
  type Clause,
  figureAt,
  joined,
  type Occasion,
  type Span,
  Speaker,
  type Spoken,
  shifted,
} from './spoken/speaker.ts';
import { bodies } from './spoken/words.ts';

/** Reports whose text says what their tables count, as clerks write it. */

/** A paragraph of a report, in a section of the form, sentence by sentence. */
export interface Paragraph {
  /** From 1. */
  readonly section: number;
  readonly sentences: readonly Spoken[];
}

/** A report whose text was made from its figures. */
export interface SpokenReport {
  readonly form: Form;
  readonly figures: Figures;
  readonly occasion: Occasion;
  readonly paragraphs: readonly Paragraph[];
  /** Writes more of the same text. */
  readonly speaker: Speaker;
  /** Shows the text where a property fails. */
  readonly [fc.toStringMethod]: () => string;
}

/** Reports of an edition in which every relation holds and the text agrees with every table. */
export function spokenReports(form: Form): fc.Arbitrary<SpokenReport> {
  return fc
    .tuple(sound(form), fc.constantFrom(...bodies), fc.infiniteStream(fc.nat()))
    .map(([figures, body, stream]) => {
      const occasion = { body, year: form.years.to ?? 2023, edition: form.edition };
      const speaker = new Speaker(figures, occasion, () => stream.next().value as number);
      const paragraphs = paragraphsBy(speaker);
      const shown = () => paragraphs.map((paragraph) => `\n${spokenIn(paragraph).text}`).join('');
      return { form, figures, occasion, paragraphs, speaker, [fc.toStringMethod]: shown };
    });
}

/** Figures in which every relation holds: few and small ones, more, or none at all. */
export function sound(form: Form): fc.Arbitrary<Figures> {
  const cells = official(form).tables.flatMap((table) => formCells(table)).length;
  const counts = [
    { zeros: 1, most: 0 },
    { zeros: 30, most: 9 },
    { zeros: 12, most: 30 },
    { zeros: 12, most: 30 },
    { zeros: 4, most: 40 },
    { zeros: 3, most: 900 },
  ].map(({ zeros, most }) => {
    const count = fc.oneof({ weight: zeros, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(most) });
    return fc.array(count, { minLength: cells, maxLength: cells });
  });
  return fc.oneof(...counts).map((numbers) => settle(form, numbers));
}

function paragraphsBy(speaker: Speaker): Paragraph[] {
  const chance = (times: number) => speaker.chance(times);
  const fill = (texts: readonly string[]) => (chance(2) ? [speaker.say(speaker.pick(texts))] : []);
  const documents = () => (speaker.edition === '2019' ? [] : [aboutDocuments(speaker)]);
  const regulations = () => (speaker.edition === '2019' ? [] : [aboutDocuments(speaker, 'regulation')]);
  const paragraph = (section: number, ...sentences: readonly Spoken[]): Paragraph[] =>
    sentences.length === 0 ? [] : [{ section, sentences }];
  const requests = (section: number, ordinal: string) => {
    const cases = chance(2) ? [aboutCases(speaker)] : [];
    const first = chance(6);
    return paragraph(
      section,
      ...fill([`${ordinal}依申请公开。`, `${ordinal}依申请公开情况。`]),
      ...fill(beforeRequests),
      ...(first ? cases : []),
      aboutRequests(speaker),
      ...fill(behindRequests),
      ...(first ? [] : cases),
    );
  };
  return [
    ...(chance(2) ? paragraph(1, ...fill(beforeAll)) : []),
    ...requests(1, '（二）'),
    ...(chance(2) ? paragraph(1, ...fill(['（三）政府信息管理。']), ...fill(beforeDocuments), ...documents()) : []),
    ...(chance(3) ? paragraph(1, aboutCases(speaker), ...fill(['未发生责任追究情况。'])) : []),
    ...(chance(3) ? paragraph(2, ...regulations(), ...documents(), aboutDecisions(speaker)) : []),
    ...(chance(3) ? requests(3, '') : []),
    ...(chance(3) ? paragraph(4, aboutCases(speaker)) : []),
    ...(chance(4) ? requests(6, '（一）') : []),
    ...(chance(2) ? paragraph(6, speaker.say('{when}{we}未收取信息处理费。')) : []),
  ];
}

const beforeAll = ['{when}{we}认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。'];
const beforeRequests = [
  '{we}不断完善依申请公开工作机制，规范登记、审核、办理、答复、归档等环节。',
  '{we}畅通申请渠道，依法保障公众知情权。',
];
const behindRequests = ['所有申请均依法依规办理。', '答复率100%。', '{we}未向申请人收取任何费用。'];
const beforeDocuments = ['严格落实公文公开属性源头认定机制。', '加强规范性文件管理，及时更新文件库。'];

/** Returns the text of a paragraph, with its clauses. */
export function spokenIn({ sentences }: Paragraph): Spoken {
  return joined(sentences);
}

/** Returns the report as it would be read, each paragraph on lines of its own. */
export function asReport({ form, figures, occasion, paragraphs }: SpokenReport): Report {
  const passages = paragraphs.map((paragraph, index) => ({
    paragraph,
    passage: passageOf(spokenIn(paragraph), index),
  }));
  const sections = form.sections.map((section) => ({
    number: section.number,
    heading: `${'一二三四五六'[section.number - 1]}、${section.heading}`,
    section,
    passages: passages.filter(({ paragraph }) => paragraph.section === section.number).map(({ passage }) => passage),
    place: { path: 'test' },
  }));
  return { ...reportOf(form, figures), organization: occasion.body.name, year: occasion.year, sections };
}

/** A width at which the text of a paragraph is printed. */
const width = 38;
/** The lines that a paragraph may have. */
const linesPerParagraph = 100;

function passageOf({ text }: Spoken, index: number): Passage {
  const lines = Array.from({ length: Math.ceil(text.length / width) }, (_, line) => ({
    from: line * width,
    place: { path: 'test', line: index * linesPerParagraph + line + 1 },
  }));
  return { text, lines };
}

/** Returns the index of the paragraph to which a line of the report belongs. */
export function paragraphAt(line: number): number {
  return Math.floor((line - 1) / linesPerParagraph);
}

/** Returns the figures that a clause may state. */
export function figuresOfClause({ readings }: Clause, figures: Figures): number[] {
  return readings.map((cells) => cells.reduce((sum, id) => sum + figureAt(figures, id), 0));
}

/** Returns the report with another number in a clause. */
export function withNumber(spoken: SpokenReport, paragraph: number, clause: number, number: number): SpokenReport {
  const { text, clauses } = spokenIn(spoken.paragraphs[paragraph]!);
  const { from, to } = clauses[clause]!.numeral!;
  const numeral = spoken.speaker.write(number);
  const by = numeral.length - (to - from);
  const changed = clauses.map((one, index): Clause => {
    if (index === clause) return { ...one, number, to: one.to + by, numeral: { from, to: to + by } };
    return one.from >= to ? shifted(one, by) : one;
  });
  const sentence = { text: `${text.slice(0, from)}${numeral}${text.slice(to)}`, clauses: changed };
  return withSentences(spoken, paragraph, [sentence]);
}

/** Ways to put a sentence between others: alone, or as the first or last part of one that has clauses. */
export type Joint = 'alone' | 'behind' | 'before';

/** Returns the report with a sentence more in a paragraph, before the sentence `at`, and where it is. */
export function withSentence(
  spoken: SpokenReport,
  { paragraph, at, joint = 'alone' }: { paragraph: number; at: number; joint?: Joint },
  text: string,
): { more: SpokenReport; span: Span } {
  const { sentences } = spoken.paragraphs[paragraph]!;
  const [before, after] = [sentences.slice(0, at), sentences.slice(at)];
  const previous = before.at(-1);
  const added: Spoken = { text, clauses: [] };
  if (joint === 'behind' && previous?.clauses.length) before[before.length - 1] = unended(previous);
  const isOpen = joint === 'before' && after[0]?.clauses.length;
  const from = joined(before).text.length;
  return {
    more: withSentences(spoken, paragraph, [...before, isOpen ? unended(added) : added, ...after]),
    span: { from, to: from + text.length },
  };
}

/** Returns a sentence with a comma in place of its full stop. */
function unended({ text, clauses }: Spoken): Spoken {
  return { text: text.replace(/。$/, '，'), clauses };
}

function withSentences(spoken: SpokenReport, paragraph: number, sentences: readonly Spoken[]): SpokenReport {
  const { section } = spoken.paragraphs[paragraph]!;
  return { ...spoken, paragraphs: spoken.paragraphs.with(paragraph, { section, sentences }) };
}
