import { forms as builtIn } from '../forms.ts';
import { type LintOptions, type ReadOptions, readReports, type Step } from '../lint.ts';
import type { Form } from '../model/form.ts';
import { memoize, memoizeBy } from '../model/memoize.ts';
import type { Report } from '../model/report.ts';
import type { ReadRoster } from '../roster/read.ts';
import { type LintedFile, type LintFileOptions, lintFile } from '../run/lint-file.ts';
import type { Job } from './remote.ts';
import type { Transfer } from './transfer.ts';

/** The work on one file, within a budget of time and memory whatever the file holds. */
export interface BoundedWork {
  readonly lint: (bytes: Uint8Array, options: LintFileOptions) => Promise<LintedFile>;
  /** @throws {UserError} if there is no report */
  readonly readReports: (bytes: Uint8Array, options: ReadOptions) => Promise<readonly Report[]>;
  /** @throws {UserError} if it is no list of bodies */
  readonly readRoster: (bytes: Uint8Array, path: string) => Promise<ReadRoster>;
}

/** The work without limits, in this process. */
export const inThisProcess: BoundedWork = {
  lint: lintFile,
  readReports,
  readRoster: async (bytes, path) => (await import('../roster/read.ts')).readRoster(bytes, path),
};

/** Options that can be copied from one thread to another. */
type Copied<T> = Omit<T, 'forms' | 'read' | 'onStep'>;

/** A file to lint, or whose reports or bodies are to be read. */
export interface FileJob extends Job {
  /** The forms to look for, as `formsToText` writes them. */
  readonly forms: string;
  readonly lint?: Copied<LintOptions> & { readonly keepsFigures: boolean };
  readonly read?: Copied<ReadOptions>;
  /** The path of a roster. */
  readonly roster?: string;
}

/** The outcome of a job. */
export interface FileWork {
  readonly linted?: LintedFile;
  readonly reports?: readonly Report[];
  readonly roster?: ReadRoster;
  /** The milliseconds that each step took. */
  readonly steps: readonly (readonly [Step, number])[];
}

export type FileAnswer = Transfer<FileWork>;

/** Writes a list of forms, those that come with the program by their ids. */
export const formsToText = memoize((forms: readonly Form[]): string =>
  JSON.stringify(forms.map((form) => (builtIn.includes(form) ? form.id : form))),
);

/** The most lists of forms that are kept. */
const maxLists = 100;

/** Returns the forms of such a text: the same list for the same text, since much is derived from it. */
export const formsFromText = memoizeBy(
  (text: string) => text,
  maxLists,
  (text): readonly Form[] => {
    const forms: (string | Form)[] = JSON.parse(text);
    return forms.map((one) => (typeof one === 'string' ? builtIn.find(({ id }) => id === one)! : one));
  },
);
