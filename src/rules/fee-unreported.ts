import { formOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { narrativeOf } from '../narrative/narrative-of.ts';
import { passagesOf } from '../narrative/passages.ts';
import { placeholderIn } from '../narrative/placeholders.ts';

export const feeUnreported: Rule = {
  id: 'fee-unreported',
  severity: 'info',
  title: { zh: '第六部分没有写信息处理费', en: 'Section six does not state the fees' },
  source: {
    zh: '国办公开办函〔2021〕30号所附格式：收取信息处理费的情况在第六部分报告',
    en: 'the 2021 notice: fees charged for processing information are reported in section six',
  },

  *check(report) {
    if (report.sections.length === 0) return;
    const form = formOf(report);
    const narrative = narrativeOf(report);
    if (!narrative || !form || (report.year ?? form.years.from) < narrative.fees.from) return;
    const { fees, structure } = narrative;
    const { section: number, words } = fees;
    const own = report.sections.filter(({ section }) => section.number === number);
    const [first] = own;
    if (!first || !own.some(({ passages }) => passages.some(({ text }) => isSentence(text)))) return;
    // A prompt of the form is a finding of its own.
    if (own.some(({ passages }) => passages.some(({ text }) => placeholderIn(text, structure)?.kind === 'prompt')))
      return;
    const states = (text: string) => words.some((word) => text.replaceAll(/\s/g, '').includes(word));
    if (own.some(({ passages }) => states(passages.map(({ text }) => text).join('')))) return;
    const elsewhere = passagesOf(report).find(({ passage, section }) => section && statesFees(passage.text));
    yield {
      place: first.place,
      about: 'fees',
      quoted: first.heading,
      message: elsewhere
        ? {
            zh: `“${first.heading}”没有写收取信息处理费的情况，写在了“${elsewhere.section!.heading}”部分；请移到这里`,
            en: `“${first.heading}” does not state the fees charged, “${elsewhere.section!.heading}” does: move the sentence here`,
          }
        : {
            zh: `“${first.heading}”没有写收取信息处理费的情况；请补上，没有收取的也写明`,
            en: `“${first.heading}” does not state the fees charged: add a sentence, also if there were none`,
          },
    };
  },
};

/** True unless a text is only a signature, a date or an ellipsis. */
function isSentence(text: string): boolean {
  return /[，。；：,;无]|没有|^\s*[-—–/]+\s*$/.test(text);
}

/** True for a sentence elsewhere that belongs into the section: other fees have a table. */
function statesFees(text: string): boolean {
  return /处理费|[未无不没]有?收取|收取[^，。]{0,12}费用/.test(text);
}
