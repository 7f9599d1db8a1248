import type { Coverage, ReportResult } from '../model/result.ts';

export const noCoverage: Coverage = { relations: { assessed: 0, total: 0 }, cells: { read: 0, blank: 0, total: 0 } };

/** Adds up the coverage of several reports. */
export function totalCoverage(reports: readonly ReportResult[]): Coverage {
  return reports.map(({ coverage }) => coverage).reduce(addCoverage, noCoverage);
}

export function addCoverage(one: Coverage, other: Coverage): Coverage {
  return {
    relations: {
      assessed: one.relations.assessed + other.relations.assessed,
      total: one.relations.total + other.relations.total,
    },
    cells: {
      read: one.cells.read + other.cells.read,
      blank: one.cells.blank + other.cells.blank,
      total: one.cells.total + other.cells.total,
    },
  };
}
