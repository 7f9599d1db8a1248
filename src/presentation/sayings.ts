import { wordsOf } from '../model/claim.ts';
import { add, type Decimal, equals, format, subtract, zero } from '../model/decimal.ts';
import { type Place, placeIn } from '../model/document.ts';
import { placeAt } from '../model/passage.ts';
import { amount, type Entry, entriesOf, totalAmount } from '../model/report.ts';
import {
  type Change,
  type Culprit,
  type Diagnostic,
  type Explanation,
  isOnWords,
  type Mistake,
  type ReportResult,
} from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import type { ReportPart } from './by-report.ts';
import { cellName, figureOf } from './cells.ts';

/** Words of the text about cells that a mistake changes. */
export interface Saying {
  readonly words: string;
  readonly place: Place;
  /** The figures that the words agree with: those after the changes, or the present ones. */
  readonly agrees: 'changed' | 'present' | 'neither';
  /** The changes of the cells that the words state. */
  readonly changes: readonly Change[];
}

/**
 * Returns the findings on the text that belong to the mistakes of each culprit that is shown: people are told of one mistake
 * once. They state a cell that the mistake changes, or a sum that is right once it is fixed.
 */
export function joinedFindings({ result, diagnostics }: ReportPart): ReadonlyMap<Culprit, readonly Diagnostic[]> {
  const joined = new Map<Culprit, readonly Diagnostic[]>();
  let left = diagnostics.filter((one) => one.kind === 'fail' && isOnWords(one));
  if (!result || left.length === 0) return joined;
  const shown = new Set(diagnostics.map(({ fingerprint }) => fingerprint));
  for (const culprit of result.culprits) {
    if (!culprit.relations.some((one) => shown.has(one))) continue;
    const { certainty, explanations } = culprit;
    const likely = certainty === 'possible' ? explanations : explanations.slice(0, 1);
    const own = left.filter((one) => likely.some((explanation) => joinedMistake(one, explanation, result)));
    if (own.length > 0) joined.set(culprit, own);
    left = left.filter((one) => !own.includes(one));
  }
  return joined;
}

/** Returns the mistake of an explanation that a finding on the text belongs to, if any. */
export function joinedMistake(
  finding: Diagnostic,
  explanation: Explanation,
  result: ReportResult,
): Mistake | undefined {
  const { mistakes } = explanation;
  const changing = (cells: readonly (string | null)[]) =>
    mistakes.find((mistake) => allChanges(mistake).some(({ entry }) => cells.includes(entry.at.id)));
  const direct = changing([finding.cell]);
  if (direct || !isFixedBy(finding, explanation, result)) return direct;
  return changing(finding.related.map(({ cell }) => cell));
}

/** True if the words of a finding are right once all mistakes of an explanation are fixed. */
export function isFixedBy(finding: Diagnostic, { mistakes }: Explanation, { report }: ReportResult): boolean {
  const { cell, related, expected, difference } = finding;
  const stated = new Set([cell, ...related.map((one) => one.cell)]);
  const entries = entriesOf(report).filter(({ at }) => stated.has(at.id));
  const changes = mistakes.flatMap(allChanges);
  const isFixed = (some: readonly Entry[]) => isEqual(effectOn(some, changes), difference);
  // The words may have several readings, of which the first has the figure that was expected.
  if (isFixed(entries.filter(({ at }) => at.id === cell))) return true;
  return isEqual(totalAmount(entries), expected) && isFixed(entries);
}

/** Returns what the text says of the cells of a mistake, given the findings that belong to it. */
export function sayingsOn(
  mistake: Mistake,
  explanation: Explanation,
  findings: readonly Diagnostic[],
  result: ReportResult,
): Saying[] {
  const changes = allChanges(mistake);
  return [
    ...findings
      .map((one) => saying(one, isFixedBy(one, explanation, result) ? changes : undefined))
      .filter((one) => !isReasonOf(one, mistake)),
    ...agreeingWith(explanation.mistakes.flatMap(allChanges), result).filter((one) =>
      one.changes.some((change) => changes.includes(change)),
    ),
  ];
}

/**
 * Returns what the text says of cells that may be wrong, given the explanations of the culprit, how many of them are shown, and
 * the findings that belong to it.
 */
