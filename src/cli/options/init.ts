import type { Command } from 'commander';
import type { Asking } from './asking.ts';

export function initOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('init')
    .description(
      t('在当前文件夹写一份带说明的配置文件', 'Write a commented configuration file into the current folder'),
    )
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .action((options) => {
      ask({ command: 'init', ...common(), force: options.force ?? false });
    });
}
