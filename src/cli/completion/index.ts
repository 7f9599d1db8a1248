import { printable } from '../../formatters/terminal-text.ts';
import type { Io } from '../io.ts';
import type { CompletionRequest } from '../options/completion.ts';
import { type Candidate, candidates } from './candidates.ts';
import { scripts } from './scripts.ts';

/** Prints the completion script of a shell; with words, the candidates to complete them. */
export function complete({ shell, words, program, language }: CompletionRequest, { stdout }: Io): number {
  if (words.length === 0) stdout.write(scripts[shell]);
  else {
    const { format, parse = (same) => same } = shells[shell];
    for (const candidate of candidates(program, parse(words), language)) stdout.write(`${format(candidate)}\n`);
  }
  return 0;
}

interface ShellProtocol {
  /** Returns the words of the command line from what the shell passes, if that differs. */
  readonly parse?: (words: readonly string[]) => readonly string[];
  /** Returns a candidate as the shell expects it. */
  readonly format: (candidate: Candidate) => string;
}

const withDescription = ({ word, description }: Candidate) =>
  description === '' ? word : `${word}\t${printable(description)}`;

const shells: Readonly<Record<CompletionRequest['shell'], ShellProtocol>> = {
  // Bash treats `=` as a separate word, and completes only what follows it.
  bash: { parse: joinAssignments, format: ({ word }) => lastPart(word) },
  zsh: {
    format: ({ word, description }) =>
      [lastPart(word), printable(description)]
        .filter((text) => text !== '')
        .map((text) => text.replaceAll(':', '\\:'))
        .join(':'),
  },
  fish: { format: withDescription },
  // Not every PowerShell passes an empty argument, so the script appends a dot to the last word.
  powershell: { parse: (words) => words.with(-1, words.at(-1)!.replace(/\.$/, '')), format: withDescription },
};

/** Returns the part after the last `=`, unless the word ends with it. */
function lastPart(word: string): string {
  return word.replace(/^.*=(?=.)/, '');
}

/** Joins `--format`, `=` and `json` to one word. */
function joinAssignments(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  words.forEach((word, index) => {
    const isPart = word === '=' || (words[index - 1] === '=' && index > 0);
    if (isPart && joined.length > 0) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
  });
  return joined;
}
