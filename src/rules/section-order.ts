import { type FormSection, ordinalOf } from '../model/form.ts';
import type { Section } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';
import { numberingOf } from '../narrative/numbering.ts';
import {
  isNumbered,
  numberedLines,
  type Outline,
  type OutlineLine,
  type OutlineSection,
  outlineOf,
  ownLines,
} from '../narrative/outline.ts';

export const sectionOrder: Rule = {
  id: 'section-order',
  severity: 'warning',
  title: { zh: '各部分的顺序或编号错乱', en: 'The sections are out of order, or their numbering is' },
  source: {
    zh: '报告格式的六个部分依次编为“一、”至“六、”',
    en: 'the six sections of the form are numbered in order',
  },

  *check(report) {
    const outline = outlineOf(report);
    if (!outline) return;
    const { outOfPlace, shifted } = numberingOf(outline);
    for (const run of outOfPlace) yield misplaced(outline, run);
    for (const run of shifted) yield misnumbered(run);
    for (const section of outline.sections) yield* restarted(outline, section);
  },
};

function misplaced({ sections }: Outline, run: readonly OutlineSection[]): Finding {
  const [{ heading }] = run as [OutlineSection, ...OutlineSection[]];
  const { number } = heading.section;
  const others = sections.filter((one) => !run.includes(one)).map((one) => one.heading);
  const next = others.find(({ section }) => section.number > number);
  const target = next
    ? { zh: `“${next.heading}”之前`, en: `before “${next.heading}”` }
    : { zh: `“${others.at(-1)!.heading}”之后`, en: `after “${others.at(-1)!.heading}”` };
  const more = run.length - 1;
  return {
    ...at(heading.section, heading.heading, heading.place),
    message: {
      zh: `“${heading.heading}”${more ? `等 ${run.length} 个部分` : ''}位置不对，应在${target.zh}；请调整顺序和序号`,
      en: `“${heading.heading}”${more ? ` and ${more} more` : ''} should come ${target.en}: correct order and ordinals`,
    },
  };
}

function misnumbered(run: readonly Section[]): Finding {
  const [first] = run as [Section, ...Section[]];
  const right = run.map(({ section }) => `“${ordinalOf(section.number)}、”`);
  return {
    ...at(first.section, first.heading, first.place),
    message: {
      zh: `自“${first.heading}”起 ${run.length} 个标题的序号有误，应依次为${right.join('')}；请改正`,
      en: `the ordinals of ${run.length} headings from “${first.heading}” on should be ${right.join(', ')}: correct them`,
    },
  };
}

/** Reports ordinals of the first level that begin again below a section. */
function* restarted(outline: Outline, one: OutlineSection): Generator<Finding> {
  const { heading } = one;
  const hasTable = outline.form.tables.some(({ section }) => section === heading.section.number);
  if (hasTable || !isNumbered(heading)) return;
  const own = ownLines(one, outline);
  const numbered = numberedLines(own, outline.form);
  const [first, second] = numbered;
  if (first?.number !== 1 || second?.number !== 2) return;
  // What follows the report is no part of its last section.
  const isLast = one === outline.sections.at(-1);
  if (isLast && first !== own[0] && !first.again) return;
  yield isLast && first.again ? repeated(first) : nested(heading, first);
}

function repeated({ again, text, place }: OutlineLine): Finding {
  return {
    ...at(again!, text, place),
    message: {
      zh: `自“${text}”起序号又从“一、”开始；请并入前面的相应部分，连续编号`,
      en: `the ordinals begin again at “${text}”: put this into the section above that it belongs to`,
    },
  };
}

function nested({ heading, section }: Section, { text, place }: OutlineLine): Finding {
  const quoted = /^[^。：:；;，,]{0,30}/u.exec(text)![0];
  return {
    ...at(section, quoted, place),
    message: {
      zh: `“${quoted}”是“${heading}”下的小标题，与各部分的序号重复；请改为“（一）”“（二）”`,
      en: `“${quoted}” is below “${heading}” but numbered like a section: use （一）, （二） for sub-headings`,
    },
  };
}

function at({ number }: FormSection, quoted: string, place: Section['place']) {
  return { place, about: String(number), quoted };
}
