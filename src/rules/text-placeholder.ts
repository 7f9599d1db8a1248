import type { Place } from '../model/document.ts';
import { placeAt } from '../model/passage.ts';
import type { Report } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';
import { narrativeOf } from '../narrative/narrative-of.ts';
import { type Placeholder, placeholderIn, placeholderInName } from '../narrative/placeholders.ts';

export const textPlaceholder: Rule = {
  id: 'text-placeholder',
  severity: 'error',
  title: { zh: '模板文字或空缺没有填写', en: 'A placeholder of the template is left over' },
  source: {
    zh: '报告格式中的“（文字描述）”是填写要求，不是报告内容',
    en: 'the prompts in brackets of the form ask for a text; they are not part of a report',
  },

  *check(report) {
    const name = placeholderInName(report.organization);
    if (name) yield { about: 'name', ...statement(name) };
    const structure = narrativeOf(report)?.structure;
    if (!structure) return;
    const counts = new Map<string, number>();
    for (const { part, text, placeOf } of textsOf(report)) {
      const found = placeholderIn(text, structure);
      if (!found) continue;
      const about = `${part}/${found.quoted}`;
      const count = (counts.get(about) ?? 0) + 1;
      counts.set(about, count);
      yield { place: placeOf(found.from), about: count === 1 ? about : `${about}/${count}`, ...statement(found) };
    }
  },
};

interface PlacedText {
  /** The number of the section, 0 before the first. */
  readonly part: number;
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
}

/** Yields the paragraphs and headings of a report. */
function* textsOf({ opening, sections }: Report): Generator<PlacedText> {
  for (const passage of opening) yield { part: 0, text: passage.text, placeOf: (offset) => placeAt(passage, offset) };
  for (const { section, heading, place, passages } of sections) {
    const part = section.number;
    yield { part, text: heading, placeOf: () => place };
    for (const passage of passages) yield { part, text: passage.text, placeOf: (offset) => placeAt(passage, offset) };
  }
}

function statement({ kind, quoted }: Placeholder): Pick<Finding, 'quoted' | 'message'> {
  if (kind === 'prompt') {
    return {
      quoted,
      message: {
        zh: `“${quoted}”是格式模板的提示；请换成本单位的内容`,
        en: `“${quoted}” is a prompt of the form: replace it with the text`,
      },
    };
  }
  return {
    quoted,
    message: {
      zh: `“${quoted}”中有空缺没有填写；请补填`,
      en: `“${quoted}” has a blank that is not filled in: fill it in`,
    },
  };
}
