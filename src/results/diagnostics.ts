import { decimalOf } from '../codecs/json/exact.ts';
import type { FormCell, RuleInfo } from '../model/form.ts';
import type { Diagnostic, Related } from '../model/result.ts';
import { type EntryById, readChange } from './culprits.ts';
import { placeOf } from './places.ts';
import type { DiagnosticJson } from './shape.ts';
import type { Subject } from './subjects.ts';
import { decimalOrNull, inOneLanguage } from './values.ts';

/** The parts of a report to which its findings refer. */
export interface ReportContext {
  /** The cells of its forms, by id. */
  readonly cells: ReadonlyMap<string, FormCell>;
  readonly infos: ReadonlyMap<string, RuleInfo>;
  readonly subjects: ReadonlyMap<DiagnosticJson, Subject>;
  readonly entryById: EntryById;
  readonly original: (fingerprint: string) => string;
}

/** Reads a finding about a report back. */
export function readDiagnostic(json: DiagnosticJson, path: string, context: ReportContext): Diagnostic {
  const { infos, entryById, original } = context;
  const { suspects, fix } = json;
  return {
    ...ownFacts(json, path, infos, original),
    ...context.subjects.get(json)!,
    related: json.related.map((one) => readRelated(one, path, context)),
    suspects: suspects.map(({ certainty, clears, ...change }) => {
      return { ...readChange(change, entryById), certainty, clears: clears.map(original) };
    }),
    fix: fix && {
      safety: fix.safety,
      edits: fix.edits.map(({ cell, to }) => ({ entry: entryById(cell), suggested: decimalOf(to) })),
    },
  };
}

/** Reads a finding about a whole file back. */
export function readFileDiagnostic(
  json: DiagnosticJson,
  path: string,
  infos: ReportContext['infos'],
  original: ReportContext['original'],
): Diagnostic {
  const label = json.label === null ? null : inOneLanguage(json.label);
  return {
    ...ownFacts(json, path, infos, original),
    table: null,
    label,
    about: '',
    related: [],
    suspects: [],
    fix: null,
  };
}

function ownFacts(
  json: DiagnosticJson,
  path: string,
  infos: ReportContext['infos'],
  original: ReportContext['original'],
) {
  const { report, rule, severity, kind, message, cell, location, quoted, suppressed } = json;
  return {
    report,
    rule,
    title: infos.get(rule)?.title ?? inOneLanguage(rule),
    severity,
    kind,
    message: inOneLanguage(message),
    cell,
    place: placeOf(path, location),
    expected: decimalOrNull(json.expected),
    actual: decimalOrNull(json.actual),
    difference: decimalOrNull(json.difference),
    fingerprint: original(json.fingerprint),
    quoted,
    suppressed,
    expiryReason: null,
  };
}

function readRelated(
  { cell, location, label }: DiagnosticJson['related'][number],
  path: string,
  { cells }: ReportContext,
): Related {
  const own = cells.get(cell)?.label;
  const isOwn = own?.zh === label || own?.en === label;
  return { cell, place: placeOf(path, location), label: isOwn ? own! : inOneLanguage(label) };
}
