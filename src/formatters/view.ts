import type { FileResult, Result } from '../model/result.ts';
import type { Settings } from '../presentation/settings.ts';
import type { Paint } from './paint.ts';
import type { Signs } from './signs.ts';

/** Settings with which a result is shown. Formats for machines use no more than `Settings`. */
export interface View extends Settings {
  /** Colours for a terminal; machine formats use none. */
  readonly paint: Paint;
  /** Signs that the screen can show; only text for a screen uses them. */
  readonly signs: Signs;
  /** Turns a text into a link to the page of a rule, in a terminal that has links. */
  readonly link?: ((rule: string, text: string) => string) | undefined;
  /** The sheet has every report with all that was read, folded where nothing is said of it. */
  readonly foldsRead?: boolean;
  /** Columns to wrap at; undefined where the output has no width. */
  readonly width: number | undefined;
}

/** Writes a whole result as text, the last line break included. */
export type Formatter = (result: Result, view: View) => string;

/** Writes a whole result as text, piece by piece: it may be many times as large as what was checked. */
export type LongFormatter = (result: Result, view: View) => Iterable<string>;

/** Writes a whole result as text, as `Formatter` does, in its own time. */
export type AsyncFormatter = (result: Result, view: View) => Promise<string>;

/** Writes a whole result as the bytes of a file that is not text. */
export type BinaryFormatter = (result: Result, view: View) => Promise<Uint8Array>;

/** Writes the output for one file, piece by piece, the last line break included; the parts of all files make the whole. */
export type FileFormatter = (file: FileResult, view: View) => Iterable<string>;
