import type { Decimal } from '../model/decimal.ts';
import type { Severity } from '../model/form.ts';
import type { Certainty, Fix, MistakeKind, Problem, Shard, Summary, Suppression, Verdict } from '../model/result.ts';
import type { RosterResult } from '../model/roster-result.ts';

/** The JSON of a result as `schemas/result.schema.json` describes it, parsed. Numbers are exact. */
export type NumberJson = number | Decimal;

/** All of a result but its files. */
export interface HeadJson {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Summary;
  readonly shard: Shard | null;
  readonly roster: Pick<RosterResult, 'path' | 'missing' | 'matched' | 'compared'> | null;
}

export interface FileJson {
  readonly path: string;
  readonly format: string | null;
  readonly sha256: string | null;
  readonly verdict: Verdict;
  readonly problem: { readonly code: Problem['code']; readonly message: string } | null;
  readonly reports: readonly ReportJson[];
  readonly diagnostics: readonly DiagnosticJson[];
}

export interface ReportJson {
  readonly organization: string | null;
  readonly year: number | null;
  readonly form: string;
  readonly editions: Readonly<Record<string, string | null>>;
  readonly coverage: {
    readonly relations: { readonly assessed: number; readonly total: number };
    readonly cells: { readonly read: number; readonly blank: number; readonly total: number };
  };
  /** Table, row, column. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, ValueJson>>>>>>;
  readonly culprits: readonly CulpritJson[];
}

export type ValueJson =
  | null
  | NumberJson
  | { readonly text: string; readonly number?: NumberJson; readonly unit?: string; readonly note?: string };

export interface CulpritJson {
  readonly relations: readonly string[];
  readonly certainty: Certainty;
  readonly more: number;
  readonly explanations: readonly { readonly mistakes: readonly MistakeJson[] }[];
}

export interface MistakeJson {
  readonly kind: MistakeKind;
  readonly reason: string;
  readonly cells: readonly ChangeJson[];
}

export interface ChangeJson {
  readonly cell: string;
  readonly location: LocationJson;
  readonly suggested: NumberJson;
}

export interface DiagnosticJson {
  readonly report: number | null;
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: 'fail' | 'open';
  readonly message: string;
  readonly cell: string | null;
  readonly location: LocationJson;
  readonly label: string | null;
  readonly related: readonly { readonly cell: string; readonly location: LocationJson; readonly label: string }[];
  readonly expected: NumberJson | null;
  readonly actual: NumberJson | null;
  readonly difference: NumberJson | null;
  readonly suspects: readonly (ChangeJson & { readonly certainty: Certainty; readonly clears: readonly string[] })[];
  readonly fix: { readonly safety: Fix['safety']; readonly edits: readonly EditJson[] } | null;
  readonly quoted: string | null;
  readonly fingerprint: string;
  readonly suppressed: Suppression | null;
}

export interface EditJson {
  readonly cell: string;
  readonly location: LocationJson;
  readonly from: string;
  readonly to: NumberJson;
}

export interface LocationJson {
  /** The file, where it is another than that of the finding. */
  readonly path: string | null;
  readonly sheet: string | null;
  readonly table: number | null;
  readonly page: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly line: number | null;
  readonly character: number | null;
  readonly pointer: string | null;
}
