import { pages } from '../../generated/pages.ts';
import { eachPart } from '../../model/findings.ts';
import { type Form, type Relation, type RuleInfo, relationRules, type Severity } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { isOnItsPage } from '../../presentation/program-rules.ts';
import { type PagePart, partsOf, withoutMarkdown } from '../../presentation/rule-page.ts';

/** Id of the rule that stands for a file that could not be checked. */
export const uncheckedId = 'cannot-check';

const uncheckedRule: RuleInfo = {
  id: uncheckedId,
  severity: 'error',
  title: { zh: '文件未能核对', en: 'A file could not be checked' },
  source: {
    zh: '文件打不开，或者没有读到年度报告的表；原因见各条结果。未能核对，不等于没有问题。',
    en: 'The file could not be opened, or no table of the report was read: each result says why. It does not mean that nothing is wrong.',
  },
};

/** Returns the `reportingDescriptor`s of the rules that have findings: relations first, then rules as the reports list them. */
export function descriptors(files: readonly FileResult[], language: Language) {
  const used = usedRules(files);
  // The forms give the order; the relations that were assessed replace those of other editions.
  const relations = [...[...used.forms].flatMap(relationRules), ...used.relations];
  const all: RuleInfo[] = [
    ...relations.map(({ source, ...relation }) => ({ ...relation, source: { zh: source, en: source } })),
    ...used.rules,
    uncheckedRule,
  ];
  const known = new Map(all.map((info) => [info.id, info]));
  return [...known.values()].flatMap((info) => {
    const hasPage = used.found.get(info.id);
    return hasPage === undefined ? [] : [descriptor(info, hasPage ? pages.get(info.id) : undefined, language)];
  });
}

/**
 * Returns the forms, relations and rules by which files were checked, and the ids of the rules that found something: whether
 * their page tells of them in each report.
 */
function usedRules(files: readonly FileResult[]) {
  const [forms, relations, rules] = [new Set<Form>(), new Set<Relation>(), new Set<RuleInfo>()];
  const found = new Map<string, boolean>();
  for (const file of files) {
    if (file.problem) found.set(uncheckedId, true);
    for (const part of eachPart(file)) {
      for (const { rule, report } of part.diagnostics) {
        const family = report === null ? undefined : part.reports[report]!.report.family;
        found.set(rule, found.get(rule) !== false && isOnItsPage(rule, family));
      }
      for (const result of part.reports) {
        for (const rule of result.rules) rules.add(rule);
        for (const { form, relation } of result.assessments) {
          forms.add(form);
          // The last of several editions counts.
          relations.delete(relation);
          relations.add(relation);
        }
      }
    }
  }
  return { forms, relations, rules, found };
}

function descriptor(info: RuleInfo, page: string | undefined, language: Language) {
  const { id, severity, title, source } = info;
  const parts = page === undefined ? [] : partsOf(page, info, language);
  const [first] = parts;
  const plain = { text: source[language] || title[language] };
  return {
    id,
    shortDescription: { text: title[language] },
    fullDescription: first ? { text: withoutMarkdown(first.paragraphs[0] ?? title[language]) } : plain,
    help: first ? helpOf(parts, language) : plain,
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
  };
}

function helpOf(parts: readonly PagePart[], language: Language) {
  const texts = parts.map((part) => asText(part, language));
  return { text: texts.join('\n\n'), markdown: parts.map(asMarkdown).join('\n\n') };
}

function asText({ label, paragraphs }: PagePart, language: Language): string {
  const lead = label === '' ? '' : label + sayIn(language)('：', ': ');
  return lead + paragraphs.map(withoutMarkdown).join('\n\n');
}

function asMarkdown({ label, paragraphs }: PagePart): string {
  return (label === '' ? '' : `**${label}** `) + paragraphs.join('\n\n');
}

/** SARIF's names of the severities. */
export const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
