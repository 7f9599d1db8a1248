import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../../did-you-mean.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { usageError } from '../messages.ts';

/** Returns an error of commander in both languages. `command` is undefined if the command line names none. */
export function commandLineError(error: CommanderError, program: Command, command: Command | undefined): UserError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return usageError(unknownOption(quoted.split('=')[0] ?? quoted, program, command ?? program));
    case 'commander.optionMissingArgument':
      return usageError({ zh: `选项后面缺少内容：${quoted}`, en: `the option needs a value: ${quoted}` });
    case 'commander.missingArgument':
      return usageError(missingArgument(command!));
    case 'commander.excessArguments':
      return usageError(excessArguments(command ?? program));
    // `help` with the name of no command. With the name of a command it prints help instead.
    case 'commander.help':
      return usageError(unknownCommand(program.args[1] ?? '', program));
    default:
      return new UserError('usage', { zh: '命令行写法有误', en: error.message }, { cause: error });
  }
}

/** Names the commands that have the option, if any; else suggests the most similar option of this command. */
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
  const suggestion = didYouMean(flag, [...known, '--help']);
  return {
    zh: `${isDefault ? '' : `${command.name()} `}没有 ${flag} 这个选项${suggestion ? `，是不是 ${suggestion}？` : ''}`,
    en: `unknown option ${flag}${isDefault ? '' : ` for ${command.name()}`}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
  };
}

function missingArgument(command: Command): Text {
  const [name, usage] = [command.name(), command.usage().replace(/^\[\S+\] /, '')];
  return command.registeredArguments.length > 1
    ? { zh: `${name} 要写成 report-lint ${name} ${usage}`, en: `write report-lint ${name} ${usage}` }
    : { zh: `${name} 需要写明文件`, en: `${name} needs a file` };
}

function excessArguments(command: Command): Text {
  const name = command.name();
  const [argument, file] = command.registeredArguments;
  const extra = command.args[command.registeredArguments.length] ?? '';
  if (argument === undefined)
    return { zh: `${name} 后面只能写选项，不能写“${extra}”`, en: `${name} takes options only, not “${extra}”` };
  if (file)
    return {
      zh: `${name} 一次只能检查一个文件，不能再写“${extra}”`,
      en: `${name} takes one file at a time, not “${extra}” as well`,
    };
  return { zh: `${name} 一次只能说明一条规则`, en: `${name} takes one rule at a time` };
}

function unknownCommand(name: string, program: Command): Text {
  const suggestion = similarCommand(name, program);
  return {
    zh: `没有 ${name} 这个命令${suggestion ? `，是不是 ${suggestion}？` : ''}`,
    en: `there is no command ${name}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
  };
}

/** Returns the command that a word may be a typing error for, if any. A word that looks like a path is not one. */
export function similarCommand(word: string, program: Command): string | undefined {
  if (!/^[A-Za-z-]+$/.test(word)) return undefined;
  return didYouMean(word, [...program.commands.map((command) => command.name()), 'help']);
}

/**
 * Throws if the first name is not a file but resembles a command, as in `report-lint explan`. The first word of a command
 * line is either a command or, for the default command, a file.
 */
export function checkCommandName(
  [name = '']: readonly string[],
  intendedCommand: string | undefined,
  cwd: string,
): void {
  if (intendedCommand === undefined || existsSync(resolve(cwd, name))) return;
  throw usageError(
    name === intendedCommand
      ? {
          zh: `没有 ${name} 这个文件；要用 ${name} 命令，请写在最前面：report-lint ${name} …`,
          en: `there is no file ${name}; a command comes first: report-lint ${name} …`,
        }
      : {
          zh: `没有 ${name} 这个命令，也没有这个文件；是不是 report-lint ${intendedCommand}？`,
          en: `there is no command and no file ${name}; did you mean report-lint ${intendedCommand}?`,
        },
  );
}
