import { format } from '../../model/decimal.ts';
import { entriesOf, type Report } from '../../model/report.ts';
import { type Diagnostic, type FileResult, isFindingOf, isOnWords, levelOf } from '../../model/result.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { byReport } from '../by-report.ts';
import { openGroups } from '../open-findings.ts';
import type { Wording } from '../settings.ts';
import { type Correction, type CorrectionCell, markNames } from './correction.ts';
import { contentOf, noteOf, requirementOf, sourceLine } from './notes.ts';

/** Returns a finding as a correction. In a broken sum nobody can tell which figure is wrong. */
export function findingCorrection(
  diagnostic: Diagnostic,
  number: number,
  { reports }: FileResult,
  language: Language,
): Correction {
  const say = sayIn(language);
  const { report, rule, title, message, place, label, fix } = diagnostic;
  const onWords = isOnWords(diagnostic);
  // The cell that words state is elsewhere.
  const cell = onWords ? null : diagnostic.cell;
  const result = report === null ? undefined : reports[report];
  const entry = result && cell !== null ? entriesOf(result.report).find(({ at }) => at.id === cell) : undefined;
  const sum = result?.assessments.find((one) => isFindingOf(diagnostic, one));
  const level = levelOf(diagnostic, false);
  const table = onWords ? undefined : (entry?.at.table.name ?? (result && tableOf(diagnostic, result.report)));
  const current = entry ? contentOf(entry, language) : '';
  const basis = sum
    ? requirementOf([sum], language)
    : (result?.rules.find(({ id }) => id === rule)?.source[language] ?? '');
  const shown: CorrectionCell = {
    spot: { report, cell, place },
    label: label ? label[language] : '',
    current,
    suggested: fix?.safety === 'suggested' ? format(fix.edits[0]!.suggested) : '',
  };
  const lines = [current && say(`现为 ${current}`, `now ${current}`), message[language], sourceLine(basis, language)];
  return {
    number,
    level,
    severity: level,
    certainty: null,
    table: table ? table[language] : '',
    cells: [shown],
    why: [message[language]],
    basis,
    rules: [{ id: rule, title }],
    findings: [diagnostic],
    clears: [],
    marks: [
      {
        spot: shown.spot,
        level,
        note: noteOf(markNames[level], shown.label, lines, language),
        quoted: cell === null ? diagnostic.quoted : null,
      },
    ],
  };
}

/** Returns the name of the table that a finding without a cell is about. */
function tableOf(diagnostic: Diagnostic, { tables, unread }: Report): Text | undefined {
  return [...tables, ...unread].find(({ table }) => table.id === diagnostic.table)?.table.name;
}

/** Returns the open findings of a file as corrections, numbered from `first`; many findings of one rule are one. */
export function openCorrections(file: FileResult, first: number, wording: Wording): Correction[] {
  const { language } = wording;
  const groups = byReport(file).flatMap((part) => openGroups(part, wording));
  return groups.map(({ findings, statement }, index) => {
    const all = findings.map((one) => findingCorrection(one, first + index, file, language));
    return { ...all[0]!, why: [statement.text], findings, marks: all.flatMap(({ marks }) => marks) };
  });
}
