import { DefectError, UserError } from '../model/errors.ts';

/** Work that is done elsewhere, in a worker or another process: a file and what to do with it. */
export interface Job {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Does a job elsewhere. It is given without the bytes, of which a copy is sent. */
export type Remote<J extends Job, T> = (bytes: Uint8Array, job: Omit<J, 'bytes'>) => Promise<T>;

/** The answer to a job: a value, or the parts of a `UserError`, which would lose its class on the way. */
export type Answer<T> = { readonly value: T } | Pick<UserError, 'code' | 'text'> | { readonly defect: unknown };

/** Returns the value of an answer. @throws {UserError} */
export function valueIn<T>(answer: Answer<T>): T {
  if ('value' in answer) return answer.value;
  throw 'defect' in answer ? new DefectError(answer.defect) : new UserError(answer.code, answer.text);
}
