import { OwnFile } from '../artifacts/own-files.ts';
import type { Decimal } from './decimal.ts';
import type { Place } from './document.ts';
import type { ProblemCode, UserError } from './errors.ts';
import type { Form, Relation, Severity } from './form.ts';
import type { Entry, Report } from './report.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Text } from './text.ts';
import { Unrelated } from './unrelated.ts';

/** One relation put to one row or column of one report. */
export interface Assessment {
  readonly relation: Relation;
  readonly form: Form;
  /** Id of the row or column. */
  readonly line: string;
  readonly outcome: 'holds' | 'broken' | 'open';
  readonly left: Sum;
  readonly right: Sum;
}

/** A side of a relation with its figures; `sum` is undefined when one of them is unknown. */
export interface Sum {
  readonly entries: readonly Entry[];
  readonly sum: Decimal | undefined;
}

/** Something a rule found, stamped with the rule's id, title and severity. Plain data. */
export interface Diagnostic {
  /** Index into `reports` of the file; null for a finding about the file. */
  readonly report: number | null;
  readonly rule: string;
  /** Title of the rule. */
  readonly title: Text;
  readonly severity: Severity;
  /** `open`: cannot be told. */
  readonly kind: 'fail' | 'open';
  readonly message: Text;
  /** Id of the table that it is about: its cell's, else the one that the rule names. */
  readonly table: string | null;
  /** Id of the form's cell, `requests/granted/total`. */
  readonly cell: string | null;
  readonly place: Place;
  readonly label: Text | null;
  readonly related: readonly Related[];
  readonly expected: Decimal | null;
  readonly actual: Decimal | null;
  /** `actual` − `expected`. */
  readonly difference: Decimal | null;
  /** The cells of the explanations that stand in this relation, the most plausible first. */
  readonly suspects: readonly Suspect[];
  /** What could be written into the file to mend it. */
  readonly fix: Fix | null;
  /** 16 hex digits; the same for the same defect, whatever the figures. */
  readonly fingerprint: string;
  /** What tells it from others of its rule in the report: the cell, else a name that the rule gives. */
  readonly about: string;
  /** The words of the document that it rests on, where no cell of the form holds them. */
  readonly quoted: string | null;
  /** That it was accepted, and does not count. */
  readonly suppressed: Suppression | null;
  /** Why it is shown though it was accepted once; the message says it too. */
  readonly lapsed: Text | null;
}

/** The word of whoever accepted a finding; null where they left it out. */
export interface Suppression {
  readonly reason: string | null;
  readonly by: string | null;
  /** The last day on which it holds, `2026-12-31`. */
  readonly expires: string | null;
}

/** What a finding counts as, once: with `strict`, what cannot be told is an error. */
export function countedAs({ kind, severity }: Diagnostic, strict: boolean): Severity | 'open' {
  return kind === 'open' && !strict ? 'open' : severity;
}

/** A cell that may be behind a finding. */
export interface Suspect extends Change {
  readonly certainty: Certainty;
  /** Fingerprints of the findings that this change and what belongs to it would clear. */
  readonly clears: readonly string[];
}

export interface Fix {
  /** `safe` changes the writing, `suggested` the number. */
  readonly safety: 'safe' | 'suggested';
  readonly edits: readonly Change[];
}

export interface Related {
  readonly cell: string;
  readonly place: Place;
  readonly label: Text;
}

/** An entry as something to compare with. */
export function related({ at, place }: Entry): Related {
  return { cell: at.id, place, label: at.label };
}

export interface Coverage {
  /** Relations that hold or are broken, of all that the form has. */
  readonly relations: { readonly assessed: number; readonly total: number };
  /** Cells with a figure or a dash, blank cells, and all that the form has. */
  readonly cells: { readonly read: number; readonly blank: number; readonly total: number };
}

/** How sure it is that a set of mistakes is what happened; never claimed beyond what the relations tell. */
export type Certainty = 'only' | 'likely' | 'possible';

/** A cell with the value that would mend it. */
export interface Change {
  readonly entry: Entry;
  readonly suggested: Decimal;
}

export type MistakeKind = 'cell' | 'recomputed-total' | 'swap' | 'shift' | 'stale-total' | 'counted-twice';

/** One slip of the writer's hand, with all cells that it touched. */
export interface Mistake {
  readonly kind: MistakeKind;
  /** What it looks like: two digits in the wrong order, one too few. */
  readonly reason: Text;
  /** What is to be typed; the first is where the hand slipped. */
  readonly changes: readonly Change[];
  /** Totals that are formulas: once the changes are made, they are so by themselves. */
  readonly follows: readonly Change[];
}

/** A set of mistakes that mends every relation of a group at once. */
export interface Explanation {
  readonly mistakes: readonly Mistake[];
}

/** A connected group of broken relations, and what may be behind it. */
export interface Culprit {
  readonly assessments: readonly Assessment[];
  /** Their fingerprints, in the same order. */
  readonly relations: readonly string[];
  /** That of the first explanation. */
  readonly certainty: Certainty;
  /** Best first, at most ten; empty where the search found none within its bound. */
  readonly explanations: readonly Explanation[];
  /** How many more there are. */
  readonly more: number;
}

