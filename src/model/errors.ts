import type { Text } from './text.ts';

/** The reason why a file or a run could not be checked; public as `problem.code`. */
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
 * A problem that the user can fix: a file that is not what its name says, an option that does not exist. Any other error
 * is a defect of this program and keeps its stack.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: ProblemCode;
  readonly text: Text;

  constructor(code: ProblemCode, text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.code = code;
    this.text = text;
  }
}

/**
 * A file that this program wrote about reports, or is configured by, is not checked: it is not a report. If the user names
 * the file, the message says what it is; in a folder it is skipped.
 */
export class ArtifactError extends UserError {
  override readonly name = 'ArtifactError';
}

/** A file that was read shows nothing of a report. In a folder it is skipped. */
export class UnrelatedFileError extends UserError {
  override readonly name = 'Unrelated';
}

/** A text of the right format has another layout than a report. Its words tell whether it was meant as one. */
export class UnexpectedLayoutError extends UserError {
  override readonly name = 'OtherLayout';
  /** Every text of the file: keys, values, lines. */
  readonly texts: readonly string[];

  constructor(code: ProblemCode, text: Text, texts: readonly string[], options?: ErrorOptions) {
    super(code, text, options);
    this.texts = texts;
  }
}

/** An error that is not foreseen, met while working on a file: a defect of this program or of a parser. It is the `cause`. */
export class DefectError extends UserError {
  override readonly name = 'Defect';

  constructor(cause: unknown) {
    const text = {
      zh: '处理这个文件时出错，已中止；它可能已损坏或不完整，请重新取得，或用 WPS、Excel、Word 打开后另存再试',
      en: 'work on this file failed and was stopped; it may be damaged or incomplete: fetch it again, or open it in WPS, Excel or Word and save it as a new file',
    };
    super('gave-up', text, { cause });
  }
}
