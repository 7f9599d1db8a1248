import type { Command } from 'commander';
import type { Asking } from './asking.ts';

export function initOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('init')
    .description(
      t('在当前文件夹写一份带说明的配置文件', 'Write a commented configuration file into the current folder'),
    )
    .action(() => {
      ask({ command: 'init', ...common() });
    });
}
