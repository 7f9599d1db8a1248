import { type Part, PartsError, partsOf } from '../../codecs/json/parts.ts';
import type { Ranges } from '../../files/ranges.ts';
import { validate as validateFile } from '../../generated/validate-ndjson.js';
import { validate as validateResult } from '../../generated/validate-result.js';
import { originalFingerprints } from '../../results/fingerprints.ts';
import type { DiagnosticJson, FileJson, HeadJson, ReportJson } from '../../results/shape.ts';
import { type Range, type SlicedFile, sliceFile } from './file-slices.ts';
import { contradicting, cutShort, disordered, invalidPart, notResult, otherVersion } from './result-errors.ts';

/** A result that is to be merged: all of it but its files, and where these are. */
export interface ResultIndex {
  /** As the user gave it. */
  readonly name: string;
  readonly ranges: Ranges;
  readonly head: HeadJson;
  /** In the order of the result. */
  readonly files: readonly FileEntry[];
  /** One report of each combination of editions. */
  readonly forms: readonly ReportJson[];
  /** True if findings that were not checked are counted as errors in it. */
  readonly isStrict: boolean;
  /** Returns a fingerprint as it was before repeated ones were numbered. */
  readonly original: (fingerprint: string) => string;
}

/** Where a file of a result is. */
export interface FileEntry extends Range {
  readonly path: string;
  /** The reports of a long list, which are read slice by slice. */
  readonly sliced?: SlicedFile;
}

/** Sizes in bytes, smaller in tests. */
export interface Sizes {
  /** JSON of a file that is read as one text. */
  readonly file?: number;
  /** Reports of a slice of a longer one. */
  readonly slice?: number;
  /** JSON whose files stay in memory. */
  readonly kept?: number;
}

const maxFile = 2 ** 25;

/** Bytes that are read at a time. */
const chunkSize = 2 ** 20;

/**
 * Reads a result once, and checks all of it.
 * @throws {UserError} if it is damaged, or not a result of this version
 */
export function indexResult(name: string, ranges: Ranges, sizes: Sizes = {}): ResultIndex {
  const read = (offset: number) => ranges.read(offset, chunkSize);
  const head: Record<string, unknown> = { files: [] };
  const files: FileEntry[] = [];
  const findings = countFindings();
  const verdicts: FileJson['verdict'][] = [];
  const forms = new Map<string, ReportJson>();
  const addReport = (report: ReportJson) => {
    const key = [report.form, ...Object.values(report.editions)].join(' ');
    if (!forms.has(key)) forms.set(key, report);
  };
  for (const part of divided(read, sizes.file ?? maxFile)) {
    const at = `/files/${files.length}`;
    if (!part.isItem) head[part.name] = parsed(part);
    else if (part.bytes) {
      const file = validFile(parsed(part), at);
      file.diagnostics.forEach(findings.add);
      file.reports.forEach(addReport);
      verdicts.push(file.verdict);
      files.push({ path: file.path, offset: part.offset, length: part.length });
    } else {
      const onItem = (list: string, item: unknown) => {
        const { reports, diagnostics } = validFile({ ...nobody, [list]: [item] }, at);
        diagnostics.forEach(findings.add);
        reports.forEach(addReport);
      };
      const sliced = asResult(() => sliceFile(read, part.offset, parsed, onItem, sizes.slice));
      if (!sliced) throw disordered(at);
      const { path, verdict } = validFile(sliced.head, at);
      verdicts.push(verdict);
      const isLong = sliced.slices.length > 0;
      files.push({ path, offset: part.offset, length: part.length, ...(isLong && { sliced }) });
    }
  }
  const checked = checkedHead(head);
  if (!isOf(checked.summary, verdicts)) throw contradicting();
  return {
    name,
    ranges,
    head: checked,
    files,
    forms: [...forms.values()],
    isStrict: findings.open() > 0 && checked.summary.open === 0,
    original: originalFingerprints(findings.fingerprints),
  };
}

/** True if a summary counts the files with these verdicts. */
function isOf(summary: HeadJson['summary'], verdicts: readonly FileJson['verdict'][]): boolean {
  const count = (verdict: FileJson['verdict']) => verdicts.filter((one) => one === verdict).length;
  return (
    summary.files === verdicts.length &&
    summary.passed === count('pass') &&
    summary.failed === count('fail') &&
    summary.incomplete === count('incomplete') &&
    summary.cannotCheck === count('cannot-check')
  );
}

/** A file without reports and findings, to check these one by one. */
const nobody: FileJson = {
  path: '',
  format: null,
  sha256: null,
  verdict: 'pass',
  problem: null,
  reports: [],
  diagnostics: [],
};

function countFindings() {
  const fingerprints = new Set<string>();
  let open = 0;
  return {
    fingerprints,
    open: () => open,
    add: ({ fingerprint, kind, suppressed }: DiagnosticJson) => {
      fingerprints.add(fingerprint);
      if (kind === 'open' && !suppressed) open++;
    },
  };
}

function* divided(read: (offset: number) => Uint8Array, maxItem: number): Generator<Part> {
  const parts = partsOf(read, { lists: ['files'], maxItem });
  for (let next = asResult(() => parts.next()); !next.done; next = asResult(() => parts.next())) yield next.value;
}

/** Does some work on a text that cannot be divided if it is no result. */
function asResult<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof PartsError)) throw cause;
    throw cause.fault === 'cut' ? cutShort(cause) : notResult(cause);
  }
}

function parsed({ bytes }: Part): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes!));
  } catch (cause) {
    throw notResult(cause);
  }
}

function validFile(file: unknown, at: string): FileJson {
  if (!validateFile(file)) throw invalidPart(at, validateFile.errors);
  return file as FileJson;
}

function checkedHead(head: Record<string, unknown>): HeadJson {
  const { schemaVersion } = head;
  if (typeof schemaVersion === 'number' && schemaVersion !== 1) throw otherVersion(schemaVersion);
  if (!('schemaVersion' in head && 'tool' in head && 'summary' in head)) throw notResult();
  if (!validateResult(head)) throw invalidPart('', validateResult.errors);
  return head as unknown as HeadJson;
}