export function sayingsOnAny(
  explanations: readonly Explanation[],
  shown: number,
  findings: readonly Diagnostic[],
  result: ReportResult,
): Saying[] {
  const changesOf = ({ mistakes }: Explanation) => mistakes.flatMap(allChanges);
  const present = new Map(
    explanations
      .slice(0, shown)
      .flatMap((one) => agreeingWith(changesOf(one), result))
      .map((one) => [one.words, one]),
  );
  return [
    ...findings.flatMap((one) => {
      const fitting = explanations.find((explanation) => isFixedBy(one, explanation, result));
      const said = saying(one, fitting && changesOf(fitting));
      return fitting?.mistakes.some((mistake) => isReasonOf(said, mistake)) ? [] : [said];
    }),
    ...present.values(),
  ];
}

/** Returns the saying of a finding; `changes` if these make it right. */
function saying({ quoted, place, related }: Diagnostic, changes: readonly Change[] | undefined): Saying {
  const own = changes?.filter(({ entry }) => related.some(({ cell }) => cell === entry.at.id)) ?? [];
  return { words: quoted!, place, agrees: changes ? 'changed' : 'neither', changes: own };
}

/** True if the reason of a mistake quotes the words already. */
function isReasonOf({ words, agrees }: Saying, { reason }: Mistake): boolean {
  return agrees === 'changed' && reason.zh.includes(words);
}

/** Returns the claims that agree with the tables, and no longer would after some changes. */
function agreeingWith(changes: readonly Change[], { claims }: ReportResult): Saying[] {
  return claims.figures.flatMap((claim): Saying[] => {
    const { number, readings, passage, from } = claim;
    const now = readings.find(({ sum }) => isEqual(sum, number));
    if (!now) return [];
    const own = changes.filter(({ entry }) => now.entries.includes(entry));
    const agreesAfter = readings.some(({ entries, sum }) => {
      const effect = effectOn(entries, changes);
      return sum && effect && equals(add(sum, effect), number);
    });
    if (own.length === 0 || agreesAfter) return [];
    return [{ words: wordsOf(claim), place: placeAt(passage, from), agrees: 'present', changes: own }];
  });
}

/** Returns the changes of a mistake, with those of totals that follow by formulas. */
function allChanges({ changes, follows }: Mistake): Change[] {
  return [...changes, ...follows];
}

/** Returns by how much changes raise the sum of some cells; undefined where a present figure is unknown. */
export function effectOn(entries: readonly Entry[], changes: readonly Change[]): Decimal | undefined {
  let effect: Decimal = zero;
  for (const { entry, suggested } of changes.filter((one) => entries.includes(one.entry))) {
    const now = amount(entry);
    if (!now) return undefined;
    effect = add(effect, subtract(suggested, now));
  }
  return effect;
}

function isEqual(one: Decimal | undefined, other: Decimal | null): boolean {
  return one !== undefined && other !== null && equals(one, other);
}

/** `正文（第 12 行）写“收到申请21件”，与 J14 改为 21 相符`; `isSure` if the mistake is named. */
export function sayingIn({ words, place, agrees, changes }: Saying, isSure: boolean, language: Language): string {
  const say = sayIn(language);
  const address = placeIn(place, language);
  const where = address && say(`（${address}）`, ` (${address})`);
  const also = agrees === 'present' && isSure ? say('也', 'also ') : '';
  const said = say(`正文${where}${also}写“${words}”`, `the text${where} ${also}says “${words}”`);
  if (also) return say(`${said}，请一并改正`, `${said}: correct both`);
  if (agrees === 'neither') {
    const other = isSure ? say('改后的数', 'the corrected figure') : say('下列改法', 'any figure below');
    return say(
      `${said}，与现在的数、${other}都不相符，请一并核对`,
      `${said}, which agrees with neither the present nor ${other}: check it, too`,
    );
  }
  const cells = changes
    .map(({ entry, suggested }) => {
      const [where, now, to] = [cellName(entry, language), figureOf(entry, language), format(suggested)];
      return agrees === 'changed'
        ? say(`${where} 改为 ${to}`, `${to} in ${where}`)
        : say(`${where} 现为 ${now}`, `${now} in ${where}`);
    })
    .join(say('、', ', '));
  return say(`${said}，与 ${cells} 相符`, `${said}, which goes with ${cells}`);
}
