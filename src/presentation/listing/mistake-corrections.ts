import { format } from '../../model/decimal.ts';
import { groupBy } from '../../model/group-by.ts';
import {
  type Assessment,
  type Change,
  type Culprit,
  type Diagnostic,
  type FileResult,
  isFindingOf,
  isOnWords,
} from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { describeAssessment } from '../../relations.ts';
import { explanationIn } from '../cells.ts';
import { certaintyNames, gravest } from '../levels.ts';
import { alternativeIn, candidatesHead, expiries, namedMistakes, rulesOf } from '../mistakes.ts';
import { isFixedBy, sayingIn, sayingsOnAny } from '../sayings.ts';
import type { NamedRule } from '../statement.ts';
import { type Correction, type CorrectionCell, type Mark, markNames } from './correction.ts';
import { findingCorrection } from './findings.ts';
import { contentOf, noteOf, requirementOf, sourceLine } from './notes.ts';

/** The findings of the relations of a culprit, in the form's order, then those on the text that belong to it. */
type Findings = readonly [Diagnostic, ...Diagnostic[]];

/**
 * Returns a culprit with at least one explanation as corrections, numbered from `first`: one for each named mistake; where
 * the mistake is uncertain, a single one that lists the candidates.
 */
export function culpritCorrections(
  culprit: Culprit,
  findings: Findings,
  first: number,
  file: FileResult,
  language: Language,
): Correction[] {
  if (culprit.certainty === 'possible') return [uncertainCorrection(culprit, findings, first, file, language)];
  const { certainty } = culprit;
  const severity = gravest(findings)!;
  const say = sayIn(language);
  const { report } = findings[0];
  const result = file.reports[report!]!;
  const word = certaintyNames[certainty];
  const left = new Set<Diagnostic>(findings);
  const onWords = findings.filter(isOnWords);
  const sums = findings.filter((one) => !isOnWords(one));
  return namedMistakes(culprit, sums, onWords, result).map((named, index): Correction => {
    const { mistake, alternatives, joined, sayings } = named;
    const own = [...named.findings, ...joined].filter((one) => left.delete(one));
    const basis = requirementOf(named.assessments, language);
    const reason = mistake.reason[language];
    const cells = mistake.changes.map((change) => changedCell(change, report, language));
    return {
      number: first + index,
      level: severity,
      severity,
      certainty,
      table: mistake.changes[0]!.entry.at.table.name[language],
      cells: cells as [CorrectionCell, ...CorrectionCell[]],
      why: [
        reason,
        ...describedSums(named.assessments, language),
        ...sayings.map((one) => sayingIn(one, true, language)),
        ...expiries(own, language),
        ...alternatives.slice(0, 1).map((one) => alternativeIn(one, culprit, language)),
      ],
      basis,
      rules: [...relationsOf(named.assessments), ...rulesOf(joined)],
      findings: own,
      clears: [
        ...sums.filter((finding) => named.cleared.some((one) => isFindingOf(finding, one))),
        ...joined.filter((one) => isFixedBy(one, { mistakes: [mistake] }, result)),
      ],
      marks: [
        ...cells.map(({ spot, label, current, suggested }): Mark => {
          const now = say(`现为 ${current}，${word.zh} ${suggested}`, `now ${current}, ${word.en} ${suggested}`);
          const lines = [now, reason, sourceLine(basis, language)];
          return { spot, level: severity, note: noteOf(markNames[severity], label, lines, language), quoted: null };
        }),
        ...wordMarks(joined, first + index, file, language),
        ...sayings
          .filter(({ agrees }) => agrees === 'present')
          .map((one): Mark => {
            const lines = [sayingIn(one, true, language), seeIn(first + index, language)];
            const note = noteOf(markNames[severity], cells[0]!.label, lines, language);
            return { spot: { report, cell: null, place: one.place }, level: severity, note, quoted: one.words };
          }),
      ],
    };
  });
}

function uncertainCorrection(
  culprit: Culprit,
  findings: Findings,
  number: number,
  file: FileResult,
  language: Language,
): Correction {
  const { assessments, explanations } = culprit;
  const onWords = findings.filter(isOnWords);
  const sayings = sayingsOnAny(explanations, explanations.length, onWords, file.reports[findings[0].report!]!);
  const correction = findingCorrection(findings[0], number, file, language);
  const [cell] = correction.cells;
  return {
    ...correction,
    level: 'possible',
    certainty: 'possible',
    severity: gravest(findings)!,
    cells: [{ ...cell, current: '' }],
    why: [
      ...describedSums(assessments, language),
      ...sayings.map((one) => sayingIn(one, false, language)),
      ...expiries(findings, language),
      candidatesHead(culprit, explanations.length, language),
      ...explanations.map((one) => `· ${explanationIn(one, language)}`),
    ],
    basis: requirementOf(assessments, language),
    rules: [...relationsOf(assessments), ...rulesOf(onWords)],
    findings,
    marks: [
      ...candidateMarks(culprit, findings[0].report, number, language),
      ...wordMarks(onWords, number, file, language),
    ],
  };
}

/** Marks each cell that an explanation changes, with the change of the most plausible one. */
function candidateMarks({ explanations }: Culprit, report: number | null, number: number, language: Language): Mark[] {
  const say = sayIn(language);
  const changes = explanations.flatMap(({ mistakes }) => mistakes.flatMap((mistake) => mistake.changes));
  return [...groupBy(changes, ({ entry }) => entry).values()].map(([change]): Mark => {
    const { spot, label, current, suggested: to } = changedCell(change, report, language);
    const lines = [
      say(`现为 ${current}；如果错在这里，应为 ${to}`, `now ${current}; if this is the mistake, it should be ${to}`),
      seeIn(number, language),
    ];
    return { spot, level: 'possible', note: noteOf(markNames.possible, label, lines, language), quoted: null };
  });
}

/** Marks the words that findings quote, as far as a cell holds them. */
function wordMarks(onWords: readonly Diagnostic[], number: number, file: FileResult, language: Language): Mark[] {
  const see = seeIn(number, language);
  return onWords.flatMap((one) =>
    findingCorrection(one, number, file, language).marks.map((mark) => ({ ...mark, note: `${mark.note}\n${see}` })),
  );
}

function seeIn(number: number, language: Language): string {
  return sayIn(language)(`见清单第 ${number} 项`, `see ${number} in the list`);
}

function changedCell({ entry, suggested }: Change, report: number | null, language: Language): CorrectionCell {
  return {
    spot: { report, cell: entry.at.id, place: entry.place },
    label: entry.at.label[language],
    current: contentOf(entry, language),
    suggested: format(suggested),
  };
}

function relationsOf(assessments: readonly Assessment[]): NamedRule[] {
  return [...new Map(assessments.map(({ relation }) => [relation.id, relation])).values()];
}

/** Broken sums that are described one by one; more are counted. */
const maxSums = 4;

function describedSums(assessments: readonly Assessment[], language: Language): string[] {
  const left = assessments.length - maxSums;
  return [
    ...assessments.slice(0, maxSums).map((one) => describeAssessment(one)[language]),
    ...(left > 0 ? [sayIn(language)(`另有 ${left} 处不符`, `and ${left} more`)] : []),
  ];
}
