/**
 * The facts about the text of a report, as data: one file a family of forms in `schemas/narratives/`, described by `narrative` in
 * `schemas/form.schema.json`.
 *
 * A phrase is a text in which `{name}` stands for one of the words of that name, `{name?}` for one or none and `{name*}` for any
 * number of them. Words are compared with a text without spaces and in half width, and are expressions themselves. No word that is
 * used with `*` may begin another one of its list, so that a text can be divided in one way only.
 */
export interface Narrative {
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Words of sentences that are not about the work of the reporting body in the year of the report. */
  readonly elsewhere: {
    /** Words before a figure that make it a change, a plan or a mean. */
    readonly compared: readonly string[];
    /** Words for what the body does for others, or that is no request. */
    readonly otherWork: readonly string[];
    /** Ways by which requests come in, of which the form has no figure. */
    readonly channels: readonly string[];
    /** Words that follow ways which are only examples. */
    readonly allChannels: readonly string[];
  };
  /** The kinds of sentences that state a figure. */
  readonly figures: readonly FigureSentence[];
  /** Figures whose parts are known by their words, without 其中. */
  readonly divisions: readonly DividedFigure[];
  /** The kinds of sentences that state that there was nothing. */
  readonly denials: readonly DenialSentence[];
}

/** Words that mean one or several quantities of the tables. */
interface Sentence {
  readonly id: string;
  /**
   * The quantities that the words may mean, the most usual first. Each is a sum of cells by id; `requests/refused.* /total`, without
   * the space, is every row whose id begins so. A form that lacks one of the cells does not have the reading.
   */
  readonly readings: readonly (readonly string[])[];
}

/** A kind of sentence with a figure. */
export interface FigureSentence extends Sentence {
  /** Phrases, each with `#` for the number and its unit. */
  readonly phrases: readonly string[];
  /** Phrases that the clause must not contain. */
  readonly unless?: readonly string[];
  /** Phrases that the sentence must not contain before the number. */
  readonly unlessBefore?: readonly string[];
  /** Units of the number; those of counts by default. */
  readonly units?: readonly string[];
  /** Names the subject that the sentence has from here on. */
  readonly sets?: string;
  /** The subject that the paragraph must have at this point. */
  readonly needs?: string;
  /** That subject must be set in this sentence or in the one before. */
  readonly near?: true;
  /** The figure may be a part of one before, behind 其中. */
  readonly part?: true;
  /** Likewise; as a part, it may be less than its cells by as much as these, which the figure before does not include. */
  readonly mayLack?: readonly string[];
  /** The figure may be that of one way by which requests come in, unless its words say otherwise. */
  readonly byChannel?: true;
  /** Its readings correspond to those of the statement that set the subject: it is about some of the same requests. */
  readonly base?: true;
  /** The year named in the words, as a difference from the year of the report: −1 for last year. */
  readonly yearOffset?: number;
}

/** A figure and its parts. */
export interface DividedFigure {
  /** Phrases that end where the number begins. */
  readonly total: readonly string[];
  /** Phrases that are all the words before the number of a part. */
  readonly parts: readonly string[];
}

/** A kind of sentence that denies something. */
export interface DenialSentence extends Sentence {
  readonly phrases: readonly string[];
}
