import type { Coverage, ReportResult } from '../model/result.ts';

/** Adds up the coverage of several reports. */
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
