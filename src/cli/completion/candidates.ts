import type { Command, Option } from 'commander';
import { rules } from '../../lint.ts';
import { severities } from '../../model/form.ts';
import type { Language } from '../../model/text.ts';
import { type KnownValues, ruleLevel } from '../options/values.ts';

/** A word that may complete the command line. */
export interface Candidate {
  readonly word: string;
  /** May be empty. */
  readonly description: string;
}

/**
 * Returns the words that may complete a command line. `words` are those after the name of the program, the last one possibly
 * incomplete. Empty for a file name, or anything else that only the user knows.
 */
export function candidates(program: Command, words: readonly string[], language: Language): readonly Candidate[] {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (before.includes('--')) return [];
  const { command, operands, pending } = readWords(program, before);
  if (pending) return startingWith(valuesOf(pending, language), current);
  const [, flag] = /^(--[^=]+)=/.exec(current) ?? [];
  if (flag !== undefined) {
    const option = optionsOf(program, command).find(({ long }) => long === flag);
    const values = option ? valuesOf(option, language) : [];
    return startingWith(
      values.map(({ word, description }) => ({ word: `${flag}=${word}`, description })),
      current,
    );
  }
  if (current.startsWith('-')) return startingWith(optionsOf(program, command).map(optionCandidate), current);
  if (command === program) {
    // After an option of lint, a word is more likely a file.
    const isCommand = operands === 0 && (before.length === 0 || current !== '');
    return isCommand ? startingWith(commandCandidates(program), current) : [];
  }
  const argument = command.registeredArguments[operands];
  if (command.name() === 'help') return startingWith(commandCandidates(program), current);
  if (argument?.name() === 'rule') return startingWith(ruleNames(language), current);
  return argument ? startingWith(valuesOf(argument, language), current) : [];
}

/** Finds the command, the program itself for the default one, and the option whose value comes next. */
function readWords(program: Command, words: readonly string[]) {
  let command = program;
  let operands = 0;
  let pending: Option | undefined;
  for (const word of words) {
    if (pending) {
      pending = undefined;
    } else if (word.startsWith('-') && word !== '-') {
      pending = optionsOf(program, command).find(
        ({ long, short, required }) => required && [long, short].includes(word),
      );
    } else {
      const named =
        operands === 0 && command === program ? program.commands.find((one) => one.name() === word) : undefined;
      if (named) command = named;
      else operands += 1;
    }
  }
  return { command, operands, pending };
}

function optionsOf(program: Command, command: Command): readonly Option[] {
  const help = program.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}

function optionCandidate({ long, short, description }: Option): Candidate {
  return { word: long ?? short ?? '', description };
}

function commandCandidates(program: Command): readonly Candidate[] {
  return program.commands.map((one) => ({ word: one.name(), description: one.description() }));
}

/** Returns the known values of an option or argument; none for a file or a number. */
function valuesOf({ parseArg }: { readonly parseArg?: unknown }, language: Language): readonly Candidate[] {
  if (parseArg === ruleLevel) {
    return ruleNames(language).flatMap(({ word, description }) =>
      [...severities, 'off'].map((level) => ({ word: `${word}=${level}`, description })),
    );
  }
  return ((parseArg as Partial<KnownValues> | undefined)?.known ?? []).map((word) => ({ word, description: '' }));
}

function ruleNames(language: Language): readonly Candidate[] {
  return rules.map(({ id, title }) => ({ word: id, description: title[language] }));
}

/** Returns the candidates that start with what is typed, each up to its next `=`: `--rule blank-count=`, then the level. */
function startingWith(all: readonly Candidate[], typed: string): readonly Candidate[] {
  const next = new Map<string, string>();
  for (const { word, description } of all) {
    if (!word.startsWith(typed)) continue;
    const equals = word.indexOf('=', typed.length);
    next.set(equals < 0 ? word : word.slice(0, equals + 1), description);
  }
  return [...next].map(([word, description]) => ({ word, description }));
}
