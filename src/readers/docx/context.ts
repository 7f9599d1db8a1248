import type { FieldMark } from './fields.ts';
import type { Counter } from './ordinal.ts';
import type { Styles } from './styles.ts';
import type { Element } from './tree.ts';

/** What the paragraphs of a document have in common, and how far reading them has come. */
export interface Context {
  readonly styles: Styles;
  readonly count: Counter;
  readonly fields: ReadonlyMap<Element, FieldMark>;
  /** Field instructions that the text being read stands in; it is shown in none. */
  instructions: number;
  /** Tables and text boxes around what is being read. */
  depth: number;
  /** In a hidden row, whose text is read all the same. */
  inHiddenRow: boolean;
  /** Files of other programs met so far, which are not read. */
  embedded: number;
}
