import { type Json, type LongJson, lazyList, pieces, Written, writtenMembers } from '../codecs/json/stringify.ts';
import { pages } from '../generated/pages.ts';
import { address, displayText, type Place } from '../model/document.ts';
import type { WrittenFile } from '../model/file-part.ts';
import { eachPart, findingsOf, type NumberedFinding } from '../model/findings.ts';
import type { Report } from '../model/report.ts';
import type { Change, Culprit, FileResult, Fix, ReportResult, Result } from '../model/result.ts';
import type { RosterResult } from '../model/roster-result.ts';
import type { Language } from '../model/text.ts';
import { isOnItsPage } from '../presentation/program-rules.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { rulePages } from '../version.ts';
import { tablesJson } from '../writers/json.ts';
import type { View } from './view.ts';

/**
 * Writes the whole result for programs, as `schemas/result.schema.json` describes it, piece by piece; every key is always
 * there.
 */
export function* json(result: Result, { language }: View): Generator<string> {
  yield* pieces(resultJson(result, language));
  yield '\n';
}

/** Returns the whole result as JSON. */
export function resultJson({ tool, summary, files, shard, roster }: Result, language: Language): LongJson {
  const { name, version } = tool;
  return {
    schemaVersion: 1,
    tool: { name, version },
    summary: { ...summary },
    shard: shard ? { index: shard.index, count: shard.count } : null,
    roster: roster ? rosterJson(roster) : null,
    files: lazyList(files, (file) => fileJson(file, language)),
  };
}

function rosterJson({ path, expected, received, missing, twice, unlisted, matched, compared }: RosterResult): Json {
  return {
    path,
    expected,
    received,
    missing: [...missing],
    twice: twice.map(({ name, paths }) => ({ name, paths: [...paths] })),
    unlisted: unlisted.map((one) => ({ ...one })),
    matched: matched.map((one) => ({ ...one })),
    compared: compared.map(({ path, organization, year, relations }) => {
      return { path, organization, year, relations: [...relations] };
    }),
  };
}

/** Returns a file as one of the `files` of the result. */
export function fileJson(file: FileResult, language: Language): LongJson {
  const { path, format, sha256, verdict, problem } = file;
  return {
    path,
    format,
    sha256,
    verdict,
    problem: problem && { code: problem.code, message: problem.message[language] },
    ...(file.parts?.json ? writtenLists(file.parts.json) : listsJson(file, language)),
  };
}

function listsJson(file: FileResult, language: Language) {
  return {
    reports: reportsJson(file, language),
    diagnostics: lazyList(findingsOf(file), (one) => diagnosticJson(one, language)),
  };
}

function writtenLists({ reports, diagnostics }: WrittenFile) {
  const written = (text: string) => new Written(text);
  return { reports: lazyList(reports, written), diagnostics: lazyList(diagnostics, written) };
}

/** Lists and objects in which those of a file are. */
const depth = 3;

/** Writes the reports and findings of a file, or of a part of one of which so many reports are before. */
export function writtenPart(part: FileResult, before: number, language: Language): Record<keyof WrittenFile, string> {
  const findings = [...findingsOf(part)].map((one) => ({
    ...one,
    report: one.report === null ? null : one.report + before,
  }));
  return {
    reports: writtenMembers(reportsJson(part, language), depth),
    diagnostics: writtenMembers(
      findings.map((one) => diagnosticJson(one, language)),
      depth,
    ),
  };
}

function* reportsJson(file: FileResult, language: Language): Generator<Json> {
  for (const part of eachPart(file)) {
    // Accepted findings stay, with the reason given; mistakes behind these alone are left out.
    for (const one of unsuppressed(part).reports) yield reportJson(one, language);
  }
}

function reportJson({ report, coverage, culprits }: ReportResult, language: Language): Json {
  const { organization, year, family } = report;
  return {
    organization,
    year,
    form: family,
    editions: formsOf(report, 'edition'),
    coverage: { relations: { ...coverage.relations }, cells: { ...coverage.cells } },
    tables: tablesJson(report),
    culprits: culprits.map((culprit) => culpritJson(culprit, language)),
  };
}

function culpritJson({ relations, certainty, more, explanations }: Culprit, language: Language): Json {
  return {
    relations: [...relations],
    certainty,
    more,
    explanations: explanations.map(({ mistakes }) => ({
      mistakes: mistakes.map(({ kind, reason, changes }) => ({
        kind,
        reason: reason[language],
        cells: changes.map((change) => changeJson(change, language)),
      })),
    })),
  };
}

function changeJson({ entry: { at, place, value }, suggested }: Change, language: Language): Record<string, Json> {
  return {
    cell: at.id,
    label: at.label[language],
    location: locationJson(place),
    current: value.kind === 'number' ? value.number : null,
    suggested,
  };
}

function fixJson(fix: Fix | null): Json {
  if (!fix) return null;
  const edits = fix.edits.map(({ entry, suggested }) => ({
    cell: entry.at.id,
    location: locationJson(entry.place),
    from: entry.cell ? displayText(entry.cell) : '',
    to: suggested,
  }));
  return { safety: fix.safety, edits };
}

/** Returns the id or the edition of the form that each table was checked against; null for a table that was not read. */
export function formsOf({ tables, unread }: Report, key: 'id' | 'edition'): Json {
  const [first] = [...tables, ...unread];
  const read = new Map(tables.map(({ form, table }) => [table.id, form[key]]));
  return Object.fromEntries((first?.form.tables ?? []).map(({ id }) => [id, read.get(id) ?? null]));
}

function diagnosticJson({ report, family, diagnostic }: NumberedFinding, language: Language): Json {
  const { rule, severity, kind, message, cell, place, label, related, fingerprint, suppressed } = diagnostic;
  const { expected, actual, difference, suspects, fix, quoted } = diagnostic;
  return {
    report,
    rule,
    severity,
    kind,
    message: message[language],
    cell,
    location: locationJson(place),
    label: label === null ? null : label[language],
    related: related.map((one) => ({
      cell: one.cell,
      location: locationJson(one.place, place.path),
      label: one.label[language],
    })),
    expected,
    actual,
    difference,
    suspects: suspects.map(({ certainty, clears, ...change }) => ({
      ...changeJson(change, language),
      certainty,
      clears: [...clears],
    })),
    fix: fixJson(fix),
    quoted,
    fingerprint,
    // A relation of a user's own form has no page.
    url: rulePages !== undefined && pages.has(rule) && isOnItsPage(rule, family) ? `${rulePages}${rule}.md` : null,
    suppressed: suppressed && { reason: suppressed.reason, by: suppressed.by, expires: suppressed.expires },
  };
}

/** Returns a place with every key; its path only where that is not the one of its finding. */
export function locationJson(place: Place, path = place.path): Json {
  return {
    address: address(place),
    path: place.path === path ? null : place.path,
    sheet: place.sheet ?? null,
    table: place.table ?? null,
    page: place.page ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
    line: place.line ?? null,
    character: place.character ?? null,
    pointer: place.pointer ?? null,
  };
}
