import { type ReportIdentity, reportName } from '../model/report.ts';
import type { RosterResult } from '../model/roster-result.ts';
import { listNames, type Text } from '../model/text.ts';
import { createOrdinals } from './ordinals.ts';
import type { Version } from './versions.ts';

/** A body and year of which several files have a report. */
interface Repeated extends ReportIdentity {
  readonly paths: Set<string>;
  differ: boolean;
}

/** Hex digits of a hash that a double holds. */
const hashDigits = 13;

/**
 * Finds reports of the same body and year in several files whose figures differ. Of a report that comes once it keeps only
 * hashes, since there may be a million.
 */
export function trackVersions() {
  const ordinals = createOrdinals();
  const paths: string[] = [];
  /** The index of the path where each body and year came first. */
  let firstPaths = new Uint32Array(1024);
  /** The hash of the figures of each body and year, by table; 0 where there is none. */
  const figures = new Map<string, Float64Array>();
  const repeated = new Map<number, Repeated>();

  /** Keeps the figures of tables that came for the first time. Returns true if others differ from those before. */
  const compare = (ordinal: number, tables: Version['tables']): boolean => {
    let differ = false;
    for (const [id, hash] of tables) {
      const known = figures.get(id) ?? new Float64Array(firstPaths.length);
      const own = known.length > ordinal ? known : enlarged(known, firstPaths.length);
      figures.set(id, own);
      const number = Number.parseInt(hash.slice(0, hashDigits), 16) + 1;
      differ ||= own[ordinal] !== 0 && own[ordinal] !== number;
      if (own[ordinal] === 0) own[ordinal] = number;
    }
    return differ;
  };
  const addVersion = (path: string, { organization, year, tables }: Version): void => {
    if (organization === null || year === null) return;
    const isNew = ordinals.count();
    const ordinal = ordinals.of(`${organization} ${year}`);
    if (ordinal === firstPaths.length) firstPaths = enlarged(firstPaths, 2 * firstPaths.length);
    if (ordinal === isNew) firstPaths[ordinal] = paths.length - 1;
    const differ = compare(ordinal, tables);
    if (ordinal === isNew) return;
    const first = paths[firstPaths[ordinal]!]!;
    const known = repeated.get(ordinal) ?? { organization, year, paths: new Set([first]), differ: false };
    if (!differ && known.paths.has(path)) return;
    repeated.set(ordinal, known);
    known.paths.add(path);
    known.differ ||= differ;
  };
  return {
    add: (path: string, versions: readonly Version[]): void => {
      if (versions.length > 0 && paths.at(-1) !== path) paths.push(path);
      for (const version of versions) addVersion(path, version);
    },
    /** Returns a notice for each body and year, in order of the first file, without those that a roster tells. */
    notices: ({ twice }: Pick<RosterResult, 'twice'> = { twice: [] }): Text[] =>
      [...repeated]
        .filter(([, one]) => one.differ && one.paths.size > 1)
        .filter(([, { paths }]) => !twice.some((one) => [...paths].every((path) => one.paths.includes(path))))
        .sort(([a], [b]) => a - b)
        .map(([, one]) => notice(one)),
  };
}

function enlarged<T extends Uint32Array | Float64Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}

function notice({ paths, ...version }: Repeated): Text {
  const name = reportName(version);
  const names = listNames([...paths]);
  return {
    zh: `${name.zh}有 ${paths.size} 份数字不同的报告：${names.zh}；请确认以哪一份为准`,
    en: `${name.en} has ${paths.size} reports with different figures: ${names.en}; make sure which one counts`,
  };
}
