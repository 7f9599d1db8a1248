import { resolve } from 'node:path';
import { didYouMean } from '../did-you-mean.ts';
import { withMinus } from '../formatters/signs.ts';
import { widthOf, wrap } from '../formatters/terminal-text.ts';
import { rules } from '../lint.ts';
import { UserError } from '../model/errors.ts';
import { severityNames } from '../model/form.ts';
import type { RuleInfo } from '../model/rule.ts';
import type { Language, Text } from '../model/text.ts';
import { partsOf, withoutMarkdown } from '../presentation/rule-page.ts';
import { configuredFor } from './config/find.ts';
import { type Io, signsFor } from './io.ts';
import type { ExplainRequest } from './options/explain.ts';

/** Prints what a rule checks, why, and how to fix what it finds; without a rule, the list of all rules. */
export async function explain(request: ExplainRequest, io: Io): Promise<number> {
  const { rule } = request;
  const { stdout, cwd = '.' } = io;
  const { language } = await configuredFor(request, resolve(cwd));
  if (rule === undefined) {
    const width = Math.max(...rules.map(({ id }) => id.length));
    for (const { id, severity, title } of rules) {
      const head = `${id.padEnd(width)}  ${severityName(severity, language)}  `;
      const room = stdout.columns && Math.max(20, stdout.columns - widthOf(head));
      stdout.write(`${head}${wrap(title[language], room).join(`\n${' '.repeat(widthOf(head))}`)}\n`);
    }
    return 0;
  }
  const info = rules.find(({ id }) => id === rule);
  if (!info) throw unknownRule(rule);
  const { pages } = await import('../generated/pages.ts');
  const head = `${info.id}  ${severityName(info.severity, language).trimEnd()}`;
  const page = pages.get(rule) ?? '';
  const paragraphs = [
    head,
    info.title[language],
    ...prose(page, info, language),
    switchFor(info)[language],
    ...example(page, language),
  ];
  const lines = paragraphs.map((paragraph) =>
    withMinus(paragraph, signsFor(io))
      .split('\n')
      .flatMap((line) => wrap(line, stdout.columns))
      .join('\n'),
  );
  stdout.write(`${lines.slice(0, 2).join('\n')}\n\n${lines.slice(2).join('\n\n')}\n`);
  return 0;
}

export function unknownRule(id: string, known: readonly string[] = rules.map((rule) => rule.id)): UserError {
  const suggestion = didYouMean(id, known);
  return new UserError('usage', {
    zh: `没有 ${id} 这条规则，${suggestion ? `是不是 ${suggestion}？` : '全部规则见 report-lint explain'}`,
    en: `there is no rule ${id}; ${suggestion ? `did you mean ${suggestion}?` : 'report-lint explain lists them all'}`,
  });
}

function severityName(severity: RuleInfo['severity'], language: Language): string {
  const name = (severity === 'off' ? off : severityNames[severity])[language];
  return language === 'zh' ? name : name.padEnd(7);
}

const off: Text = { zh: '停用', en: 'off' };

/** Returns the parts of a page, each with its label in front of the first paragraph. */
function prose(page: string, info: RuleInfo, language: Language): string[] {
  return partsOf(page, info, language).flatMap(({ label, paragraphs }) => {
    const [first, ...others] = paragraphs.map(withoutMarkdown);
    return first === undefined
      ? []
      : [label === '' ? first : `${label}${language === 'zh' ? '：' : ': '}${first}`, ...others];
  });
}

/** Returns how to switch a rule off, or on, permanently. Its page says how to do it once. */
function switchFor({ id, severity }: RuleInfo): Text {
  if (severity === 'off') {
    return {
      zh: `要长期启用，在配置文件 report-lint.config.json 里写：\n  { "rules": { "${id}": "info" } }`,
      en: `To turn it on for good, in report-lint.config.json:\n  { "rules": { "${id}": "info" } }`,
    };
  }
  return {
    zh: `要长期停用，在配置文件 report-lint.config.json 里写：\n  { "rules": { "${id}": "off" } }`,
    en: `To turn it off for good, in report-lint.config.json:\n  { "rules": { "${id}": "off" } }`,
  };
}

/**
 * Returns the first example of a page that has findings, and its first finding. Headings and findings of a page are in
 * Chinese, then in English.
 */
function example(page: string, language: Language): string[] {
  const index = { zh: 0, en: 1 }[language];
  for (const section of page.split(/^## /m).slice(1)) {
    const finding = /^```text\n([\s\S]*?)^```/m.exec(section)?.[1]?.split('\n')[index];
    const title = section.slice(0, section.indexOf('\n')).split(' · ')[index];
    if (finding !== undefined) return [`${{ zh: '例：', en: 'Example: ' }[language]}${title}`, finding];
  }
  return [];
}
