import { resolve } from 'node:path';
import { jsonArtifact } from '../../artifacts/registry.ts';
import { decodeText } from '../../codecs/encoding.ts';
import { open } from '../../files/open.ts';
import { validate } from '../../generated/validate-receipt.js';
import { UserError } from '../../model/errors.ts';
import type { Severity } from '../../model/form.ts';
import type { Suppression, Verdict } from '../../model/result.ts';
import type { Counts } from '../../presentation/summary.ts';
import { errorForFile } from '../messages.ts';

/** A receipt, as `schemas/receipt.schema.json` describes it. */
export interface Receipt {
  readonly tool: { readonly name: string; readonly version: string };
  readonly result: Verdict;
  readonly date: string | null;
  readonly options: {
    readonly strict: boolean;
    readonly failOn: Severity | 'never';
    readonly maxWarnings: number | null;
  };
  readonly baseline: { readonly sha256: string; readonly entries: number; readonly unused: number } | null;
  readonly roster?: { readonly sha256: string | null; readonly expected: number; readonly missing: readonly string[] };
  readonly forms: readonly { readonly id: string; readonly builtIn: boolean }[];
  readonly summary: Counts;
  readonly files: readonly ReceiptFile[];
}

/** A file that was checked. */
export interface ReceiptFile {
  /** From the folder in which the program ran, with slashes. */
  readonly path: string;
  /** Null where nothing was read. */
  readonly sha256: string | null;
  readonly verdict: Verdict;
  /** The expected year. */
  readonly year: number | null;
  readonly blank: 'zero' | 'unknown';
  /** Severities that were set for it, by rule. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly open: number;
    readonly suppressed: number;
    readonly waived: number;
  };
  readonly suppressed: readonly AcceptedFinding[];
}

/** A finding that was accepted. */
export interface AcceptedFinding extends Suppression {
  readonly rule: string;
  readonly cell: string | null;
  readonly about: string | null;
}

/**
 * Reads a receipt.
 * @throws {UserError} if it cannot be read, is not a receipt, or does not agree with itself
 */
export async function readReceipt(name: string, cwd: string): Promise<Receipt> {
  try {
    const { text } = decodeText(await open(resolve(cwd, name)));
    if (jsonArtifact(text)?.name !== 'receipt') throw notReceipt();
    const receipt = JSON.parse(text);
    if (receipt.schemaVersion !== 1) throw otherVersion(receipt.schemaVersion);
    if (!validate(receipt)) throw invalid(validate.errors?.[0]?.instancePath ?? '');
    if (!agrees(receipt)) throw contradicting();
    return receipt;
  } catch (cause) {
    throw errorForFile(name, cause instanceof SyntaxError ? notReceipt(cause) : cause);
  }
}

/** True if the summary counts the files. */
function agrees({ summary, files }: Receipt): boolean {
  const count = (verdict: Verdict) => files.filter((file) => file.verdict === verdict).length;
  return (
    summary.files === files.length &&
    summary.passed === count('pass') &&
    summary.failed === count('fail') &&
    summary.incomplete === count('incomplete') &&
    summary.cannotCheck === count('cannot-check') &&
    summary.errors === files.reduce((sum, { counts }) => sum + counts.errors, 0)
  );
}

function notReceipt(cause?: unknown): UserError {
  const text = {
    zh: '不是 report-lint --receipt 写出的核对凭据，或者不完整',
    en: 'not a receipt written with report-lint --receipt, or incomplete',
  };
  return new UserError('invalid', text, { cause });
}

function otherVersion(version: number): UserError {
  return new UserError('invalid', {
    zh: `schemaVersion 为 ${version}，本程序只认 1；请用写出它的那个版本对照`,
    en: `schemaVersion is ${version}, and this program knows 1: use the version that wrote it`,
  });
}

function invalid(pointer: string): UserError {
  return new UserError('invalid', {
    zh: `${pointer || '/'} 与 schemas/receipt.schema.json 不符，有人改动过；请索取原来的凭据`,
    en: `${pointer || '/'} is not as in schemas/receipt.schema.json: somebody has changed it; ask for the original`,
  });
}

function contradicting(): UserError {
  return new UserError('invalid', {
    zh: 'summary 与 files 对不上，有人改动过；请索取原来的凭据',
    en: 'its summary does not count its files: somebody has changed it; ask for the original',
  });
}
