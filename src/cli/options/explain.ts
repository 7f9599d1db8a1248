import type { Command } from 'commander';
import type { Asking } from './asking.ts';

export function explainOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('explain')
    .description(
      t(
        '说明一条规则：查什么、依据、怎么改；不写则列出全部',
        'what a rule checks, why, and how to mend it; all rules without a name',
      ),
    )
    .argument('[rule]', t('规则名', 'id of a rule'))
    .action((rule: string | undefined) => {
      ask({ command: 'explain', ...common(), rule });
    });
}