/** How many mistakes it is told as: those that are named; where that cannot be told, one. */
export function mistakesIn({ certainty, explanations }: Culprit): number {
  return certainty === 'possible' ? 1 : explanations[0]!.mistakes.length;
}

/** Whether a figure is one of those that a relation is about. */
export function standsIn(entry: Entry, { left, right }: Assessment): boolean {
  return left.entries.includes(entry) || right.entries.includes(entry);
}

/**
 * The changes of a mistake that a relation waits for: of cells that stand in it; or, where it has but totals that follow
 * by formulas, of the cell where the hand slipped. None where the mistake has no part in it.
 */
export function changesFor({ changes, follows }: Mistake, assessment: Assessment): readonly Change[] {
  const stands = ({ entry }: Change) => standsIn(entry, assessment);
  const own = changes.filter(stands);
  return own.length === 0 && follows.some(stands) ? changes.slice(0, 1) : own;
}

/** The relations that a mistake has a part in. */
export function touchedBy(mistake: Mistake, assessments: readonly Assessment[]): Assessment[] {
  return assessments.filter((one) => changesFor(mistake, one).length > 0);
}

/** Whether a finding of a report is that of a relation at a row or column. */
export function isOf({ rule, cell }: Diagnostic, { relation, left }: Assessment): boolean {
  return rule === relation.id && cell === left.entries[0]?.at.id;
}

export interface ReportResult {
  readonly report: Report;
  readonly assessments: readonly Assessment[];
  /** Every rule that is not a relation, in the order in which the program lists them. */
  readonly rules: readonly RuleInfo[];
  readonly culprits: readonly Culprit[];
  readonly coverage: Coverage;
  /** Rules and relations to which the configuration gives less than their own severity. */
  readonly eased: Eased;
  /** Findings that count in no verdict because their rule is eased. */
  readonly waived: number;
}

/** By rule id: switched off, or given a lower severity than its own. */
export type Eased = ReadonlyMap<string, 'off' | 'lowered'>;

export type Verdict = 'pass' | 'fail' | 'incomplete' | 'cannot-check';

export interface Problem {
  readonly code: ProblemCode;
  readonly message: Text;
}

/** What was read of a file in which no table of the form was found: enough to see what it is, or how it was misread. */
export interface Outline {
  readonly tables: number;
  readonly paragraphs: number;
  readonly pictures: number;
  /** Its first lines, those of tables among them. */
  readonly lines: readonly OutlineLine[];
}

export interface OutlineLine {
  readonly place: Place;
  /** Of a row, its cells, separated by ` | `. */
  readonly text: string;
}

/** What is known of one file after it was linted. */
export interface FileResult {
  readonly path: string;
  /** `xlsx`, `csv`, `json`, `text`; null when nothing could be read. */
  readonly format: string | null;
  /** Of the bytes, in hex; null when nothing was read, or the caller did not give it. */
  readonly sha256: string | null;
  readonly verdict: Verdict;
  /** Why it could not be checked. */
  readonly problem: Problem | null;
  /** It is a file of this program's own, which a folder holds beside the reports; see `own.ts`. */
  readonly isOwn?: true;
  /** It was read and shows nothing of a report; see `unrelated.ts`. */
  readonly isUnrelated?: true;
  /** What the user should know of the reading; goes to stderr. */
  readonly notices: readonly Text[];
  /** What was read where no table of the form was; null for every other file. */
  readonly outline: Outline | null;
  readonly reports: readonly ReportResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The result of a file that could not be judged. */
export function cannotCheck(path: string, error: UserError, sha256: string | null = null): FileResult {
  const problem = { code: error.code, message: error.text };
  const nothing = { format: null, notices: [], outline: null, reports: [], diagnostics: [] };
  return {
    path,
    sha256,
    verdict: 'cannot-check',
    problem,
    ...(error instanceof OwnFile && { isOwn: true }),
    ...(error instanceof Unrelated && { isUnrelated: true }),
    ...nothing,
  };
}

/** Whole numbers throughout. */
export interface Summary {
  readonly files: number;
  readonly reports: number;
  /** Files by verdict: `passed`, `failed`, `incomplete`, `cannotCheck`. */
  readonly passed: number;
  readonly failed: number;
  readonly incomplete: number;
  readonly cannotCheck: number;
  /** Files that were passed over for their content or kind, and are not among `files`. */
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly open: number;
  readonly suppressed: number;
  readonly exitCode: 0 | 1 | 2;
}

/** Coverage of several reports together. */
export function totalCoverage(reports: readonly ReportResult[]): Coverage {
  const sum = (of: (coverage: Coverage) => number) => reports.reduce((total, { coverage }) => total + of(coverage), 0);
  return {
    relations: { assessed: sum(({ relations }) => relations.assessed), total: sum(({ relations }) => relations.total) },
    cells: {
      read: sum(({ cells }) => cells.read),
      blank: sum(({ cells }) => cells.blank),
      total: sum(({ cells }) => cells.total),
    },
  };
}

/** All that a run found; formatters see nothing else. Files are in order of path. */
export interface Result {
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Summary;
  readonly files: readonly FileResult[];
  /** What was given and passed over; people are told, for it may hold a report all the same. */
  readonly leftOut?: readonly Text[];
  /** Reports of one body and year with different figures. */
  readonly differing?: readonly Text[];
}
