import { type FormSection, headingOf } from '../model/form.ts';
import type { Report } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';
import { type Outline, outlineOf } from '../narrative/outline.ts';

/** With fewer headings, the file has lost them rather than the report. */
const minHeadings = 2;

export const sectionMissing: Rule = {
  id: 'section-missing',
  severity: 'warning',
  title: { zh: '缺少一个部分的标题', en: 'The heading of a section is missing' },
  source: {
    zh: '报告格式分六个部分，标题为“一、总体情况”至“六、其他需要报告的事项”',
    en: 'the form has six sections with numbered headings',
  },

  *check(report) {
    const outline = outlineOf(report);
    if (!outline || outline.sections.length < minHeadings) return;
    for (const section of outline.missing) yield missing(report, outline, section);
  },
};

function missing({ tables }: Report, { form }: Outline, { number }: FormSection): Finding {
  const full = headingOf(form, number);
  const found = tables.find(({ table }) => table.section === number);
  if (!found) {
    return {
      about: String(number),
      message: {
        zh: `没有找到标题“${full}”；请按格式补上`,
        en: `the heading “${full}” is missing: add it as in the form`,
      },
    };
  }
  const { name } = found.table;
  return {
    place: found.place,
    about: String(number),
    message: {
      zh: `没有找到标题“${full}”；请补在${name.zh}之前`,
      en: `the heading “${full}” is missing: add it before ${name.en}`,
    },
  };
}
