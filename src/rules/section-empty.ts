import type { Finding, Rule } from '../model/rule.ts';
import { narrativeOfForm } from '../narrative/narrative-of.ts';
import { onlyAnnounces, saysNothing } from '../narrative/nothing-said.ts';
import { type Outline, type OutlineLine, type OutlineSection, outlineOf, ownLines } from '../narrative/outline.ts';
import { placeholderIn } from '../narrative/placeholders.ts';

export const sectionEmpty: Rule = {
  id: 'section-empty',
  severity: 'warning',
  title: { zh: '标题下没有内容', en: 'A section has no text' },
  source: {
    zh: '报告格式第一、五、六部分为文字描述，第五部分应写明存在的主要问题及改进情况',
    en: 'sections 1, 5 and 6 of the form are text; section 5 states the main problems and what was done about them',
  },

  *check(report) {
    const outline = outlineOf(report);
    // Where tables are pictures, the text may be one.
    if (!outline || report.unread.some(({ pictured }) => pictured)) return;
    const withTable = new Set(outline.form.tables.map(({ section }) => section));
    const ofText = outline.sections.filter(({ heading }) => !withTable.has(heading.section.number));
    // A file for the figures alone: a workbook with the headings of the form.
    if (ofText.every(({ lines }) => lines.length === 0)) return;
    for (const one of ofText) yield* emptiness(one, outline, report.organization);
  },
};

function* emptiness(one: OutlineSection, outline: Outline, organization: string | null): Generator<Finding> {
  const { heading, section, place } = one.heading;
  const lines = withoutSignature(ownLines(one, outline), organization);
  const about = String(section.number);
  const { sections } = outline.form;
  const narrative = narrativeOfForm(outline.form);
  // A prompt in the heading is a finding of its own.
  if (lines.length === 0 && narrative && placeholderIn(heading, narrative.structure)) return;
  if (lines.length === 0) {
    yield {
      place,
      about,
      quoted: heading,
      message: { zh: `“${heading}”下没有内容；请补写`, en: `there is nothing under “${heading}”: write this section` },
    };
    return;
  }
  const text = lines.map((line) => line.text).join('\n');
  const [first] = lines;
  if (!narrative) return;
  const at = { place: first!.place, about, quoted: firstClause.exec(text)![0] };
  // Section 6 asks for other matters: there may be none.
  if (section.number !== sections.at(-1)!.number && saysNothing(text, section, narrative.structure)) {
    yield {
      ...at,
      message: {
        zh: `“${heading}”下只写了“${at.quoted}”；请写明具体情况`,
        en: `“${heading}” says only “${at.quoted}”: state the facts`,
      },
    };
  } else if (section.number === sections[0]!.number && onlyAnnounces(text, narrative.structure)) {
    yield {
      ...at,
      message: {
        zh: `“${heading}”只有引言，没有本年度的情况；请补写`,
        en: `“${heading}” only announces the report: write what was done in the year`,
      },
    };
  }
}

/** Leaves out the name of the body and the date with which a report ends. */
function withoutSignature(lines: readonly OutlineLine[], organization: string | null): readonly OutlineLine[] {
  const isDate = ({ text }: OutlineLine) =>
    /^[（(]?[\d\s二〇○零一三四五六七八九十]+年.{1,4}月.{1,4}日[）)]?$/u.test(text);
  const isName = ({ text }: OutlineLine) =>
    organization !== null &&
    [organization, `${organization}人民政府`].some((name) => name.endsWith(text) && text.length > 2);
  const last = lines.findLastIndex((line) => !isDate(line) && !isName(line));
  return lines.slice(0, last + 1);
}

/** The beginning of a text that is quoted. */
const firstClause = /^[^，,；;\n]{0,40}/u;
