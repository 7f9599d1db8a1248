import type { Text } from './text.ts';

/** Why a file or a run could not be judged; public as `problem.code`. */
export type ProblemCode =
  | 'not-found'
  | 'no-permission'
  | 'unsupported'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'no-form-table'
  | 'not-filled-in'
  | 'glued'
  | 'picture'
  | 'invalid'
  | 'gave-up'
  | 'usage';

/**
 * What the user can mend: a file that is not what its name says, an option that
 * does not exist. Anything else that is thrown is our own defect and keeps its stack.
 */
export class UserError extends Error {
  readonly code: ProblemCode;
  readonly text: Text;

  constructor(code: ProblemCode, text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'UserError';
    this.code = code;
    this.text = text;
  }
}
