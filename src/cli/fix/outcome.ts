import type { Correction } from '../../corrections.ts';
import type { FileResult, Problem, Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';

/** A correction, and what became of it. */
export interface Line {
  readonly correction: Correction;
  /** `proposed` can be written and was not, `left` cannot be. */
  readonly state: 'proposed' | 'written' | 'left';
  /** Why it was left. */
  readonly why: Text | null;
}

/** What `fix` found and did. */
export interface Outcome {
  /** As it was read. */
  readonly file: FileResult;
  /** In the form's order. */
  readonly lines: readonly Line[];
  /** The file that was written, as the user called it. */
  readonly written: string | null;
  /** Why nothing can be written into this file. */
  readonly problem: Problem | null;
  /** The file as it now is: corrected where something was written. */
  readonly result: Result;
}
