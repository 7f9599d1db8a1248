import { parseExact } from '../../codecs/json/exact.ts';
import { type Json, stringifyLine } from '../../codecs/json/stringify.ts';
import { createSha256 } from '../../files/hash.ts';
import type { UserError } from '../../model/errors.ts';
import { byPath } from '../../presentation/summary.ts';
import type { FileJson } from '../../results/shape.ts';
import { usageError } from '../messages.ts';
import { readSlice } from './file-slices.ts';
import type { FileEntry, ResultIndex } from './result-index.ts';
import { checkShards } from './shards.ts';

/** A file, and a result that has it. */
export interface Joined {
  readonly result: ResultIndex;
  readonly entry: FileEntry;
}

/**
 * Joins results: their files in order of path. What several of them have counts once.
 * @throws {UserError} if they do not belong together, a part is missing, or they say different things of one file
 */
export function join(all: readonly ResultIndex[]): {
  readonly results: readonly ResultIndex[];
  readonly files: Joined[];
} {
  checkVersions(all);
  const results = checkShards(all, isSameResult);
  const joined = new Map<string, Joined[]>();
  for (const result of results) {
    for (const [path, entries] of filesByPath(result)) {
      const own = entries.map((entry): Joined => ({ result, entry }));
      const first = joined.get(path);
      if (!first) joined.set(path, own);
      else if (!isSame(first, own)) throw twoAnswers(path, first[0]!.result.name, result.name);
    }
  }
  const files = [...joined.values()].flat();
  return {
    results,
    files: files.sort((a, b) => byPath(a.entry, b.entry)),
  };
}

/** Returns the files by path. An archive may hold two of one name. */
function filesByPath({ files }: ResultIndex): Map<string, FileEntry[]> {
  const found = new Map<string, FileEntry[]>();
  for (const entry of files) {
    const own = found.get(entry.path);
    if (own) own.push(entry);
    else found.set(entry.path, [entry]);
  }
  return found;
}

function isSame(a: readonly Joined[], b: readonly Joined[]): boolean {
  return a.length === b.length && a.every((one, index) => contentOf(one) === contentOf(b[index]!));
}

function isSameResult(a: ResultIndex, b: ResultIndex): boolean {
  const joined = (result: ResultIndex) => result.files.map((entry): Joined => ({ result, entry }));
  return a.head.summary.skipped === b.head.summary.skipped && isSame(joined(a), joined(b));
}

/** Hashes what a result says of a file, whatever its layout and the numbers of repeated fingerprints. */
function contentOf(one: Joined): string {
  const hash = createSha256();
  const original = (text: string) =>
    text.replaceAll(/"([0-9a-f]{16})"/g, (_, found) => `"${one.result.original(found)}"`);
  const add = (json: unknown) => hash.update(original(stringifyLine(json as Json)));
  const { reports: _, diagnostics: __, ...head } = readPiece(one, 0);
  add(head);
  for (let index = 0; index < pieceCount(one.entry); index++)
    for (const report of readPiece(one, index).reports) add(report);
  for (let index = 0; index < pieceCount(one.entry); index++) {
    const first = one.entry.sliced?.slices[index]?.first ?? 0;
    for (const { report, ...finding } of readPiece(one, index).diagnostics) {
      add([report === null ? null : report + first, finding]);
    }
  }
  return hash.digest();
}

/** Returns the number of pieces in which a file is read: one, or the slices of a long list. */
export function pieceCount({ sliced }: FileEntry): number {
  return sliced ? sliced.slices.length : 1;
}

/** Reads a piece of a file, as a file that has its reports alone. */
export function readPiece({ result: { ranges }, entry }: Joined, index: number): FileJson {
  const { sliced, offset, length } = entry;
  if (sliced) return readSlice(sliced, sliced.slices[index]!, ranges);
  return parseExact(new TextDecoder().decode(ranges.read(offset, length))) as unknown as FileJson;
}

/** Other versions may word and judge differently. */
function checkVersions([first, ...others]: readonly ResultIndex[]): void {
  const name = ({ head: { tool } }: ResultIndex) => `${tool.name} ${tool.version}`;
  const other = others.find((one) => name(one) !== name(first!));
  if (!other) return;
  throw usageError({
    zh: `${first!.name} 由 ${name(first!)} 写出，${other.name} 由 ${name(other)} 写出；请用同一版本重新核对`,
    en: `${first!.name} was written by ${name(first!)}, ${other.name} by ${name(other)}: check again with one version`,
  });
}

function twoAnswers(path: string, first: string, second: string): UserError {
  return usageError({
    zh: `${path} 的结果在 ${first} 和 ${second} 里不一样；请重新核对这个文件，或只合并其中一份`,
    en: `${first} and ${second} say different things of ${path}: check that file again, or merge only one of them`,
  });
}
