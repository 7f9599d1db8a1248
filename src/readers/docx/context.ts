import type { FieldMark } from './fields.ts';
import type { ListCounter } from './list-counter.ts';
import type { Styles } from './styles.ts';
import type { Element } from './tree.ts';

/** The properties of a document that all its paragraphs share, and the state of reading them. */
export interface Context {
  readonly styles: Styles;
  readonly count: ListCounter;
  readonly fields: ReadonlyMap<Element, FieldMark>;
  /** Open field instructions; text within one is not shown. */
  instructions: number;
  /** Open tables and text boxes. */
  depth: number;
  /** True within a hidden row, whose text is read all the same. */
  inHiddenRow: boolean;
  /** Receives each element whose characters are printed, in order; `raised` as in `RunFormat`. */
  readonly onPrinted?: (element: Element, text: string, raised: boolean) => void;
  /** Embedded files of other programs so far; they are not read. */
  embedded: number;
}
