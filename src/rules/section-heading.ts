import { type Form, type FormSection, headingOf, ordinalOf } from '../model/form.ts';
import type { Report, Section } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';

export const sectionHeading: Rule = {
  id: 'section-heading',
  severity: 'warning',
  title: { zh: '标题缺失，或序号缺失、有误', en: 'A section heading is missing, or its ordinal missing or wrong' },
  source: {
    zh: '报告格式分六个部分，标题为“一、总体情况”至“六、其他需要报告的事项”',
    en: 'the form has six sections with numbered headings',
  },

  *check(report) {
    if (!hasNarrative(report)) return;
    const form = (report.tables[0] ?? report.unread[0])?.form;
    for (const section of form?.sections ?? []) {
      const found = report.sections.filter((one) => one.section.number === section.number);
      const first = found[0];
      if (!first) yield missing(form!, section);
      else if (found.every(({ number }) => number !== section.number)) yield misnumbered(first);
    }
  },
};

/** True if a section without a table has a heading. A file with only the tables needs no headings. */
function hasNarrative({ sections, tables, unread }: Report): boolean {
  const withTable = new Set([...tables, ...unread].map(({ table }) => table.section));
  return sections.some(({ section }) => !withTable.has(section.number));
}

function missing(form: Form, { number }: FormSection): Finding {
  const full = headingOf(form, number);
  return {
    about: String(number),
    message: {
      zh: `没有找到标题“${full}”；请按格式补上`,
      en: `the heading “${full}” is missing: add it as in the form`,
    },
  };
}

function misnumbered({ number, heading, section, place }: Section): Finding {
  const right = `${ordinalOf(section.number)}、`;
  return {
    place,
    about: String(section.number),
    quoted: heading,
    message:
      number === null
        ? { zh: `“${heading}”前缺序号“${right}”；请补上`, en: `“${heading}” lacks its ordinal “${right}”: add it` }
        : {
            zh: `“${heading}”的序号应为“${right}”；请改正`,
            en: `“${heading}” should have the ordinal “${right}”: correct it`,
          },
  };
}
