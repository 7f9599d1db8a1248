import { type ProblemCode, UserError } from './errors.ts';
import type { Text } from './text.ts';

/** Why a file that was read and shows nothing of a report is not checked. A folder passes such a file over. */
export class Unrelated extends UserError {
  constructor(code: ProblemCode, text: Text) {
    super(code, text);
    this.name = 'Unrelated';
  }
}

/** Why a text of another layout than the report's format asks for is not read. Its words tell whether it was meant as a report. */
export class OtherLayout extends UserError {
  /** Every text in it: keys, values, lines. */
  readonly texts: readonly string[];

  constructor(code: ProblemCode, text: Text, texts: readonly string[], options?: ErrorOptions) {
    super(code, text, options);
    this.name = 'OtherLayout';
    this.texts = texts;
  }
}
