import { memoize } from '../model/memoize.ts';
import type { DenialSentence, FigureSentence, Narrative } from '../model/narrative.ts';
import { compile } from './phrases.ts';

/** The sentences of a narrative, ready to be searched for. */
export const grammarOf = memoize(({ words, elsewhere, figures, denials, divisions }: Narrative) => {
  const anyOf = (phrases: readonly string[]) => compile(phrases, words, 'u');
  return {
    figures: figures.map((sentence): FigurePattern => {
      const { before, after, unless } = sentence;
      return {
        sentence,
        before: before && compile(before, words, 'u', ['', '$']),
        after: after && compile(after, words, 'u', ['^', '']),
        unless: unless && anyOf(unless),
      };
    }),
    denials: denials.map((sentence): DenialPattern => ({ sentence, pattern: compile(sentence.phrases, words, 'gu') })),
    divisions: divisions.map(
      ({ total, parts }): DivisionPattern => ({
        total: compile(total, words, 'u', ['', '$']),
        part: compile(parts, words, 'u', ['^', '$']),
      }),
    ),
    compared: anyOf(elsewhere.compared),
    otherWork: anyOf(elsewhere.otherWork),
    channels: anyOf(elsewhere.channels),
    allChannels: anyOf(elsewhere.allChannels),
  };
});

export type Grammar = ReturnType<typeof grammarOf>;

export interface FigurePattern {
  readonly sentence: FigureSentence;
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
  readonly unless: RegExp | undefined;
}

export interface DivisionPattern {
  readonly total: RegExp;
  readonly part: RegExp;
}

export interface DenialPattern {
  readonly sentence: DenialSentence;
  readonly pattern: RegExp;
}
