import { pages } from '../../generated/pages.ts';
import type { Severity } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import type { RuleInfo } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { type PagePart, partsOf, unmarked } from '../../presentation/rule-page.ts';
import { allRules, ruleOf } from '../../rules/index.ts';

/** Id of what stands for a file that could not be checked. */
export const unchecked = 'cannot-check';

const uncheckedRule: RuleInfo = {
  id: unchecked,
  severity: 'error',
  title: { zh: '文件未能核对', en: 'A file could not be checked' },
  source: {
    zh: '文件打不开，或者没有读到年度报告的表；原因见各条结果。未能核对，不等于没有问题。',
    en: 'The file could not be opened, or no table of the report was read: each result says why. It does not mean that nothing is wrong.',
  },
};

/** The rules that something is said of, in their own order, with what their pages say, `reportingDescriptor`s. */
export function descriptors(files: readonly FileResult[], language: Language) {
  const assessments = files.flatMap(({ reports }) => reports.flatMap((one) => one.assessments));
  const relations = new Set(assessments.map(({ relation }) => relation));
  const own = [...relations].map(ruleOf);
  // Those of a form of the user's own have no page.
  const known = new Map([...allRules, ...own, uncheckedRule].map((info) => [info.id, info]));
  const said = new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
  if (files.some(({ problem }) => problem)) said.add(unchecked);
  return [...known.values()].filter(({ id }) => said.has(id)).map((info) => descriptor(info, language));
}

function descriptor(info: RuleInfo, language: Language) {
  const { id, severity, title, source } = info;
  const page = pages.get(id);
  const base = { id, shortDescription: { text: title[language] } };
  const level = { defaultConfiguration: { level: levels[severity] } };
  if (page === undefined) {
    const text = source[language] || title[language];
    return { ...base, fullDescription: { text }, help: { text }, ...level };
  }
  const parts = partsOf(page, info, language);
  const help = {
    text: parts.map((part) => asText(part, language)).join('\n\n'),
    markdown: parts.map(asMarkdown).join('\n\n'),
  };
  return { ...base, fullDescription: { text: unmarked(parts[0]!.paragraphs[0] ?? title[language]) }, help, ...level };
}

function asText({ label, paragraphs }: PagePart, language: Language): string {
  const lead = label === '' ? '' : `${label}${{ zh: '：', en: ': ' }[language]}`;
  return lead + paragraphs.map(unmarked).join('\n\n');
}

function asMarkdown({ label, paragraphs }: PagePart): string {
  return (label === '' ? '' : `**${label}** `) + paragraphs.join('\n\n');
}

/** What a severity is called. */
export const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
