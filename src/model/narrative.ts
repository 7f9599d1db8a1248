/**
 * The facts about the text of a report, as data: one file a family of forms in `schemas/narratives/`, described by `narrative` in
 * `schemas/form.schema.json`.
 */
export interface Narrative {
  /** The kinds of sentences that state figures of the tables. */
  readonly claims: readonly never[];
  readonly structure: Structure;
}

/** The words of headings, and words that stand for a text that is missing. */
export interface Structure {
  /** Words any of which a heading may have in place of another. */
  readonly interchangeableWords: readonly (readonly string[])[];
  /** Words that a heading may have or leave out. */
  readonly omissibleWords: readonly string[];
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
