import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Values } from '../config/config.ts';
import type { FormatterName } from '../formatters/index.ts';
import type { UserError } from '../model/errors.ts';
import type { Language } from '../model/text.ts';
import type { WriterName } from '../writers/index.ts';

/** What every command takes. */
export interface Common {
  /** That of `--lang`, else of the locale; a configuration may say another. */
  readonly language: Language;
  /** `--color`, `--no-color`; undefined where neither is given. */
  readonly colour: boolean | undefined;
  /** `--config`: a file; `--no-config`: false; undefined for the nearest of each file. */
  readonly config: string | false | undefined;
  /** What the command line sets; it beats every configuration. Names are not yet checked. */
  readonly given: Values;
}

/** What every command that writes files takes. */
export interface Writing {
  /** Whatever stands in the way is written over, only not what was read. */
  readonly force: boolean;
}

/** A format, and the file it goes to; without one, standard output. */
export interface Output {
  readonly name: FormatterName;
  readonly file: string | undefined;
}

export interface LintRequest extends Common, Writing {
  readonly command: 'lint';
  readonly names: readonly string[];
  /** The command that the first name may be a typing error for, if it is not a file. */
  readonly intendedCommand: string | undefined;
  /** Only files that differ from this revision, or, with `true`, from what is committed. */
  readonly changed: string | true | undefined;
  /** Judges again whenever a file is saved. */
  readonly watch: boolean;
  /** Tells how long each step took. */
  readonly stats: boolean;
  readonly outputs: readonly Output[];
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** A file with a form of the user's own. */
  readonly formFile: string | undefined;
  readonly stdinName: string | undefined;
  /** A named file in which nothing of a report was found is passed over, as one in a folder is. */
  readonly skipUnrelated: boolean;
  readonly exitZero: boolean;
  /** All that is found is accepted, and written to the baseline. */
  readonly updateBaseline: boolean;
  /** A file that tells what was checked, and how. */
  readonly receipt: string | undefined;
}

/** All that a run writes. Absolute paths, as of those below. */
export function writtenFiles(request: LintRequest, cwd: string): string[] {
  const { outputs, given, receipt, updateBaseline } = request;
  const files = [...outputs.map(({ file }) => file), receipt, updateBaseline ? given.baseline : undefined];
  return files.flatMap((file) => (file ? [resolve(cwd, file)] : []));
}

/** What the command line has a run read beside the reports. */
export function readFiles({ given, updateBaseline, config, formFile }: LintRequest, cwd: string): string[] {
  const files = [updateBaseline ? undefined : given.baseline, config || undefined, formFile];
  return files.flatMap((file) => (file ? [resolve(cwd, file)] : []));
}

/** What a run writes, and the baseline that it reads: no report is among them. */
export function besides(request: LintRequest, cwd: string): string[] {
  const { baseline } = request.given;
  return [...writtenFiles(request, cwd), ...(baseline && !request.updateBaseline ? [resolve(cwd, baseline)] : [])];
}

export interface ExplainRequest extends Common {
  readonly command: 'explain';
  readonly rule: string | undefined;
}

export interface ConvertRequest extends Common, Writing {
  readonly command: 'convert';
  readonly name: string;
  readonly to: WriterName;
  readonly file: string | undefined;
}

export interface FixRequest extends Common, Writing {
  readonly command: 'fix';
  readonly name: string;
  /** Where a corrected copy goes. */
  readonly file: string | undefined;
  /** The file itself is corrected. */
  readonly write: boolean;
  readonly suggested: boolean;
  readonly format: ShownFormat;
}

/** How a command shows what is no result of linting. */
export const shownFormats = ['pretty', 'json'] as const;
export type ShownFormat = (typeof shownFormats)[number];

export interface AnnotateRequest extends Common, Writing {
  readonly command: 'annotate';
  readonly name: string;
  /** Where it goes; without one, beside the report under a name made of the report's. */
  readonly file: string | undefined;
}

export interface PrintConfigRequest extends Common {
  readonly command: 'print-config';
  /** The file; it need not be there. */
  readonly name: string;
  readonly formFile: string | undefined;
  readonly format: ShownFormat;
}

export interface InitRequest extends Common, Writing {
  readonly command: 'init';
}

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

export interface CompletionRequest extends Common {
  readonly command: 'completion';
  readonly shell: Shell;
  /** Those behind the program's name, the last as far as it is typed; none asks for the script. */
  readonly words: readonly string[];
  /** All commands and their options. */
  readonly program: Command;
}

export interface NewRequest extends Common, Writing {
  readonly command: 'new';
  readonly year: number;
  /** Without one, its name is left to be written into the title. */
  readonly organization: string | undefined;
  readonly formFile: string | undefined;
  /** Where it goes, `-` for standard output; without one, a file that is called as the report. */
  readonly file: string | undefined;
}

/** `--help`, `--version`: a text, and nothing to do. */
export interface TextRequest {
  readonly command: 'print';
  readonly text: string;
}

/** A command line that is wrong. */
export interface RefusedRequest {
  readonly command: 'refused';
  readonly error: UserError;
  /** Name of the command that it was for; undefined where it was for none. */
  readonly of: string | undefined;
}

export type Request =
  | LintRequest
  | ExplainRequest
  | ConvertRequest
  | AnnotateRequest
  | FixRequest
  | PrintConfigRequest
  | InitRequest
  | CompletionRequest
  | NewRequest
  | TextRequest
  | RefusedRequest;
