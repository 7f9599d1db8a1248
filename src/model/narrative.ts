/**
 * The facts about the text of a report, as data: one file a family of forms in `schemas/narratives/`, described by `narrative` in
 * `schemas/form.schema.json`.
 */
export interface Narrative {
  /** The kinds of sentences that state figures of the tables. */
  readonly claims: readonly never[];
  readonly bodies: BodyNames;
  readonly counts: CountWords;
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
