import { type Json, type LongJson, lazyList, pieces } from '../../codecs/json/stringify.ts';
import { addressIn } from '../../model/document.ts';
import { eachPart } from '../../model/findings.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import {
  type Diagnostic,
  type FileResult,
  levelOf,
  type Related,
  type Result,
  type Suppression,
} from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { messageOf } from '../../presentation/listing/message.ts';
import { tallyOf } from '../../presentation/tally.ts';
import { verdictNotice } from '../../presentation/verdict.ts';
import { uriOf } from '../paths.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import { type ArtifactLocation, locationOf } from './location.ts';
import { descriptors, levels, uncheckedId } from './rules.ts';

/**
 * Writes SARIF 2.1.0, for code hosts and viewers. An open finding is of kind `open` and so of level `none`, unless it counts
 * as an error. A file that was not checked, or checked in part, is a notification of the tool, as the standard has it. A file
 * that could not be checked is a result as well: some hosts show results alone, and must not show such a file as clean.
 */
export function* sarif({ tool, summary, files }: Result, view: View): Generator<string> {
  const { language } = view;
  const rules = descriptors(files, language);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  // Either all results of a run have suppressions or none has.
  const suppresses = files.some((file) => tallyOf(file).accepted > 0);
  const suppressions = (by: Suppression | null) => (suppresses ? { suppressions: suppressionsOf(by) } : {});
  const position = (rule: string) => ({ ruleId: rule, ruleIndex: positions.get(rule) ?? -1 });
  const results = function* (): Generator<LongJson> {
    for (const [index, file] of files.entries()) {
      const artifact = { uri: uriOf(file.path), index };
      if (file.problem) {
        yield { ...position(uncheckedId), ...uncheckedResult(file, artifact, language), ...suppressions(null) };
      }
      for (const { diagnostics } of eachPart(file)) {
        for (const one of diagnostics) {
          yield { ...position(one.rule), ...resultOf(one, artifact, view), ...suppressions(one.suppressed) };
        }
      }
    }
  };
  const run = {
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
    results: results(),
  };
  yield* pieces({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: lazyList([run], (one) => one),
  });
  yield '\n';
}

function resultOf(diagnostic: Diagnostic, artifact: ArtifactLocation, { language, strict }: View) {
  const { severity, related } = diagnostic;
  const isOpen = levelOf(diagnostic, strict) === 'open';
  return {
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : levels[severity],
    message: { text: printable(messageOf(diagnostic, language)) },
    locations: [locationOf(artifact, diagnostic, language)],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => {
        const isOther = one.place.path !== diagnostic.place.path;
        return relatedLocation(isOther ? { uri: uriOf(one.place.path) } : artifact, one, index + 1, language);
      }),
    }),
    ...identity(diagnostic.fingerprint),
  };
}

function relatedLocation(artifact: ArtifactLocation, one: Related, id: number, language: Language) {
  const text = [addressIn(one.place, language), one.label[language]].filter((part) => part !== '').join(' ');
  return { id, ...locationOf(artifact, one, language), message: { text: printable(text) } };
}

function uncheckedResult({ path, problem }: FileResult, artifact: ArtifactLocation, language: Language) {
  return {
    kind: 'open',
    level: 'none',
    message: { text: printable(problem!.message[language]) },
    locations: [locationOf(artifact, { place: { path }, cell: null, label: null }, language)],
    ...identity(fingerprint(uncheckedId, path)),
  };
}

/** Returns the suppression of a finding; it is kept in a file of its own, so it is external. */
function suppressionsOf(suppressed: Suppression | null): Json[] {
  if (!suppressed) return [];
  const { reason, by, expires } = suppressed;
  return [
    {
      kind: 'external',
      status: 'accepted',
      ...(reason && { justification: printable(reason) }),
      ...((by || expires) && { properties: { by, expires } }),
    },
  ];
}

/** Returns what tells a defect from others in every run; hosts that go by lines use the partial fingerprint. */
function identity(fingerprint: string) {
  return {
    fingerprints: { 'reportLint/v1': fingerprint },
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

function notifications(file: FileResult, language: Language): Json[] {
  const notice = verdictNotice(file);
  if (!notice) return [];
  return [
    {
      level: notice.verdict === 'pass' ? 'note' : 'error',
      message: { text: printable(notice.text[language]) },
      descriptor: { id: notice.code },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file.path) } } }],
    },
  ];
}
