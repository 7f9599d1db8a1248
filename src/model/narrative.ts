import type { Text } from './text.ts';

/**
 * The facts about the text of a report, as data: one file a family of forms in `schemas/narratives/`, described by `narrative` in
 * `schemas/form.schema.json`.
 */
export interface Narrative {
  /** The kinds of sentences that state figures of the tables. */
  readonly claims: readonly never[];
  /** Words that introduce the period of the figures, besides the form's own. */
  readonly periods: readonly string[];
  /** Documents that reports cite. */
  readonly citations: readonly Citation[];
  /** The section that has to state which fees were charged, and the first report year for which it has to. */
  readonly fees: { readonly section: number; readonly from: number; readonly words: readonly string[] };
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
