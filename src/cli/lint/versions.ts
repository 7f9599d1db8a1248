import { format } from '../../model/decimal.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import { listed } from '../../model/listed.ts';
import { type Named, type Report, reportName, type Table } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';

/** The figures of a report, kept as little as it takes to tell them from another's. */
export interface Version extends Named {
  /** By table and edition, a hash over its figures; without tables that were not read as a whole. */
  readonly tables: ReadonlyMap<string, string>;
}

export function versionOf(report: Report): Version {
  const { organization, year } = report;
  const hashes = report.tables.flatMap((table): [string, string][] => {
    const figures = figuresOf(table);
    return figures ? [[`${table.form.id} ${table.table.id}`, fingerprint(...figures)]] : [];
  });
  return { organization, year, tables: new Map(hashes) };
}

/**
 * In the form's order; nothing, a dash and 0 are the same. Undefined for a table that was not read as a whole: a cell is not
 * there or no number, or there is not one figure.
 */
function figuresOf({ entries }: Table): string[] | undefined {
  if (entries.every(({ value }) => value.kind !== 'number')) return undefined;
  const figures = entries.map(({ value }) => {
    if (value.kind === 'number') return format(value.number);
    return value.kind === 'blank' || value.kind === 'dash' ? '0' : undefined;
  });
  return figures.every((figure) => figure !== undefined) ? figures : undefined;
}

/** Finds reports of one body and year that differ in their figures, among files that come one after another. */
export interface Versions {
  add(path: string, versions: readonly Version[]): void;
  /** A remark for each body and year, in order of the first file. */
  remarks(): Text[];
}

export function versionsOfRun(): Versions {
  const known = new Map<string, { readonly of: Version; readonly paths: Set<string>; differ: boolean }>();
  return {
    add: (path, versions) => {
      for (const version of versions) {
        const { organization, year, tables } = version;
        if (organization === null || year === null) continue;
        const key = `${organization} ${year}`;
        const before = known.get(key);
        if (!before) {
          known.set(key, { of: version, paths: new Set([path]), differ: false });
          continue;
        }
        const all = new Map([...tables, ...before.of.tables]);
        const differ = before.differ || [...tables].some(([id, hash]) => all.get(id) !== hash);
        known.set(key, { of: { ...version, tables: all }, paths: before.paths.add(path), differ });
      }
    },
    remarks: () => [...known.values()].filter(({ differ, paths }) => differ && paths.size > 1).map(remark),
  };
}

function remark({ of, paths }: { readonly of: Named; readonly paths: ReadonlySet<string> }): Text {
  const name = reportName(of);
  const names = listed([...paths]);
  return {
    zh: `${name.zh}有 ${paths.size} 份数字不同的报告：${names.zh}；请确认以哪一份为准`,
    en: `${name.en} has ${paths.size} reports with different figures: ${names.en}; make sure which one counts`,
  };
}
