import { UserError } from '../errors.ts';
import { rules } from '../lint.ts';
import type { RuleInfo } from '../rule.ts';
import type { Io } from './io.ts';
import { near } from './near.ts';
import type { ExplainRequest } from './options.ts';

/** Prints what a rule checks and why, or the list of all rules. */
export async function explain({ rule, language }: ExplainRequest, io: Io): Promise<number> {
  if (rule === undefined) {
    const width = Math.max(...rules.map(({ id }) => id.length));
    for (const { id, severity, title } of rules) {
      io.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${title[language]}\n`);
    }
    return 0;
  }
  const info = rules.find(({ id }) => id === rule);
  if (!info) throw unknownRule(rule);
  const { pages } = await import('../generated/pages.ts');
  io.stdout.write(`${[head(info, language), ...prose(pages[rule] ?? '', language)].join('\n')}\n`);
  return 0;
}
