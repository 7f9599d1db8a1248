import { parseExact } from '../../codecs/json/exact.ts';
import { type Part, partsOf } from '../../codecs/json/parts.ts';
import type { Ranges } from '../../files/ranges.ts';
import type { DiagnosticJson, FileJson } from '../../results/shape.ts';

/** A part of the text, in bytes. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** Reports of a long list that come one after another, and their findings: items of both lists, with the commas between them. */
export interface Slice {
  /** The index of its first report in the file. */
  readonly first: number;
  readonly reports: Range;
  readonly diagnostics: Range;
}

/** A file that is too long to be read as one text. */
export interface SlicedFile {
  /** The file without its reports and findings. */
  readonly head: FileJson;
  readonly slices: readonly Slice[];
}

/** Bytes of the reports of a slice, whose findings may take several times as much. */
const sliceSize = 2 ** 18;

/**
 * Divides the file at an offset into slices. `onItem` is given each report and each finding, parsed; `read` some of the bytes from an
 * offset on. Undefined if its findings are not in the order of its reports, behind them.
 */
export function sliceFile(
  read: (offset: number) => Uint8Array,
  inside: number,
  parsed: (part: Part) => unknown,
  onItem: (list: string, item: unknown) => void,
  size = sliceSize,
): SlicedFile | undefined {
  const head: Record<string, unknown> = { reports: [], diagnostics: [] };
  const slices: { first: number; count: number; reports: Range; diagnostics: Range }[] = [];
  let current = 0;
  for (const part of partsOf(read, { lists: ['reports', 'diagnostics'], inside })) {
    const value = parsed(part);
    if (!part.isItem) {
      head[part.name] = value;
      continue;
    }
    onItem(part.name, value);
    const last = slices.at(-1);
    if (part.name === 'reports') {
      if (last && last.reports.length < size) {
        last.reports = joined(last.reports, part);
        last.count++;
      } else {
        const first = last ? last.first + last.count : 0;
        slices.push({ first, count: 1, reports: joined(undefined, part), diagnostics: { offset: 0, length: 0 } });
      }
      continue;
    }
    const { report } = value as DiagnosticJson;
    while (report !== null && slices[current] && report >= slices[current]!.first + slices[current]!.count) current++;
    const own = slices[current];
    if (!own || (report !== null && report < own.first)) return undefined;
    own.diagnostics = joined(own.diagnostics.length > 0 ? own.diagnostics : undefined, part);
  }
  return { head: head as unknown as FileJson, slices };
}

function joined(range: Range | undefined, { offset, length }: Range): Range {
  return range ? { offset: range.offset, length: offset + length - range.offset } : { offset, length };
}

/** Reads a slice, as a file that has its reports alone. */
export function readSlice({ head }: SlicedFile, { first, reports, diagnostics }: Slice, ranges: Ranges): FileJson {
  const listAt = <T>({ offset, length }: Range): T => {
    return parseExact(`[${new TextDecoder().decode(ranges.read(offset, length))}]`) as unknown as T;
  };
  return {
    ...head,
    reports: listAt<FileJson['reports']>(reports),
    diagnostics: listAt<FileJson['diagnostics']>(diagnostics).map((one) => {
      return one.report === null ? one : { ...one, report: one.report - first };
    }),
  };
}
