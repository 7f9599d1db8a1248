import type { Language, Text } from '../model/text.ts';
import type { WriterName } from '../writers/index.ts';

/** A file that the user chose. */
export interface ChosenFile {
  /** Its path from the folder that was chosen, which it names; the name of a single file. With slashes. */
  readonly path: string;
  readonly content: Blob;
}

/** All that a check reads. */
export interface Chosen {
  readonly reports: readonly ChosenFile[];
  /** The reports of the year before, as `--previous`. */
  readonly previous: readonly ChosenFile[];
  /** The list of the bodies that must report, as `--roster`. */
  readonly roster: ChosenFile | null;
}

export interface CheckSettings {
  /** The year that is expected, as `--year`. */
  readonly year: number | null;
  /** True if open findings count as errors, as with `--strict`. */
  readonly strict: boolean;
}

export interface Progress {
  /** Files that were read. Those in an archive are not known before it is opened. */
  readonly done: number;
  readonly total: number;
  /** The file that is read now. */
  readonly path: string;
}

/** The outcome of a check. */
export interface Checked {
  /** True if the user ended it: files that were not reached are not in the result. */
  readonly isCancelled: boolean;
  /** Files in the result; 0 if there was nothing to check, which `notices` explain. */
  readonly files: number;
  /** Messages that the command line writes beside the result. */
  readonly notices: readonly Text[];
}

/** The sheet of a result, in parts. All markup is escaped. */
export interface SheetMarkup {
  readonly style: string;
  readonly overview: string;
  readonly legend: string;
  /** The anchors of the sections in which something is said, in their order; that of a single report is always one of them. */
  readonly sections: readonly string[];
  /** The anchors of the sections of reports in which nothing was found: they show what was read of these. */
  readonly others: readonly string[];
  /** The files that could not be checked, and what to do. */
  readonly unchecked: string;
}

/** A file of the result, and what can be made of it. */
export interface CheckedFile {
  readonly path: string;
  /** The anchors of its sections in the sheet. */
  readonly sections: readonly string[];
  /** The corrections that the program proposes, in the form's order. */
  readonly corrections: readonly ProposedCorrection[];
  /** The reason why the program cannot write them into the file; null if it can. */
  readonly notCorrectable: Text | null;
  /** True if a marked copy can be made. */
  readonly isMarkable: boolean;
}

/** A correction that the user accepts or not. */
export interface ProposedCorrection {
  /** The cell as her program names it: `表三!J14`, `表格2 第5行第7列`. */
  readonly place: Text;
  readonly label: Text;
  /** The text of the cell. */
  readonly from: string;
  readonly to: string;
  readonly reason: Text;
  /** `safe`: only the way of writing changes; `suggested`: the number does. */
  readonly safety: 'safe' | 'suggested';
  /** True if `fix --suggested` makes it. Of two for one cell only one is. */
  readonly isChosen: boolean;
}

/** A file to be written. */
export type Wanted =
  /** The corrected files: by path, the indices of the corrections that were accepted. */
  | { readonly kind: 'corrected'; readonly accepted: Readonly<Record<string, readonly number[]>> }
  /** The files with their findings marked. */
  | { readonly kind: 'marked'; readonly paths: readonly string[] }
  /** The reports in another format. */
  | { readonly kind: 'converted'; readonly to: WriterName; readonly paths: readonly string[] }
  /** The reviewer's sheet, as one page. */
  | { readonly kind: 'sheet' }
  /** The list of corrections, as a workbook. */
  | { readonly kind: 'list' }
  /** A page for each body that has something to correct. */
  | { readonly kind: 'returns' }
  /** Which files were checked, how, and with what outcome. */
  | { readonly kind: 'receipt' }
  /** The result, for other programs or a mail. */
  | { readonly kind: 'result'; readonly format: 'json' | 'csv' | 'markdown' }
  /** An empty form. */
  | { readonly kind: 'blank'; readonly year: number; readonly organization: string | null };

/** A file that was written; an archive where there are several. */
export interface Written {
  readonly name: string;
  readonly content: Blob;
  readonly notices: readonly Text[];
}

/** Reads, checks and writes the files of the page, in a worker. */
export interface Checker {
  /**
   * Checks files, in place of those before. `onProgress` is told of each file as it begins. Rejects as `write` does if the roster
   * cannot be used.
   */
  check(chosen: Chosen, settings: CheckSettings, onProgress: (progress: Progress) => void): Promise<Checked>;
  /** Ends the check that runs: what was read by now is its result. */
  cancel(): void;
  sheet(language: Language): Promise<SheetMarkup>;
  /** The sections of the sheet with these anchors. */
  sections(anchors: readonly string[], language: Language): Promise<string[]>;
  files(): Promise<CheckedFile[]>;
  /** Rejects with an error whose message is a `Text` in JSON, if the user can do something about it. */
  write(wanted: Wanted, language: Language): Promise<Written>;
}
