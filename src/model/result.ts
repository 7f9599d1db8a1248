import type { Assessment } from './assessment.ts';
import type { Claims } from './claim.ts';
import type { Decimal } from './decimal.ts';
import type { Place } from './document.ts';
import { ArtifactError, DefectError, type ProblemCode, UnrelatedFileError, UserError } from './errors.ts';
import type { PartFacts, WrittenFile } from './file-part.ts';
import type { RuleInfo, Severity } from './form.ts';
import type { Certainty, Change, Culprit } from './mistakes.ts';
import type { Outline } from './outline.ts';
import type { ComparedWith } from './reference.ts';
import type { Entry, Report } from './report.ts';
import type { RosterResult } from './roster-result.ts';
import type { Coverage, Tally } from './tally.ts';
import type { Text } from './text.ts';

/** Something a rule found, stamped with the rule's id, title and severity. Plain data. */
export interface Diagnostic {
  /** Index into `reports` of the file; null for a finding about the file. */
  readonly report: number | null;
  readonly rule: string;
  /** Title of the rule. */
  readonly title: Text;
  readonly severity: Severity;
  /** `open`: it is unclear whether there is a defect. */
  readonly kind: 'fail' | 'open';
  readonly message: Text;
  /** Id of the table of its cell, else of the table that the rule names. */
  readonly table: string | null;
  /** Id of the form's cell: `requests/granted/total`. */
  readonly cell: string | null;
  readonly place: Place;
  readonly label: Text | null;
  readonly related: readonly Related[];
  readonly expected: Decimal | null;
  readonly actual: Decimal | null;
  /** `actual` − `expected`. */
  readonly difference: Decimal | null;
  /** The cells of the explanations that are in this relation, the most plausible first. */
  readonly suspects: readonly Suspect[];
  /** The edits that would fix it. */
  readonly fix: Fix | null;
  /** 16 hex digits that identify the defect, whatever the figures. */
  readonly fingerprint: string;
  /** Distinguishes it from other findings of its rule in the report: the cell, else a name that the rule gives. */
  readonly about: string;
  /** The words of the document on which it is based, if no cell of the form holds them. */
  readonly quoted: string | null;
  /** Set if it was accepted, and does not count. */
  readonly suppressed: Suppression | null;
  /** The reason why it is shown although it was accepted once; the message says so, too. */
  readonly expiryReason: Text | null;
}

/** The acceptance of a finding; null for what its author left out. */
export interface Suppression {
  readonly reason: string | null;
  readonly by: string | null;
  /** The last day on which it is valid: `2026-12-31`. */
  readonly expires: string | null;
}

/** Returns the level at which a finding counts everywhere: an open one as open, or with `strict` by its severity, error. */
export function levelOf({ kind, severity }: Diagnostic, strict: boolean): Severity | 'open' {
  return kind === 'open' && !strict ? 'open' : severity;
}

/** True if a finding compares words of the text with a cell of the tables: its place is that of the words. */
export function isOnWords({ cell, quoted }: Pick<Diagnostic, 'cell' | 'quoted'>): boolean {
  return cell !== null && quoted !== null;
}

/** A cell that may be the cause of a finding. */
export interface Suspect extends Change {
  readonly certainty: Certainty;
  /** Fingerprints of the findings that its mistake would clear if it were fixed. */
  readonly clears: readonly string[];
}

/** Edits that would fix a finding. */
export interface Fix {
  /** `safe`: only the way of writing changes; `suggested`: the number does. */
  readonly safety: 'safe' | 'suggested';
  readonly edits: readonly Change[];
}

/** A cell with which a finding's cell, or the words of a finding on the text, were compared. */
export interface Related {
  readonly cell: string;
  readonly place: Place;
  readonly label: Text;
}

/** Returns an entry as a related cell of a finding. */
export function relatedCell({ at, place }: Entry): Related {
  return { cell: at.id, place, label: at.label };
}

export type { Assessment, Sum } from './assessment.ts';
export * from './mistakes.ts';
export type { Coverage } from './tally.ts';

/** True if a finding is that of this relation for this row or column. */
export function isFindingOf({ rule, cell }: Diagnostic, { relation, left }: Assessment): boolean {
  return rule === relation.id && cell === left.entries[0]?.at.id;
}

