import { usageError } from '../messages.ts';
import { defineCommand, type RequestOf } from './command.ts';
import { choice } from './values.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export const completionCommand = defineCommand({
  name: 'completion',
  description: { zh: '输出命令补全脚本（按 Tab 补全）', en: 'Print the script for Tab completion' },
  argument: { name: '[shell]', zh: shells.join('、'), en: shells.join(', '), parse: choice('completion', shells) },
  // The script passes an unfinished command line after `--`.
  allowExcessArguments: true,
  options: {},
  request: ({ command, argument: shell, common }) => {
    if (!shell) {
      throw usageError({
        zh: `completion 要写明哪种 shell：${shells.join('、')}`,
        en: `completion needs the shell: ${shells.join(', ')}`,
      });
    }
    // Without words, the script itself is printed.
    return { command: 'completion', ...common(), shell, words: command.args.slice(1), program: command.parent! };
  },
});

export type CompletionRequest = RequestOf<typeof completionCommand>;
