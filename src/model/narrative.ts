/**
 * The facts about the text of a report, as data: one file a family of forms in `schemas/narratives/`, described by `narrative` in
 * `schemas/form.schema.json`.
 */
export interface Narrative {
  /** The kinds of sentences that state figures of the tables. */
  readonly claims: readonly never[];
}
