import { type FormSection, headingOf, ordinalOf } from '../model/form.ts';
import type { Section } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';
import { numberingOf } from '../narrative/numbering.ts';
import { type OtherWording, type Outline, outlineOf } from '../narrative/outline.ts';

export const sectionHeading: Rule = {
  id: 'section-heading',
  severity: 'warning',
  title: { zh: '标题的文字或序号有误', en: 'A section heading is misworded, or its ordinal missing or wrong' },
  source: {
    zh: '报告格式分六个部分，标题为“一、总体情况”至“六、其他需要报告的事项”',
    en: 'the form has six sections with numbered headings',
  },

  *check(report) {
    const outline = outlineOf(report);
    if (!outline) return;
    const { misnumbered } = numberingOf(outline);
    const headings = outline.sections.map(({ heading }) => heading);
    const noneNumbered = headings.length > 1 && headings.every(({ number }) => number === null);
    if (noneNumbered) yield withoutAnyOrdinal(headings);
    const otherwise = headings.filter(isNumberedOtherwise);
    const allOtherwise = headings.length > 1 && otherwise.length === headings.length;
    if (allOtherwise) yield withOtherOrdinals(headings);
    for (const heading of headings) {
      if (heading.misspelt) yield misspelt(outline, heading);
      else if (misnumbered.includes(heading) || (otherwise.includes(heading) && !allOtherwise))
        yield withWrongOrdinal(heading);
      else if (heading.number === null && !noneNumbered) yield withoutOrdinal(heading);
    }
    for (const other of outline.otherWordings) yield inOtherWords(outline, other);
  },
};

/** True if a heading has its ordinal in other numerals than the form's, or in brackets: `1、总体情况`, `（一）总体情况`. */
function isNumberedOtherwise({ number, heading }: Section): boolean {
  return number !== null && /^\s*(?:[(（]|[\d０-９])/.test(heading);
}

function misspelt({ form }: Outline, { heading, section, place }: Section): Finding {
  const full = headingOf(form, section.number);
  return {
    ...at(section, heading, place),
    message: {
      zh: `“${heading}”有错字或漏字，应为“${full}”；请改正`,
      en: `“${heading}” has a slip: it should be “${full}”`,
    },
  };
}

function withWrongOrdinal({ heading, section, place }: Section): Finding {
  const right = `${ordinalOf(section.number)}、`;
  return {
    ...at(section, heading, place),
    message: {
      zh: `“${heading}”的序号应为“${right}”；请改正`,
      en: `“${heading}” should have the ordinal “${right}”: correct it`,
    },
  };
}

function withoutOrdinal({ heading, section, place }: Section): Finding {
  const right = `${ordinalOf(section.number)}、`;
  return {
    ...at(section, heading, place),
    message: {
      zh: `“${heading}”前缺序号“${right}”；请补上`,
      en: `“${heading}” lacks its ordinal “${right}”: add it`,
    },
  };
}

function withoutAnyOrdinal(headings: readonly Section[]): Finding {
  const [{ heading, section, place }] = headings as [Section, ...Section[]];
  return {
    ...at(section, heading, place),
    message: {
      zh: `“${heading}”等 ${headings.length} 个标题前都缺序号；请按“一、”“二、”的顺序补上`,
      en: `“${heading}” and all other headings, ${headings.length} in all, lack their ordinals: add “一、”, “二、” and so on`,
    },
  };
}

function withOtherOrdinals(headings: readonly Section[]): Finding {
  const [{ heading, section, place }] = headings as [Section, ...Section[]];
  return {
    ...at(section, heading, place),
    message: {
      zh: `“${heading}”等 ${headings.length} 个标题的序号应为“一、”“二、”……；请改正`,
      en: `“${heading}” and all other headings, ${headings.length} in all, should have the ordinals “一、”, “二、” and so on: correct them`,
    },
  };
}

function inOtherWords({ form }: Outline, { section, line, merged }: OtherWording): Finding {
  const full = headingOf(form, section.number);
  if (merged.length > 0) {
    const apart = [section, ...merged].map(({ number }) => `“${headingOf(form, number)}”`);
    return {
      ...at(section, line.firstLine, line.place),
      message: {
        zh: `“${line.firstLine}”把 ${apart.length} 个部分合在一个标题下；请分为${apart.join('')}`,
        en: `“${line.firstLine}” is one heading for ${apart.length} sections: divide it into ${apart.join(', ')}`,
      },
    };
  }
  return {
    ...at(section, line.firstLine, line.place),
    message: {
      zh: `标题“${line.firstLine}”与格式不符，应为“${full}”；请改正`,
      en: `the heading “${line.firstLine}” is not that of the form, “${full}”: correct it`,
    },
  };
}

function at({ number }: FormSection, quoted: string, place: Section['place']) {
  return { place, about: String(number), quoted };
}
