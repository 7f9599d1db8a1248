import type { Correction } from '../../corrections.ts';
import type { FileResult, Problem, Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';

/** A correction and its state. */
export interface Line {
  readonly correction: Correction;
  /** `proposed` can be written but was not; `left` cannot be written. */
  readonly state: 'proposed' | 'written' | 'left';
  /** The reason for `left`. */
  readonly why: Text | null;
}

/** The result of `fix`. */
export interface Outcome {
  /** The file as it was read. */
  readonly file: FileResult;
  /** In the form's order. */
  readonly lines: readonly Line[];
  /** The file that was written, as the user named it. */
  readonly written: string | null;
  /** The reason why this file cannot be corrected. */
  readonly problem: Problem | null;
  /** The result for the file as it now is. */
  readonly result: Result;
}
