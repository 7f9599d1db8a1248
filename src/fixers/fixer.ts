import type { Correction } from '../corrections.ts';
import type { Text } from '../model/text.ts';

/** A corrected file. */
export interface Fixed {
  readonly bytes: Uint8Array;
  /** The corrections that were not made, in the order given. */
  readonly left: readonly Unapplied[];
  /** Notices to the user about those that were made. */
  readonly notices?: readonly Text[];
}

/** A correction that was not made; `why` also says what to do instead. */
export interface Unapplied {
  readonly correction: Correction;
  readonly why: Text;
}

/**
 * Writes corrections into the bytes of the file, and changes nothing else. No two of them are for one cell.
 * Throws a `UserError` if the file cannot be corrected at all.
 */
export type Fixer = (bytes: Uint8Array, corrections: readonly Correction[]) => Fixed | Promise<Fixed>;
