import { type Json, stringify } from '../../codecs/json/stringify.ts';
import { addressIn } from '../../model/document.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import {
  countedAs,
  type Diagnostic,
  type FileResult,
  type Related,
  type Result,
  type Suppression,
} from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { verdictNotice } from '../../presentation/verdict.ts';
import { plain } from '../columns.ts';
import { uriOf } from '../paths.ts';
import { statement } from '../statement.ts';
import type { View } from '../view.ts';
import { locationOf } from './location.ts';
import { descriptors, levels, unchecked } from './rules.ts';

/**
 * SARIF 2.1.0, for code hosts and viewers. What cannot be told is of kind `open`, and so of level `none`,
 * unless it counts as an error. A file that
 * could not be checked, or not all of it, is a notification of the tool, as the standard has it; where no table was read,
 * it is a result as well: hosts that show
 * results alone must not take it for one in which nothing was found.
 */
export function sarif({ tool, summary, files }: Result, { language, strict }: View): string {
  const rules = descriptors(files, language);
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  // Of a run, either all results have them or none has.
  const suppresses = files.some(({ diagnostics }) => diagnostics.some(({ suppressed }) => suppressed));
  const suppressions = (by: Suppression | null) => (suppresses ? { suppressions: suppressionsOf(by) } : {});
  const position = (rule: string) => ({ ruleId: rule, ruleIndex: index.get(rule) ?? -1 });
  const log: Json = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, rules } },
        language: { zh: 'zh-CN', en: 'en-US' }[language],
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: summary.exitCode !== 2,
            exitCode: summary.exitCode,
            toolExecutionNotifications: files.flatMap((file) => notifications(file, language)),
          },
        ],
        artifacts: files.map(({ path, sha256 }) => ({
          location: { uri: uriOf(path) },
          roles: ['analysisTarget'],
          ...(sha256 !== null && { hashes: { 'sha-256': sha256 } }),
        })),
        results: files.flatMap((file, at) => [
          ...(file.problem
            ? [{ ...position(unchecked), ...uncheckedResult(file, at, language), ...suppressions(null) }]
            : []),
          ...file.diagnostics.map((one) => ({
            ...position(one.rule),
            ...resultOf(one, file, at, { language, strict }),
            ...suppressions(one.suppressed),
          })),
        ]),
      },
    ],
  };
  return `${stringify(log)}\n`;
}

function resultOf(
  diagnostic: Diagnostic,
  { path }: FileResult,
  artifact: number,
  { language, strict }: Pick<View, 'language' | 'strict'>,
) {
  const { severity, place, cell, label, related } = diagnostic;
  const isOpen = countedAs(diagnostic, strict) === 'open';
  const where = locationOf({ path, artifact, place, cell, label }, language);
  return {
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : levels[severity],
    message: { text: plain(statement(diagnostic, language)) },
    locations: [where],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => relatedLocation(one, path, artifact, index + 1, language)),
    }),
    ...identity(diagnostic.fingerprint),
  };
}

function relatedLocation(one: Related, path: string, artifact: number, id: number, language: Language) {
  const { place, cell, label } = one;
  const location = locationOf({ path, artifact, place, cell, label }, language);
  const text = [addressIn(place, language), label[language]].filter((part) => part !== '').join(' ');
  return { id, ...location, message: { text: plain(text) } };
}

function uncheckedResult({ path, problem }: FileResult, artifact: number, language: Language) {
  return {
    kind: 'open',
    level: 'none',
    message: { text: plain(problem!.message[language]) },
    locations: [locationOf({ path, artifact, place: { path }, cell: null, label: null }, language)],
    ...identity(fingerprint(unchecked, path)),
  };
}

/** One that stands in a file apart from what was checked. */
function suppressionsOf(suppressed: Suppression | null): Json[] {
  if (!suppressed) return [];
  const { reason, by, expires } = suppressed;
  return [
    {
      kind: 'external',
      status: 'accepted',
      ...(reason && { justification: plain(reason) }),
      ...((by || expires) && { properties: { by, expires } }),
    },
  ];
}

/** The same for the same defect from run to run; hosts that know lines only go by the second. */
function identity(fingerprint: string) {
  return {
    fingerprints: { 'reportLint/v1': fingerprint },
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

function notifications(file: FileResult, language: Language): Json[] {
  const { path, problem, verdict } = file;
  const why = problem?.message ?? verdictNotice(file)?.text;
  if (!why) return [];
  return [
    {
      level: verdict === 'pass' ? 'note' : 'error',
      message: { text: plain(why[language]) },
      descriptor: { id: problem?.code ?? verdict },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
    },
  ];
}
