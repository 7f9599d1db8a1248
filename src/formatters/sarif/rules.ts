import type { Severity } from '../../form.ts';
import { pages } from '../../generated/pages.ts';
import type { FileResult } from '../../result.ts';
import type { RuleInfo } from '../../rule.ts';
import { type PagePart, partsOf, unmarked } from '../../rule-page.ts';
import { allRules } from '../../rules/index.ts';
import type { Language } from '../../text.ts';

/** Id of what stands for a file that could not be checked. */
export const unchecked = 'cannot-check';

const uncheckedRule: RuleInfo = {
  id: unchecked,
  severity: 'error',
  title: { zh: '文件没能核对', en: 'A file could not be checked' },
  source: { zh: '', en: '' },
};

/** The rules that something is said of, in their own order, with what their pages say, `reportingDescriptor`s. */
export function descriptors(files: readonly FileResult[], language: Language) {
  const assessments = files.flatMap(({ reports }) => reports.flatMap((one) => one.assessments));
  const relations = new Set(assessments.map(({ relation }) => relation));
  const own = [...relations].map(
    ({ id, severity, title, source }): RuleInfo => ({ id, severity, title, source: { zh: source, en: source } }),
  );
  // Those of a form of the user's own have no page.
  const known = new Map([...allRules, ...own, uncheckedRule].map((info) => [info.id, info]));
  const said = new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
  if (files.some(({ problem }) => problem)) said.add(unchecked);
  return [...known.values()].filter(({ id }) => said.has(id)).map((info) => descriptor(info, language));
}

function descriptor(info: RuleInfo, language: Language) {
  const { id, severity, title, source } = info;
  const page = pages[id];
  const parts = page === undefined ? [] : partsOf(page, info, language);
  const basis = source[language];
  const text = parts.length > 0 ? parts.map((part) => written(part, language, '')).join('\n\n') : basis;
  const markdown = parts.map((part) => written(part, language, '**')).join('\n\n');
  return {
    id,
    shortDescription: { text: title[language] },
    ...(text !== '' && { help: { text, ...(markdown !== '' && { markdown }) } }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function written({ label, paragraphs }: PagePart, language: Language, mark: '' | '**'): string {
  const texts = mark === '' ? paragraphs.map(unmarked) : paragraphs;
  const lead =
    label === '' ? '' : `${mark}${label}${{ zh: '：', en: ':' }[language]}${mark}${language === 'en' ? ' ' : ''}`;
  return lead + texts.join('\n\n');
}

/** What a severity is called. */
export const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
