import type { Command, CommanderError } from 'commander';
import { near } from '../../did-you-mean.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { usage } from './values.ts';

/** What commander finds wrong with a command line, in both languages; `command` is undefined where it was for none. */
export function inBothLanguages(error: CommanderError, program: Command, command: Command | undefined): UserError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return usage(unknownOption(quoted.split('=')[0] ?? quoted, program, command ?? program));
    case 'commander.optionMissingArgument':
      return usage({ zh: `选项后面缺少内容：${quoted}`, en: `the option lacks its value: ${quoted}` });
    case 'commander.missingArgument':
      return usage({ zh: `${command?.name()} 需要写明文件`, en: `${command?.name()} needs a file` });
    case 'commander.excessArguments':
      return usage(tooMany(command ?? program));
    // For `help` with a name that no command has; with one that a command has, help is printed.
    case 'commander.help':
      return usage(unknownCommand(program.args[1] ?? '', program));
    default:
      return new UserError('usage', { zh: '命令行写法有误', en: error.message }, { cause: error });
  }
}

/** An option of another command is named as that; of one that there is not, the nearest of this command is suggested. */
function unknownOption(flag: string, program: Command, command: Command): Text {
  const isDefault = command === program || command.name() === 'lint';
  const owners = program.commands.filter(({ options }) => options.some((one) => [one.long, one.short].includes(flag)));
  if (owners.length > 0) {
    const names = owners.map((owner) => owner.name());
    return {
      zh: `${command.name()} 没有 ${flag} 这个选项，${names.join('、')} 才有`,
      en: `${command.name()} has no option ${flag}; ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} it`,
    };
  }
  const known = [...command.options, ...program.options].flatMap(({ long }) => long ?? []);
  const suggestion = near(flag, [...known, '--help']);
  return {
    zh: `${isDefault ? '' : `${command.name()} `}没有 ${flag} 这个选项${suggestion ? `，是不是 ${suggestion}？` : ''}`,
    en: `unknown option ${flag}${isDefault ? '' : ` for ${command.name()}`}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
  };
}

function tooMany(command: Command): Text {
  const name = command.name();
  const [argument] = command.registeredArguments;
  const extra = command.args[command.registeredArguments.length] ?? '';
  if (argument === undefined)
    return { zh: `${name} 后面只能写选项，不能写“${extra}”`, en: `${name} takes options only, not “${extra}”` };
  return argument.name() === 'file'
    ? { zh: `${name} 一次只能处理一个文件`, en: `${name} takes one file at a time` }
    : { zh: `${name} 一次只能说明一条规则`, en: `${name} takes one rule at a time` };
}

function unknownCommand(name: string, program: Command): Text {
  const suggestion = nearCommand(name, program);
  return {
    zh: `没有 ${name} 这个命令${suggestion ? `，是不是 ${suggestion}？` : ''}`,
    en: `there is no command ${name}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
  };
}

/** The command that a word may be meant for: none where it looks like a path. */
export function nearCommand(word: string, program: Command): string | undefined {
  if (!/^[a-z-]+$/i.test(word)) return undefined;
  return near(word, [...program.commands.map((command) => command.name()), 'help']);
}
