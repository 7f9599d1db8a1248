import { type Argument, type Command, Help, Option } from 'commander';
import { widthOf, wrap } from '../../formatters/terminal-text.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { environment } from './environment.ts';
import { exitCodesOf } from './exit-code-help.ts';

/** Makes commander print help in the language, wrapped by the display width of its characters. */
export function configureHelp(program: Command, language: Language): void {
  const t = sayIn(language);
  const help = new Option('-h, --help', t('显示帮助', 'print this help'));
  const lint = () => program.commands.find((command) => command.name() === 'lint')!;
  const list = (title: string, items: Readonly<Record<string, Text>>, command: Command, helper: Help) => {
    const termWidth = helper.padWidth(command, helper);
    const lines = Object.entries(items).map(([term, text]) =>
      helper.formatItem(term, termWidth, text[language], helper),
    );
    return helper.formatItemList(title, lines, helper);
  };
  program.configureHelp({
    showGlobalOptions: true,
    displayWidth: widthOf,
    boxWrap: (text, columns) => wrap(text, columns).join('\n'),
    styleTitle: (title) => t(titles[title] ?? title, title),
    // Lint is the default command, so the program shows its options and exit codes.
    visibleOptions: (command) =>
      command === program ? [...lint().options, ...program.options, help] : [...command.options],
    visibleGlobalOptions: (command) => (command === program ? [] : [...program.options, help]),
    visibleCommands: (command) => [...command.commands],
    visibleArguments: ({ registeredArguments }) => registeredArguments.filter((argument) => !isWord(argument)),
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    formatHelp: (command, helper) =>
      [
        Help.prototype.formatHelp.call(helper, command, helper),
        ...list('Exit codes:', exitCodesOf(command === program ? 'lint' : command.name()), command, helper),
        ...(command === program ? list('Environment variables:', environment, command, helper) : []),
      ].join('\n'),
  });
}

function argumentTerm(argument: Argument): string {
  if (isWord(argument)) return argument.name();
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** True for the word of `form check`, which is written as it is. Anything else that the user names has a description. */
function isWord({ description }: Argument): boolean {
  return description === '';
}

/** The Chinese titles of the sections of help. Commander has only English ones. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
  'Exit codes:': '退出码：',
  'Environment variables:': '环境变量：',
};
