import type { Command, Option } from 'commander';
import { rules } from '../../lint.ts';
import { severities } from '../../model/form.ts';
import type { Language } from '../../model/text.ts';
import { type Knowing, ruleLevel } from '../options/values.ts';

/** A word that could stand where the cursor is. */
export interface Candidate {
  readonly word: string;
  /** What it means; may be empty. */
  readonly about: string;
}

/**
 * What a command line could go on with. `words` are those behind the program's name, the last one as far as it is typed.
 * Nothing where a file is to be named, or anything that only the user knows.
 */
export function candidates(program: Command, words: readonly string[], language: Language): readonly Candidate[] {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (before.includes('--')) return [];
  const { command, operands, open } = read(program, before);
  if (open) return begun(valuesOf(open, language), current);
  const [, flag] = /^(--[^=]+)=/.exec(current) ?? [];
  if (flag !== undefined) {
    const option = optionsOf(program, command).find(({ long }) => long === flag);
    const values = option ? valuesOf(option, language) : [];
    return begun(
      values.map(({ word, about }) => ({ word: `${flag}=${word}`, about })),
      current,
    );
  }
  if (current.startsWith('-')) return begun(optionsOf(program, command).map(asCandidate), current);
  if (command === program) {
    // Behind an option of lint it is more likely a file.
    const isCommand = operands === 0 && (before.length === 0 || current !== '');
    return isCommand ? begun(commandsOf(program), current) : [];
  }
  const argument = command.registeredArguments[operands];
  if (command.name() === 'help') return begun(commandsOf(program), current);
  if (argument?.name() === 'rule') return begun(ruleNames(language), current);
  return argument ? begun(valuesOf(argument, language), current) : [];
}

interface Read {
  /** The program itself stands for its default command. */
  readonly command: Command;
  readonly operands: number;
  /** The option that waits for its value. */
  readonly open: Option | undefined;
}

function read(program: Command, words: readonly string[]): Read {
  let command = program;
  let operands = 0;
  let open: Option | undefined;
  for (const word of words) {
    if (open) {
      open = undefined;
    } else if (word.startsWith('-') && word !== '-') {
      open = optionsOf(program, command).find(({ long, short, required }) => required && [long, short].includes(word));
    } else {
      const named =
        operands === 0 && command === program ? program.commands.find((one) => one.name() === word) : undefined;
      if (named) command = named;
      else operands += 1;
    }
  }
  return { command, operands, open };
}

function optionsOf(program: Command, command: Command): readonly Option[] {
  const help = program.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}

function asCandidate({ long, short, description }: Option): Candidate {
  return { word: long ?? short ?? '', about: description };
}

function commandsOf(program: Command): readonly Candidate[] {
  return program.commands.map((one) => ({ word: one.name(), about: one.description() }));
}

/** The words that an option or argument knows; none where it takes a file or a number. */
function valuesOf({ parseArg }: { readonly parseArg?: unknown }, language: Language): readonly Candidate[] {
  if (parseArg === ruleLevel) {
    return ruleNames(language).flatMap(({ word, about }) =>
      [...severities, 'off'].map((level) => ({ word: `${word}=${level}`, about })),
    );
  }
  return ((parseArg as Partial<Knowing> | undefined)?.known ?? []).map((word) => ({ word, about: '' }));
}

function ruleNames(language: Language): readonly Candidate[] {
  return rules.map(({ id, title }) => ({ word: id, about: title[language] }));
}

/** Those that go on from what is typed, each as far as its next `=`: `--rule blank-count=`, then the level. */
function begun(all: readonly Candidate[], typed: string): readonly Candidate[] {
  const next = new Map<string, string>();
  for (const { word, about } of all) {
    if (!word.startsWith(typed)) continue;
    const equals = word.indexOf('=', typed.length);
    next.set(equals < 0 ? word : word.slice(0, equals + 1), about);
  }
  return [...next].map(([word, about]) => ({ word, about }));
}