/** The result of one report. */
export interface ReportResult {
  readonly report: Report;
  readonly assessments: readonly Assessment[];
  /** The statements of its text about its tables and its own numbers. */
  readonly claims: Claims;
  /** Ids of the relations with other reports that were assessed; absent if there are none. */
  readonly compared?: readonly string[];
  /** Every rule that is not a relation, in the program's order; then those about other reports that found something. */
  readonly rules: readonly RuleInfo[];
  readonly culprits: readonly Culprit[];
  readonly coverage: Coverage;
  /** Rules and relations that the configuration switches off or lowers. */
  readonly relaxed: RelaxedRules;
  /** The number of findings that do not count in the verdict because their rule is switched off or lowered. */
  readonly waived: number;
}

/** Rules, by id, that are switched off or have a lower severity than their own. */
export type RelaxedRules = ReadonlyMap<string, 'off' | 'lowered'>;

export type Verdict = 'pass' | 'fail' | 'incomplete' | 'cannot-check';

/** The reason why a file could not be checked. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: Text;
  /** The error behind it, with its stack, if that is a defect of this program or of a parser. */
  readonly cause?: unknown;
}

/** Returns the problem of a file as an error. */
export function problemError({ code, message, cause }: Problem): UserError {
  return cause === undefined ? new UserError(code, message) : new DefectError(cause);
}

/** The result of one file. */
export interface FileResult {
  readonly path: string;
  /** `xlsx`, `csv`, `json`, `text`; null if nothing could be read. */
  readonly format: string | null;
  /** The hash of the bytes, in hex; null if nothing was read, or the caller did not give it. */
  readonly sha256: string | null;
  readonly verdict: Verdict;
  /** The reason why it could not be checked. */
  readonly problem: Problem | null;
  /** It is an artifact of this program, which may be in the folder of the reports; see `ArtifactError`. */
  readonly isArtifact?: true;
  /** It was read and shows nothing of a report; see `UnrelatedFileError`. */
  readonly isUnrelated?: true;
  /** The reports with which some of its own were compared. */
  readonly comparedWith?: readonly ComparedWith[];
  /** Notices about the reading for the user; they go to stderr. */
  readonly notices: readonly Text[];
  /** An extract of a file in which no table of the form was found; null for every other file. */
  readonly outline: Outline | null;
  readonly reports: readonly ReportResult[];
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Holds the same reports and findings part by part, if the file is too long to be held at once; `reports` and `diagnostics`
   * then collect them each time.
   */
  readonly parts?: Iterable<FileResult> & { readonly tally: Tally; readonly json?: WrittenFile };
  /** Facts that this part of a long list adds to what is said once for the list; absent for a whole file. */
  readonly part?: PartFacts;
}

/** Returns the result of a file that could not be checked. */
export function cannotCheck(path: string, error: UserError, sha256: string | null = null): FileResult {
  const nothing = { format: null, notices: [], outline: null, reports: [], diagnostics: [] };
  return {
    path,
    sha256,
    verdict: 'cannot-check',
    problem: { code: error.code, message: error.text, ...(error instanceof DefectError && { cause: error.cause }) },
    ...(error instanceof ArtifactError && { isArtifact: true }),
    ...(error instanceof UnrelatedFileError && { isUnrelated: true }),
    ...nothing,
  };
}

/** The counts of a run; whole numbers. */
export interface Summary {
  readonly files: number;
  readonly reports: number;
  /** Files with the verdict `pass`; the next three likewise. */
  readonly passed: number;
  readonly failed: number;
  readonly incomplete: number;
  readonly cannotCheck: number;
  /** Files that were skipped for their content or kind, and are not in `files`. */
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly open: number;
  readonly suppressed: number;
  readonly exitCode: 0 | 1 | 2;
}

/** One of several parts of the files of a run, each checked by a run of its own. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** The result of a run; formatters see nothing else. Files are in order of path. */
export interface Result {
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Summary;
  readonly files: readonly FileResult[];
  /** The part of the files that was checked; all of them if absent. */
  readonly shard?: Shard | undefined;
  /** Notices about skipped files that may hold a report all the same. */
  readonly leftOut?: readonly Text[];
  /** Notices about reports of one body and year with different figures. */
  readonly differing?: readonly Text[];
  /** Which bodies have sent a report; absent without a roster. */
  readonly roster?: RosterResult | undefined;
}
