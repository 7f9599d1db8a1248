import type { Severity } from '../form.ts';
import type { FormatterName } from '../formatters/index.ts';
import type { Language } from '../text.ts';
import type { WriterName } from '../writers/index.ts';

/** What every command takes. */
export interface Common {
  readonly language: Language;
  /** `--color`, `--no-color`; undefined where neither is given. */
  readonly colour: boolean | undefined;
}

/** A format, and the file it goes to; without one, standard output. */
export interface Output {
  readonly name: FormatterName;
  readonly file: string | undefined;
}

export interface LintRequest extends Common {
  readonly command: 'lint';
  readonly names: readonly string[];
  readonly outputs: readonly Output[];
  /** Severities by rule id, as given; ids are not yet checked. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number | undefined;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly year: number | undefined;
  /** Id of an edition or family, or a file. */
  readonly form: string | undefined;
  readonly stdinName: string | undefined;
  readonly exitZero: boolean;
  /** A file of accepted findings. */
  readonly baseline: string | undefined;
  /** All that is found is accepted, and written there. */
  readonly updateBaseline: boolean;
  /** A file that tells what was checked, and how. */
  readonly receipt: string | undefined;
}

export interface ExplainRequest extends Common {
  readonly command: 'explain';
  readonly rule: string | undefined;
}

export interface ConvertRequest extends Common {
  readonly command: 'convert';
  readonly name: string;
  readonly to: WriterName;
  readonly file: string | undefined;
}

export interface FixRequest extends Common {
  readonly command: 'fix';
  readonly name: string;
  /** Where a corrected copy goes. */
  readonly file: string | undefined;
  /** The file itself is corrected. */
  readonly write: boolean;
  readonly suggested: boolean;
  readonly format: FixFormat;
}

/** How `fix` shows its corrections. */
export const fixFormats = ['pretty', 'json'] as const;
export type FixFormat = (typeof fixFormats)[number];

export interface AnnotateRequest extends Common {
  readonly command: 'annotate';
  readonly name: string;
  /** Where it goes; without one, beside the report under a name made of the report's. */
  readonly file: string | undefined;
}

/** `--help`, `--version`: a text, and nothing to do. */
export interface TextRequest {
  readonly command: 'print';
  readonly text: string;
}

export type Request = LintRequest | ExplainRequest | ConvertRequest | AnnotateRequest | FixRequest | TextRequest;
