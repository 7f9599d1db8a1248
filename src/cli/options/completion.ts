import { Argument, type Command } from 'commander';
import { type Shell, shells } from '../request.ts';
import type { Asking } from './asking.ts';
import { choice, usage } from './values.ts';

export function completionOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('completion')
    .description(t('输出命令补全脚本（按 Tab 补全）', 'Print the script for Tab completion'))
    .addArgument(new Argument('[shell]', shells.join(t('、', ', '))).argParser(choice('completion', shells)))
    // A command line half typed, which the script hands over behind `--`.
    .allowExcessArguments()
    .action((shell: Shell | undefined, _, { args }: Command) => {
      if (!shell) {
        throw usage({
          zh: `completion 要写明哪种 shell：${shells.join('、')}`,
          en: `completion needs the shell: ${shells.join(', ')}`,
        });
      }
      ask({ command: 'completion', ...common(), shell, words: args.slice(1), program });
    });
}
