import type { Violation } from '../../generated/validate-result.js';
import { UserError } from '../../model/errors.ts';

/** The error for a result that violates its schema, in the part at this JSON pointer. */
export function invalidPart(pointer: string, violations: readonly Violation[] | null | undefined): UserError {
  const [first] = violations ?? [];
  const at = `${pointer}${first?.instancePath ?? ''}`;
  const key = first?.params.missingProperty ?? first?.params.additionalProperty;
  const where = key === undefined ? at : `${at}/${key}`;
  return new UserError('invalid', {
    zh: `${where || '/'} 与 schemas/result.schema.json 不符；请重新核对，用 --format json=文件名 写出`,
    en: `${where || '/'} is not as in schemas/result.schema.json: check again, with --format json=FILE`,
  });
}

/** The error for findings that are not in the order of the reports of their file. */
export function disordered(pointer: string): UserError {
  return new UserError('invalid', {
    zh: `${pointer} 的 diagnostics 不按 reports 的顺序排列；请重新核对，用 --format json=文件名 写出`,
    en: `the diagnostics of ${pointer} are not in the order of its reports: check again, with --format json=FILE`,
  });
}

/** The error for a result whose summary does not count its files. */
export function contradicting(): UserError {
  return new UserError('invalid', {
    zh: 'summary 的文件数与 files 对不上，有人改动过，或缺了文件；请重新核对，用 --format json=文件名 写出',
    en: 'its summary does not count its files: somebody has changed it, or files are missing; check again, with --format json=FILE',
  });
}

export function cutShort(cause: unknown): UserError {
  const text = {
    zh: '不完整，到中途就断了；请重新取得，或重新核对后用 --format json=文件名 写出',
    en: 'incomplete: it ends in the middle; fetch it again, or check again with --format json=FILE',
  };
  return new UserError('invalid', text, { cause });
}

export function notResult(cause?: unknown): UserError {
  const text = {
    zh: '不是 report-lint --format json 写出的核对结果；其他格式（如 ndjson、sarif）不能合并',
    en: 'not a result written with report-lint --format json; other formats, such as ndjson and sarif, cannot be merged',
  };
  return new UserError('invalid', text, { cause });
}

export function otherVersion(version: number): UserError {
  return new UserError('invalid', {
    zh: `schemaVersion 为 ${version}，本程序只认 1；请用写出它的那个版本合并`,
    en: `schemaVersion is ${version}, and this program knows 1: merge it with the version that wrote it`,
  });
}
