import { Argument, Command, CommanderError, Option } from 'commander';
import { UserError } from '../../model/errors.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { tool } from '../../version.ts';
import type { Common } from '../request.ts';
import { annotateCommand } from './annotate.ts';
import type { CommandSpec, OptionSpec, RequestOf } from './command.ts';
import { completionCommand } from './completion.ts';
import { convertCommand } from './convert.ts';
import { diffCommand } from './diff.ts';
import { commandLineError } from './errors.ts';
import { explainCommand } from './explain.ts';
import { fixCommand } from './fix.ts';
import { formCommand } from './form.ts';
import { configureHelp } from './help.ts';
import { initCommand } from './init.ts';
import { lintCommand } from './lint.ts';
import { mergeCommand } from './merge.ts';
import { newCommand } from './new.ts';
import { pageCommand } from './page.ts';
import { programDescription, programOptions } from './program.ts';
import { choice } from './values.ts';
import { verifyCommand } from './verify.ts';

/** The commands, in the order of help. */
const commands = [
  lintCommand,
  explainCommand,
  convertCommand,
  annotateCommand,
  fixCommand,
  diffCommand,
  mergeCommand,
  verifyCommand,
  completionCommand,
  newCommand,
  pageCommand,
  formCommand,
  initCommand,
] as const;

/** `print` for `--help` and `--version`; `refused` for an invalid command line, with its command if it names one. */
export type Request =
  | RequestOf<(typeof commands)[number]>
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'refused'; readonly error: UserError; readonly commandName: string | undefined };

/** Returns what a command line asks for, or what is wrong with it. `width` is that of the terminal, for help. */
export function parse(argv: readonly string[], language: Language, width: number | undefined): Request {
  let request: Request | undefined;
  let current: Command | undefined;
  let printed = '';
  const program = createProgram(language);
  const writeOut = (text: string) => {
    printed += text;
  };
  program.configureOutput({ writeOut, writeErr: () => {}, getOutHelpWidth: () => width ?? 80 });
  configureHelp(program, language);
  const setRequest = (asked: Request) => {
    request = asked;
  };
  for (const spec of commands) addCommand(program, spec, language, setRequest);
  program.hook('preSubcommand', (_, command) => {
    current = command;
  });

  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (printed !== '') return { command: 'print', text: printed };
    const refused = error instanceof CommanderError ? commandLineError(error, program, current) : error;
    if (!(refused instanceof UserError)) throw error;
    return { command: 'refused', error: refused, commandName: current?.name() };
  }
  return request ?? { command: 'print', text: printed };
}

function createProgram(language: Language): Command {
  const t = sayIn(language);
  const program = new Command(tool.name)
    .description(programDescription[language])
    .usage(t('[选项] <文件|文件夹|通配符|->...', '[options] <file|folder|glob|->...'));
  for (const spec of programOptions) program.addOption(toOption(spec, language));
  return program
    .version(tool.version, '-V, --version', t('显示版本', 'print the version'))
    .helpOption('-h, --help', t('显示帮助', 'print this help'))
    .helpCommand('help [command]', t('显示某个命令的帮助', 'help for a command'))
    .exitOverride()
    .showSuggestionAfterError(false);
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  language: Language,
  setRequest: (request: Request) => void,
): void {
  const { name, isDefault = false, description, word, argument, allowExcessArguments = false, options } = spec;
  const command = program.command(name, { isDefault }).description(description[language]);
  if (word !== undefined) command.addArgument(new Argument(word).argParser(choice(name, [word])));
  if (argument) {
    const added = new Argument(argument.name, argument[language]);
    command.addArgument(argument.parse ? added.argParser(argument.parse) : added);
  }
  if (allowExcessArguments) command.allowExcessArguments();
  const named = Object.entries(options).map(([key, option]) => [key, toOption(option, language)] as const);
  for (const [, option] of named) command.addOption(option);
  const usage = command.usage().replace('[options]', sayIn(language)('[选项]', '[options]'));
  command.usage(word === undefined ? usage : usage.replace(`<${word}>`, word));
  const common = (values = {}): Common => {
    const { color, config, lang } = program.opts();
    const set = Object.entries({ lang, ...values }).filter(([, value]) => value !== undefined);
    return { language, colour: color, config, given: Object.fromEntries(set) };
  };
  command.action(() => {
    const given = command.opts();
    const values = named.map(([key, option]) => [
      key,
      given[option.attributeName()] ?? (option.isBoolean() ? false : undefined),
    ]);
    const asked = {
      command,
      argument: command.processedArgs[word === undefined ? 0 : 1],
      options: Object.fromEntries(values),
      common,
    };
    setRequest(spec.request(asked) as Request);
  });
}

function toOption({ flags, parse, ...description }: OptionSpec, language: Language): Option {
  const option = new Option(flags, description[language]);
  return parse ? option.argParser(parse) : option;
}
