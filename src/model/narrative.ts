import type { Text } from './text.ts';

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
    /** Words for work for others, and for letters and proposals, which are not requests. */
    readonly otherWork: readonly string[];
    /** Words before a figure that counts requests of another kind, proposals or letters. */
    readonly otherThings: readonly string[];
    /** Words before cases that are not about disclosure. */
    readonly otherCauses: readonly string[];
    /** Words behind a figure of which only a part is about disclosure. */
    readonly narrowed: readonly string[];
    /** Words behind a figure that is not about disclosure, or from which some are taken off again. */
    readonly corrected: readonly string[];
    /** Words of a clause that is a condition, a plan or an exception. */
    readonly supposed: readonly string[];
    /** Words for some bodies, but not all. */
    readonly someBodies: readonly string[];
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
  readonly structure: Structure;
  readonly bodies: BodyNames;
  readonly counts: CountWords;
  /** Words that introduce the period of the figures, besides the form's own. */
  readonly periods: readonly string[];
  /** Documents that reports cite. */
  readonly citations: readonly Citation[];
  /** The section that has to state which fees were charged, and the first report year for which it has to. */
  readonly fees: { readonly section: number; readonly from: number; readonly words: readonly string[] };
  /** The sections that are written anew each year. */
  readonly yearly?: readonly number[];
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
  /** Phrases that the sentence must not contain. */
  readonly unlessIn?: readonly string[];
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

/** Words that stand for a text that is missing. */
export interface Structure {
  /** Words in brackets by which the form asks for a text. */
  readonly prompts: readonly string[];
  /** Texts that say nothing. */
  readonly nothing: readonly string[];
  /** A text that only announces the report: words one of which it has, beginnings of its clauses, words of other clauses. */
  readonly announcement: Readonly<Record<'says' | 'begins' | 'asides', readonly string[]>>;
  /** Patterns of words before which a blank (`XX`, `____`) stands for a number. */
  readonly unitsOfBlanks: readonly string[];
  /** Patterns of words before which a blank stands for a name. */
  readonly bodiesOfBlanks: readonly string[];
  /** Words of a clause in which names may be masked. */
  readonly maskedNear: readonly string[];
}

/** A document that reports cite. */
export interface Citation {
  /** `国务院令第711号`, `国办公开办函〔2021〕30号`. */
  readonly number: string;
  readonly name: Text;
  /** The ends of its titles and of those that it replaced. */
  readonly titles: readonly string[];
  /** The first and last report year for which it is in force; `to` is null as long as it is. */
  readonly years: { readonly from: number; readonly to: number | null };
}

/** The words with which the text counts something. */
export interface CountWords {
  /** Things that are counted: 信息, 申请. */
  readonly nouns: readonly string[];
  /** Words behind a number: 条, 件. */
  readonly units: readonly string[];
  /** Words for what was done with the things: 收到, 公开. */
  readonly verbs: readonly string[];
  /** A noun and a unit that are a word of their own, too: 申请件. */
  readonly words: readonly string[];
}

/** Words by which the name of a body tells its kind and level. */
export interface BodyNames {
  /** Beginnings of the names of national bodies. */
  readonly national: readonly string[];
  /** Words behind the place in the name of a government: 人民政府. */
  readonly governments: readonly string[];
  /** Ends of the names of offices: 办公室. */
  readonly offices: readonly string[];
  /** Ends of the names of places, or whole names. */
  readonly provinces: readonly string[];
  readonly cities: readonly string[];
  readonly counties: readonly string[];
  readonly towns: readonly string[];
  /** Ends of the names of departments, offices aside. */
  readonly departments: readonly string[];
  /** Ends of the names of areas without a level of government of their own: 开发区. */
  readonly zones: readonly string[];
  /** Words in the names of departments that hold the end of a place's name: 市场. */
  readonly notPlaces: readonly string[];
  /** Nouns with which a body speaks of itself, behind 我 or 本. */
  readonly selves: readonly SelfName[];
  /** Characters of the names that departments of one field have or had, so that two such names may be of one body. */
  readonly mergers: readonly string[];
  /** Words in the names of departments that may answer for the reports of others. */
  readonly disclosureOffices: readonly string[];
}

/** A noun with which towns or departments speak of themselves. */
export interface SelfName {
  readonly noun: string;
  readonly of: 'town' | 'department';
  /** Characters before which it is part of another word: 我委托. */
  readonly notBefore: string;
}
