import { type Json, lazyList, pieces } from '../../codecs/json/stringify.ts';
import type { Checked, Difference } from '../../diff/difference.ts';
import type { NotCompared } from '../../diff/not-compared.ts';
import type { Wording } from '../../diff/text.ts';
import { locationJson } from '../../formatters/json.ts';
import { displayText } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { Diagnostic } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { tool } from '../../version.ts';
import type { Comparison } from './comparison.ts';
import type { ReadSide } from './read.ts';

/** Writes a comparison for programs, as `schemas/diff.schema.json` describes it, piece by piece, always with all keys. */
export function* json(comparison: Comparison, language: Language): Generator<string> {
  const { before, after, onlyBefore, onlyAfter, differences, counts, exitCode } = comparison;
  yield* pieces({
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    sides: {
      before: sideJson(before, onlyBefore, language),
      after: sideJson(after, onlyAfter, language),
    },
    summary: { ...counts, onlyBefore: onlyBefore.length, onlyAfter: onlyAfter.length, exitCode },
    differences: lazyList(differences, (one) => differenceJson(one, language)),
  });
  yield '\n';
}

function sideJson({ name, reports, failed }: ReadSide, unmatched: readonly Checked[], language: Language): Json {
  return {
    name,
    reports: reports.length,
    unmatched: unmatched.map(reportJson),
    failed: failed.map(({ path, problem }) => {
      return { path, problem: { code: problem!.code, message: problem!.message[language] } };
    }),
  };
}

function reportJson({ path, format, report: { organization, year } }: Checked): Json {
  return { path, format, organization, year };
}

function differenceJson({ before, after, figures, notCompared, findings, text }: Difference, language: Language): Json {
  const found = (some: readonly Diagnostic[]) => some.map((one) => findingJson(one, language));
  return {
    before: reportJson(before),
    after: reportJson(after),
    figures: figures.map((one) => ({
      cell: one.after.at.id,
      label: one.after.at.label[language],
      before: figureJson(one.before),
      after: figureJson(one.after),
    })),
    notCompared: notCompared.map(notComparedJson),
    findings: { gone: found(findings.gone), remaining: found(findings.remaining), added: found(findings.added) },
    text: text.map((one) => ({
      section: one.section?.number ?? null,
      heading: one.section?.heading ?? null,
      before: wordingJson(one.before),
      after: wordingJson(one.after),
    })),
  };
}

function figureJson({ value, cell, place }: Entry): Json {
  return {
    location: locationJson(place),
    value: value.kind === 'number' ? value.number : null,
    text: cell ? displayText(cell) : null,
  };
}

function notComparedJson({ table, reason, side, cells }: NotCompared): Json {
  return { table: table?.id ?? null, reason, side, cells: cells.map(({ id }) => id) };
}

function findingJson(
  { rule, severity, kind, message, cell, label, place, fingerprint }: Diagnostic,
  language: Language,
) {
  return {
    ...{ rule, severity, kind, cell, fingerprint },
    message: message[language],
    label: label?.[language] ?? null,
    location: locationJson(place),
  };
}

function wordingJson(wording: Wording | null): Json {
  return wording && { location: locationJson(wording.place), text: wording.text };
}
