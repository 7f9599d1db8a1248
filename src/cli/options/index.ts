import { Command, CommanderError } from 'commander';
import { UserError } from '../../model/errors.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { tool } from '../../version.ts';
import type { Request } from '../request.ts';
import { annotateOptions } from './annotate.ts';
import type { Asking } from './asking.ts';
import { inBothLanguages } from './complaint.ts';
import { completionOptions } from './completion.ts';
import { convertOptions } from './convert.ts';
import { explainOptions } from './explain.ts';
import { fixOptions } from './fix.ts';
import { helpLook } from './help.ts';
import { initOptions } from './init.ts';
import { lintOptions } from './lint.ts';
import { newOptions } from './new.ts';
import { programOptions } from './program.ts';

/** The commands, in the order in which help lists them. */
const commands = [
  lintOptions,
  explainOptions,
  convertOptions,
  annotateOptions,
  fixOptions,
  completionOptions,
  newOptions,
  initOptions,
];

/** What a command line asks for, or what is wrong with it; `width` is that of the terminal, for help. */
export function parse(argv: readonly string[], language: Language, width: number | undefined): Request {
  let request: Request | undefined;
  let current: Command | undefined;
  let printed = '';
  const program = new Command(tool.name);
  const asking: Asking = {
    t: sayIn(language),
    common: (values = {}) => {
      const { color, config, lang } = program.opts();
      const set = Object.entries({ lang, ...values }).filter(([, value]) => value !== undefined);
      return { language, colour: color, config, given: Object.fromEntries(set) };
    },
    ask: (asked) => {
      request = asked;
    },
  };
  programOptions(program, asking);
  const print = (text: string) => {
    printed += text;
  };
  helpLook(program, asking, { width, print });
  for (const define of commands) define(program, asking);
  program.hook('preSubcommand', (_, command) => {
    current = command;
  });
  for (const command of program.commands) {
    command.usage(command.usage().replace('[options]', asking.t('[选项]', '[options]')));
  }

  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (printed !== '') return { command: 'print', text: printed };
    const refused = error instanceof CommanderError ? inBothLanguages(error, program, current) : error;
    if (!(refused instanceof UserError)) throw error;
    return { command: 'refused', error: refused, of: current?.name() };
  }
  return request ?? { command: 'print', text: printed };
}
