import type { Command } from 'commander';
import type { Asking } from './asking.ts';

export function explainOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('explain')
    .description(
      t(
        '说明一条规则：查什么、依据、怎么改；不写规则名则列出全部规则',
        'Explain a rule: what it checks, why, and how to fix what it finds; without a name, list all rules',
      ),
    )
    .argument('[rule]', t('规则名', 'id of a rule'))
    .action((rule: string | undefined) => {
      ask({ command: 'explain', ...common(), rule });
    });
}
