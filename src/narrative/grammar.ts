import { memoize } from '../model/memoize.ts';
import type { DenialSentence, FigureSentence, Narrative } from '../model/narrative.ts';
import { compile, requiredWords } from './phrases.ts';

/** The words on both sides of a number. */
export interface PhrasePattern {
  /** Undefined where any words may be; likewise `after`. */
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
  /** Words of which one must be on one side or the other; empty if there are none. */
  readonly required: readonly string[];
}

export interface FigurePattern {
  readonly sentence: FigureSentence;
  readonly phrases: readonly PhrasePattern[];
  readonly unless: RegExp | undefined;
  readonly unlessIn: RegExp | undefined;
}

export interface DivisionPattern {
  readonly total: RegExp;
  readonly part: RegExp;
}

export interface DenialPattern {
  readonly sentence: DenialSentence;
  readonly pattern: RegExp;
}

export type Grammar = ReturnType<typeof grammarOf>;

/** The sentences of a narrative, ready to be searched for. */
export const grammarOf = memoize(({ words, elsewhere, figures, denials, divisions }: Narrative) => {
  const anyOf = (phrases: readonly string[]) => compile(phrases, words, 'u');
  const phrasePattern = (phrase: string): PhrasePattern => {
    const [before = '', after = ''] = phrase.split('#');
    return {
      before: before === '' ? undefined : compile([before], words, 'u', ['', '$']),
      after: after === '' ? undefined : compile([after], words, 'u', ['^', '']),
      required: requiredWords(phrase, words),
    };
  };
  const patterns = figures.map((sentence): FigurePattern => {
    const { phrases, unless, unlessIn } = sentence;
    return {
      sentence,
      phrases: phrases.map(phrasePattern),
      unless: unless && anyOf(unless),
      unlessIn: unlessIn && anyOf(unlessIn),
    };
  });
  const bySubject = new Map<string | undefined, readonly FigurePattern[]>();
  return {
    /** Returns the figures that a paragraph with a subject, or with none yet, may state. */
    figuresWith(subject: string | undefined): readonly FigurePattern[] {
      const isPossible = ({ sentence: { needs } }: FigurePattern) => needs === undefined || needs === subject;
      const known = bySubject.get(subject) ?? patterns.filter(isPossible);
      bySubject.set(subject, known);
      return known;
    },
    denials: denials.map((sentence): DenialPattern => ({ sentence, pattern: compile(sentence.phrases, words, 'gu') })),
    divisions: divisions.map(
      ({ total, parts }): DivisionPattern => ({
        total: compile(total, words, 'u', ['', '$']),
        part: compile(parts, words, 'u', ['^', '$']),
      }),
    ),
    compared: anyOf(elsewhere.compared),
    otherWork: anyOf(elsewhere.otherWork),
    otherThings: anyOf(elsewhere.otherThings),
    otherCauses: anyOf(elsewhere.otherCauses),
    narrowed: anyOf(elsewhere.narrowed),
    corrected: anyOf(elsewhere.corrected),
    supposed: anyOf(elsewhere.supposed),
    someBodies: anyOf(elsewhere.someBodies),
    channels: anyOf(elsewhere.channels),
    allChannels: anyOf(elsewhere.allChannels),
  };
});
