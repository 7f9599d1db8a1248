import type { Command } from 'commander';
import type { Values } from '../config/config.ts';
import type { FormatterName } from '../formatters/index.ts';
import type { UserError } from '../model/errors.ts';
import type { Language } from '../model/text.ts';
import type { WriterName } from '../writers/index.ts';

/** The options of every command. */
export interface Common {
  /** That of `--lang`, else of the locale. A configuration may override it. */
  readonly language: Language;
  /** `--color` or `--no-color`; undefined without either. */
  readonly colour: boolean | undefined;
  /** The file of `--config`; false for `--no-config`; undefined for the nearest configuration of each file. */
  readonly config: string | false | undefined;
  /** The settings of the command line, which override every configuration. Names are not checked yet. */
  readonly given: Values;
}

/** The option of every command that writes files. */
export interface Writing {
  /** Overwrites existing files, except those that were read. */
  readonly force: boolean;
}

export interface Output {
  readonly name: FormatterName;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

export interface LintRequest extends Common, Writing {
  readonly command: 'lint';
  readonly names: readonly string[];
  /** The command that the first name may be a typing error for, if it is not a file. */
  readonly intendedCommand: string | undefined;
  /** Checks only files that differ from this revision; `true` for those that are not committed. */
  readonly changed: string | true | undefined;
  /** Checks again whenever a file is saved. */
  readonly watch: boolean;
  /** Prints the time of each step. */
  readonly stats: boolean;
  readonly outputs: readonly Output[];
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** A file with a form that the user defines. */
  readonly formFile: string | undefined;
  readonly stdinName: string | undefined;
  /** Skips a named file without any part of a report, as one in a folder. */
  readonly skipUnrelated: boolean;
  readonly exitZero: boolean;
  /** Accepts all findings and writes them to the baseline. */
  readonly updateBaseline: boolean;
  /** A file for the receipt: what was checked, and how. */
  readonly receipt: string | undefined;
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
  /** The file for a corrected copy. */
  readonly file: string | undefined;
  /** Corrects the file itself. */
  readonly write: boolean;
  readonly suggested: boolean;
  readonly format: ShownFormat;
}

/** Formats of commands that show something else than the result of linting. */
export const shownFormats = ['pretty', 'json'] as const;
export type ShownFormat = (typeof shownFormats)[number];

export interface AnnotateRequest extends Common, Writing {
  readonly command: 'annotate';
  readonly name: string;
  /** The file for the copy; by default next to the report, under a name made from that of the report. */
  readonly file: string | undefined;
}

export interface PrintConfigRequest extends Common {
  readonly command: 'print-config';
  /** The file, which need not exist. */
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
  /** The words after the name of the program, the last one possibly incomplete. Empty to print the script. */
  readonly words: readonly string[];
  /** The parser, with all commands and options. */
  readonly program: Command;
}

export interface NewRequest extends Common, Writing {
  readonly command: 'new';
  readonly year: number;
  /** Undefined leaves a gap in the title, to be filled in. */
  readonly organization: string | undefined;
  readonly formFile: string | undefined;
  /** The file for the form; `-` for standard output; undefined for a file named after the title. */
  readonly file: string | undefined;
}

/** `--help` and `--version`. */
export interface TextRequest {
  readonly command: 'print';
  readonly text: string;
}

/** An invalid command line. */
export interface RefusedRequest {
  readonly command: 'refused';
  readonly error: UserError;
  /** The name of the command, if the command line names one. */
  readonly commandName: string | undefined;
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
