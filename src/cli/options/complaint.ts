import type { CommanderError } from 'commander';
import { UserError } from '../../errors.ts';
import { near } from '../../near.ts';
import { usage } from './values.ts';

/** What commander finds wrong with a command line, in both languages; `known` are the options that there are. */
export function inBothLanguages(error: CommanderError, known: readonly string[]): UserError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = quoted.split('=')[0] ?? quoted;
      const suggestion = near(flag, known);
      return usage({
        zh: `没有 ${flag} 这个选项${suggestion ? `，是不是 ${suggestion}？` : ''}`,
        en: `unknown option ${flag}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
      });
    }
    case 'commander.optionMissingArgument':
      return usage({ zh: `选项后面缺少内容：${quoted}`, en: `the option lacks its value: ${quoted}` });
    case 'commander.missingArgument':
      return usage({ zh: '没有给出文件', en: 'no file is given' });
    case 'commander.excessArguments':
      return usage({ zh: `${quoted} 后面的内容太多`, en: `too many arguments for ${quoted}` });
    default:
      return new UserError('usage', { zh: '命令行写法有误', en: error.message }, { cause: error });
  }
}
