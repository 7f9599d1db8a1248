import { type Part, PartsError, partsOf } from '../../codecs/json/parts.ts';
import type { Ranges } from '../../files/ranges.ts';
import { validate as validateFile } from '../../generated/validate-ndjson.js';
import type { Violation } from '../../generated/validate-result.js';
import { validate as validateResult } from '../../generated/validate-result.js';
import { UserError } from '../../model/errors.ts';
import { originalFingerprints } from '../../results/fingerprints.ts';
import type { FileJson, HeadJson } from '../../results/shape.ts';

/** A result that is to be merged: all of it but its files, and where these are. */
export interface ResultIndex {
  /** As the user gave it. */
  readonly name: string;
  readonly ranges: Ranges;
  readonly head: HeadJson;
  /** In the order of the result. */
  readonly files: readonly FileEntry[];
  /** True if findings that were not checked are counted as errors in it. */
  readonly isStrict: boolean;
  /** Returns a fingerprint as it was before repeated ones were numbered. */
  readonly original: (fingerprint: string) => string;
}

/** Where a file of a result is, in bytes. */
export interface FileEntry {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

/** Bytes that are read at a time. */
const chunkSize = 2 ** 20;

/**
 * Reads a result once, and checks all of it.
 * @throws {UserError} if it is damaged, or not a result of this version
 */
export function indexResult(name: string, ranges: Ranges): ResultIndex {
  const head: Record<string, unknown> = { files: [] };
  const files: FileEntry[] = [];
  const fingerprints = new Set<string>();
  let open = 0;
  for (const part of parts(ranges)) {
    if (part.name !== null) {
      head[part.name] = parsed(part);
      continue;
    }
    const file = parsed(part);
    if (!validateFile(file)) throw invalidPart(`/files/${files.length}`, validateFile.errors);
    const { path, diagnostics } = file as FileJson;
    for (const { fingerprint, kind, suppressed } of diagnostics) {
      fingerprints.add(fingerprint);
      if (kind === 'open' && !suppressed) open++;
    }
    files.push({ path, offset: part.offset, length: part.bytes.length });
  }
  const checked = checkedHead(head);
  return {
    name,
    ranges,
    head: checked,
    files,
    isStrict: open > 0 && checked.summary.open === 0,
    original: originalFingerprints(fingerprints),
  };
}

function* parts(ranges: Ranges): Generator<Part> {
  try {
    yield* partsOf((offset) => ranges.read(offset, chunkSize), 'files');
  } catch (cause) {
    if (!(cause instanceof PartsError)) throw cause;
    throw cause.fault === 'cut' ? cutShort(cause) : notResult(cause);
  }
}

function parsed({ bytes }: Part): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw notResult(cause);
  }
}

function checkedHead(head: Record<string, unknown>): HeadJson {
  const { schemaVersion } = head;
  if (typeof schemaVersion === 'number' && schemaVersion !== 1) throw otherVersion(schemaVersion);
  if (!('schemaVersion' in head && 'tool' in head && 'summary' in head)) throw notResult();
  if (!validateResult(head)) throw invalidPart('', validateResult.errors);
  return head as unknown as HeadJson;
}

function invalidPart(pointer: string, violations: readonly Violation[] | null | undefined): UserError {
  const [first] = violations ?? [];
  const at = `${pointer}${first?.instancePath ?? ''}`;
  const key = first?.params.missingProperty ?? first?.params.additionalProperty;
  const where = key === undefined ? at : `${at}/${key}`;
  return new UserError('invalid', {
    zh: `${where || '/'} 与 schemas/result.schema.json 不符；请重新核对，用 --format json 写出`,
    en: `${where || '/'} is not as in schemas/result.schema.json: check again, with --format json`,
  });
}

function cutShort(cause: unknown): UserError {
  const text = {
    zh: '不完整，到中途就断了；请重新取得，或重新核对后用 --format json 写出',
    en: 'incomplete: it ends in the middle; fetch it again, or check again with --format json',
  };
  return new UserError('invalid', text, { cause });
}

function notResult(cause?: unknown): UserError {
  const text = {
    zh: '不是 report-lint --format json 写出的核对结果；其他格式（如 ndjson、sarif）不能合并',
    en: 'not a result written with report-lint --format json; other formats, such as ndjson and sarif, cannot be merged',
  };
  return new UserError('invalid', text, { cause });
}

function otherVersion(version: number): UserError {
  return new UserError('invalid', {
    zh: `schemaVersion 为 ${version}，本程序只认 1；请用写出它的那个版本合并`,
    en: `schemaVersion is ${version}, and this program knows 1: merge it with the version that wrote it`,
  });
}
