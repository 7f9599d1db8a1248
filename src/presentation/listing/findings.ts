import { format } from '../../model/decimal.ts';
import { addressIn, isOnLine } from '../../model/document.ts';
import { entriesOf, type Report } from '../../model/report.ts';
import { countedAs, type Diagnostic, type FileResult, isOf } from '../../model/result.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { type Correction, type CorrectionCell, markNames } from './correction.ts';
import { contentOf, noteOf, requirementOf, sourceLine } from './words.ts';

/** Returns a finding as a correction. In a broken sum nobody can tell which figure is wrong. */
export function findingCorrection(
  diagnostic: Diagnostic,
  number: number,
  { reports }: FileResult,
  language: Language,
): Correction {
  const say = sayIn(language);
  const { report, rule, title, message, cell, place, label, fix } = diagnostic;
  const result = report === null ? undefined : reports[report];
  const entry = result && cell !== null ? entriesOf(result.report).find(({ at }) => at.id === cell) : undefined;
  const sum = result?.assessments.find((one) => isOf(diagnostic, one));
  const level = countedAs(diagnostic, false);
  const table = entry?.at.table.name ?? (result && tableOf(diagnostic, result.report));
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
    marks: [{ spot: shown.spot, level, note: noteOf(markNames[level], shown.label, lines, language) }],
  };
}

/** Returns the table that a finding without a cell is about: the one that it names, or that begins where it is. */
function tableOf({ label, place }: Diagnostic, { tables, unread }: Report): Text | undefined {
  const all = [...tables, ...unread];
  return (all.find(({ table }) => table.name === label) ?? all.find((one) => one.place === place))?.table.name;
}

/** Open findings of one rule that are listed one by one; more become one entry. */
const maxAlike = 3;

/** Places that are named in such an entry; more are counted. */
const maxNamed = 8;

/** Returns the open findings of a file as corrections, numbered from `first`; many findings of one rule are one. */
export function openCorrections(
  open: readonly Diagnostic[],
  first: number,
  file: FileResult,
  language: Language,
): Correction[] {
  const byRule = new Map<string, Diagnostic[]>();
  for (const one of open) {
    const key = `${one.report} ${one.rule}`;
    byRule.set(key, [...(byRule.get(key) ?? []), one]);
  }
  const groups = [...byRule.values()].flatMap((group) =>
    group.length > maxAlike ? [group] : group.map((one) => [one]),
  );
  return groups.map((alike, index) => {
    const all = alike.map((one) => findingCorrection(one, first + index, file, language));
    const [correction, ...others] = all as [Correction, ...Correction[]];
    if (others.length === 0) return correction;
    return {
      ...correction,
      why: [...correction.why, likewise(others, language)],
      findings: alike,
      marks: all.flatMap(({ marks }) => marks),
    };
  });
}

/** `同样的还有 J25、J26，共 4 处`: names the places of further findings. */
function likewise(others: readonly Correction[], language: Language): string {
  const say = sayIn(language);
  const names = others.map(
    ({ cells: [{ spot, label }] }) => (isOnLine(spot.place) ? '' : addressIn(spot.place, language)) || label,
  );
  const list = [...new Set(names)].slice(0, maxNamed).join(say('、', ', '));
  const rest = others.length > maxNamed ? say(' 等', ' and so on') : '';
  const count = others.length + 1;
  return say(`同样的还有 ${list}${rest}，共 ${count} 处`, `likewise ${list}${rest}, ${count} in all`);
}
