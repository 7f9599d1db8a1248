import { oddNumbers, type Random } from './random.ts';

/** The smallest parts of a text that a change moves as a whole, and what may be put between them. */
export interface Grammar {
  /** Finds every token; what it leaves out is lost. */
  readonly token: RegExp;
  /** Tokens that mean something in the format. */
  readonly words: readonly string[];
}

/** Characters that a changed text may have, at most. */
const maxLength = 1_500_000;

type Change = (tokens: string[], random: Random, words: readonly string[]) => void;

/** Changes that keep most tokens whole: repeated, removed, moved, nested, replaced. */
const changes: readonly Change[] = [
  // A number becomes another.
  (tokens, random) => {
    const at = find(tokens, random, /\d/);
    if (at >= 0) tokens[at] = tokens[at]!.replace(/-?\d+(?:\.\d+)?/, random.pick(oddNumbers));
  },
  (tokens, random) => {
    const [from, to] = range(tokens, random, 200);
    tokens.splice(from, to - from);
  },
  (tokens, random) => {
    const [from, to] = range(tokens, random, 60);
    repeat(tokens, from, to, random.size(3000));
  },
  (tokens, random) => {
    const [from, to] = range(tokens, random, 200);
    const part = tokens.splice(from, to - from);
    tokens.splice(random.below(tokens.length + 1), 0, ...part);
  },
  (tokens, random) => {
    const [from, to] = range(tokens, random, 200);
    tokens.splice(random.below(tokens.length + 1), 0, ...tokens.slice(from, to));
  },
  (tokens, random) => {
    if (tokens.length > 0) tokens[random.below(tokens.length)] = random.pick(tokens);
  },
  (tokens, random, words) => {
    tokens.splice(random.below(tokens.length + 1), 0, random.pick(words));
  },
  (tokens, random, words) => {
    if (tokens.length > 0) tokens[random.below(tokens.length)] = random.pick(words);
  },
  (tokens, random, words) => {
    const at = random.below(tokens.length + 1);
    tokens.splice(at, 0, ...Array.from({ length: random.size(20_000) }, () => random.pick(words)).slice(0, 20_000));
  },
  (tokens, random, words) => {
    tokens.splice(random.below(tokens.length + 1), 0, random.pick(words).repeat(random.size(20_000)));
  },
  (tokens, random) => {
    tokens.length = random.below(tokens.length + 1);
  },
];

/** Changes a text by its tokens, a few times. */
export function changeTokens(text: string, { token, words }: Grammar, random: Random): string {
  const tokens: string[] = text.match(token) ?? [];
  for (let count = random.size(6); count > 0; count--) random.pick(changes)(tokens, random, words);
  return tokens.join('').slice(0, maxLength);
}

/** Repeats some tokens where they are, as long as the text does not get too long. */
export function repeat(tokens: string[], from: number, to: number, times: number): void {
  const part = tokens.slice(from, to);
  const length = part.reduce((sum, one) => sum + one.length, 1);
  const count = Math.min(times, Math.ceil(300_000 / length));
  const copies = Array.from({ length: count }, () => part).flat();
  tokens.splice(from, to - from, ...copies.slice(0, 100_000));
}

/** A range of tokens, short as a rule. */
export function range(tokens: readonly string[], random: Random, limit: number): [number, number] {
  const from = random.below(tokens.length + 1);
  return [from, Math.min(tokens.length, from + random.size(limit))];
}

/** The index of a token that matches, from a place at random on; -1 if there is none. */
export function find(tokens: readonly string[], random: Random, pattern: RegExp): number {
  const start = random.below(tokens.length + 1);
  const behind = tokens.findIndex((token, index) => index >= start && pattern.test(token));
  return behind >= 0 ? behind : tokens.findIndex((token) => pattern.test(token));
}
