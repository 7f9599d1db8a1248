import type { Form } from '../../model/form.ts';
import type { Language } from '../../model/text.ts';
import type { Limits } from '../../run/exit-code.ts';
import type { Io } from '../io.ts';
import type { LintRequest } from '../options/lint.ts';

/** The settings of a run on which its outputs depend. */
export interface OutputContext {
  readonly request: Pick<LintRequest, 'outputs' | 'force' | 'colour' | 'quiet' | 'verbose'>;
  readonly io: Io;
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  readonly language: Language;
  readonly strict: boolean;
  readonly limits: Limits;
  /** Absolute paths of the files that the run reads, which no output replaces; made whenever they are gone through. */
  readonly sources: Iterable<string>;
}

/** A run of lint whose files and settings are known. */
export interface RunContext extends OutputContext {
  readonly request: LintRequest;
  /** All forms that the configurations of the files know. */
  readonly forms: readonly Form[];
  /** The hash of the file of the roster; undefined without one. */
  readonly rosterHash: string | undefined;
}
