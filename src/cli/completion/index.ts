import { plain } from '../../formatters/columns.ts';
import type { Io } from '../io.ts';
import type { CompletionRequest } from '../request.ts';
import { type Candidate, candidates } from './candidates.ts';
import { scripts } from './scripts.ts';

/** Prints the script that teaches a shell to complete the command; with words, what they could go on with. */
export function complete({ shell, words, program, language }: CompletionRequest, { stdout }: Io): number {
  if (words.length === 0) stdout.write(scripts[shell]);
  else {
    const { line, typed } = shells[shell];
    for (const candidate of candidates(program, typed(words), language)) stdout.write(`${line(candidate)}\n`);
  }
  return 0;
}

interface Dialect {
  /** The words of the command line, of what the shell hands over. */
  readonly typed: (words: readonly string[]) => readonly string[];
  /** A candidate as the shell takes it. */
  readonly line: (candidate: Candidate) => string;
}

const asTyped = (words: readonly string[]) => words;
const described = ({ word, about }: Candidate) => (about === '' ? word : `${word}\t${plain(about)}`);

const shells: Readonly<Record<CompletionRequest['shell'], Dialect>> = {
  // It takes `=` for a word of its own, and completes only what is behind it.
  bash: { typed: joined, line: ({ word }) => lastPart(word) },
  zsh: {
    typed: asTyped,
    line: ({ word, about }) =>
      [lastPart(word), plain(about)]
        .filter((text) => text !== '')
        .map((text) => text.replaceAll(':', '\\:'))
        .join(':'),
  },
  fish: { typed: asTyped, line: described },
  // An empty argument does not reach a program from every PowerShell: the script puts a dot behind the last word.
  powershell: { typed: (words) => words.with(-1, words.at(-1)!.replace(/\.$/, '')), line: described },
};

/** What is behind the last `=` that something was typed behind, or could be. */
function lastPart(word: string): string {
  return word.replace(/^.*=(?=.)/, '');
}

/** `--format`, `=`, `json` as the one word that they are. */
function joined(words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  words.forEach((word, index) => {
    const isPart = word === '=' || (words[index - 1] === '=' && index > 0);
    if (isPart && whole.length > 0) whole.push(`${whole.pop()}${word}`);
    else whole.push(word);
  });
  return whole;
}
