import { memoizeInObject } from '../model/memoize.ts';
import type { ReportIdentity } from '../model/report.ts';
import { type FileResult, levelOf, mistakeCount } from '../model/result.ts';
import type { LevelTally, Tally } from '../model/tally.ts';
import { byReport, type ReportPart } from './by-report.ts';
import { addCoverage, noCoverage, totalCoverage } from './coverage.ts';
import { gravest, type Level, levels } from './levels.ts';
import { joinedFindings } from './sayings.ts';
import { unsuppressed } from './unsuppressed.ts';

/** Number of items by level. */
export type LevelCounts = Readonly<Record<Level, number>>;

const none: LevelCounts = { error: 0, warning: 0, info: 0, open: 0 };

export const noTally: Tally = {
  reports: 0,
  first: undefined,
  coverage: noCoverage,
  waived: 0,
  accepted: 0,
  plain: { findings: none, items: none },
  strict: { findings: none, items: none },
};

/** Counts over the reports of a file. */
export function tallyOf(file: FileResult): Tally {
  return file.parts ? file.parts.tally : tallyOfWhole(file);
}

const tallyOfWhole = memoizeInObject((file: FileResult): Tally => {
  const { reports, diagnostics } = file;
  const judged =
    diagnostics.length === 0 ? [] : byReport(unsuppressed(file)).filter((part) => part.diagnostics.length > 0);
  return {
    reports: reports.length,
    first: reports[0] && identityOf(reports[0].report),
    coverage: totalCoverage(reports),
    waived: reports.reduce((sum, { waived }) => sum + waived, 0),
    accepted: diagnostics.filter(({ suppressed }) => suppressed).length,
    plain: levelTally(judged, false),
    strict: levelTally(judged, true),
  };
});

/** Counts are kept of files whose reports are not, so that none may hold a report. */
function identityOf({ organization, year }: ReportIdentity): ReportIdentity {
  return { organization, year };
}

function levelTally(parts: readonly ReportPart[], strict: boolean): LevelTally {
  const findings = { ...none };
  for (const { diagnostics } of parts) for (const one of diagnostics) findings[levelOf(one, strict)]++;
  return { findings, items: parts.map((part) => levelCounts(part, strict)).reduce(addCounts, none) };
}

export function addTally(one: Tally, other: Tally): Tally {
  return {
    reports: one.reports + other.reports,
    first: one.first ?? other.first,
    coverage: addCoverage(one.coverage, other.coverage),
    waived: one.waived + other.waived,
    accepted: one.accepted + other.accepted,
    plain: addLevels(one.plain, other.plain),
    strict: addLevels(one.strict, other.strict),
  };
}

/** Counts over the reports of several files. */
export function totalTally(files: readonly FileResult[]): Tally {
  return files.map(tallyOf).reduce(addTally, noTally);
}

function addLevels(one: LevelTally, other: LevelTally): LevelTally {
  return { findings: addCounts(one.findings, other.findings), items: addCounts(one.items, other.items) };
}

function addCounts(one: LevelCounts, other: LevelCounts): LevelCounts {
  const sum = { ...one };
  for (const level of levels) sum[level] += other[level];
  return sum;
}

/** Counts the items of a report as people count: a mistake is one, however many sums it breaks. */
export function levelCounts(part: ReportPart, strict: boolean): LevelCounts {
  const { diagnostics, result } = part;
  const counts = { error: 0, warning: 0, info: 0, open: 0 };
  for (const one of diagnostics) counts[levelOf(one, strict)] += 1;
  const joined = joinedFindings(part);
  for (const culprit of result?.culprits.filter(({ explanations }) => explanations.length > 0) ?? []) {
    const sums = diagnostics.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    const own = [...sums, ...(joined.get(culprit) ?? [])];
    const severity = gravest(own);
    if (!severity) continue;
    for (const one of own) counts[one.severity] -= 1;
    counts[severity] += mistakeCount(culprit);
  }
  return counts;
}
