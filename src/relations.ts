import { add, compare, type Decimal, equals, format, negate, subtract, zero } from './model/decimal.ts';
import { allHold, type CompiledEquation, compiledEquations, exactSum } from './model/exact-sum.ts';
import { type FormCell, nameOf, type Relation } from './model/form.ts';
import { memoizeAlike, plainFiguresOf } from './model/plain-figures.ts';
import { amount, type Entry, type Report, type Table, totalAmount } from './model/report.ts';
import type { Assessment, Sum } from './model/result.ts';
import type { Text } from './model/text.ts';

/** Assesses every relation of the form for every row or column of the tables that were read. */
export function assess(report: Report): Assessment[] {
  return report.tables.flatMap((table) => {
    const figures = table.entries.map(numberOf);
    return compiledEquations(table.form, table.table).map((equation) => assessOne(table, figures, equation));
  });
}

/** True if a report has plain figures, for which every relation of the form holds. False says nothing. */
export function isKnownToHold(report: Report): boolean {
  const plain = plainFiguresOf(report);
  return plain !== undefined && allHold(equationsIn(report, plain), plain.figures, plain.start);
}

/** Returns the equations of all tables, by the indices of the figures. */
const equationsIn = memoizeAlike(({ tables }, plain) =>
  tables.flatMap(({ form, table }, number): CompiledEquation[] => {
    const indices = (positions: readonly number[]) => positions.map((position) => plain.tables[number]![position]!);
    return compiledEquations(form, table).map((one) => ({
      ...one,
      left: indices(one.left),
      right: indices(one.right),
    }));
  }),
);

function assessOne({ form, entries }: Table, figures: readonly number[], equation: CompiledEquation): Assessment {
  const { relation, line } = equation;
  const left = sumOf(entries, figures, equation.left);
  const right = sumOf(entries, figures, equation.right);
  const known = left.sum !== undefined && right.sum !== undefined;
  const outcome = known ? (equals(left.sum, right.sum) ? 'holds' : 'broken') : 'open';
  return { relation, form, line, outcome, left, right };
}

/** Returns what an entry counts as if that is a whole number; NaN if it is a fraction or unknown. */
function numberOf(entry: Entry): number {
  const counted = amount(entry);
  return counted?.scale === 0 ? Number(counted.units) : Number.NaN;
}

/** Adds up the entries at some positions: as numbers, whose sum is exact for most reports, or else digit by digit. */
function sumOf(all: readonly Entry[], figures: readonly number[], positions: readonly number[]): Sum {
  const entries = positions.map((position) => all[position]!);
  const sum = exactSum(figures, positions);
  return { entries, sum: Number.isNaN(sum) ? totalAmount(entries) : { units: BigInt(sum), scale: 0 } };
}

/** Returns the entries of an assessment whose amount is unknown. */
export function unknownEntries({ left, right }: Assessment): Entry[] {
  return [...left.entries, ...right.entries].filter((entry) => amount(entry) === undefined);
}

/** True if the form allows a value in the cell: no fraction for a count, and no negative number unless it is signed. */
export function isAllowed({ at }: Entry, units: bigint, scale: number): boolean {
  return (units >= 0n || at.signed) && (at.decimal || units % 10n ** BigInt(scale) === 0n);
}

/** Returns the value of an entry with which a relation holds, or undefined if another entry is unknown, too. */
export function solveFor(entry: Entry, assessment: Assessment, known = amount): Decimal | undefined {
  const { left, right } = assessment;
  const others = [...left.entries, ...right.entries].filter((one) => one !== entry);
  if (others.some((one) => known(one) === undefined)) return undefined;
  const sum = (entries: readonly Entry[]) =>
    entries.reduce((total, one) => (one === entry ? total : add(total, known(one)!)), zero);
  const difference = subtract(sum(right.entries), sum(left.entries));
  return left.entries.includes(entry) ? difference : negate(difference);
}

/** Describes a broken or open relation: both sides with their names and figures. */
export function describeAssessment(assessment: Assessment): Text {
  return assessment.outcome === 'open' ? describeOpen(assessment) : describeBroken(assessment);
}

function describeBroken({ relation, left, right, line }: Assessment): Text {
  const { isLess, by } = compare(left.sum!, right.sum!);
  const of = lineName(left.entries[0]?.at, relation, line);
  const sums = [sumInWords(left, relation), sumInWords(right, relation)] as const;
  return differenceInWords(of, relation, sums, by, isLess);
}

/** Says that the sides of a relation differ: their sums, and by how much the left side is less or more. */
export function differenceInWords(
  of: Text,
  { left, right }: Relation,
  [l, r]: readonly [Text, Text],
  by: string,
  isLess: boolean,
): Text {
  return {
    zh: `${of.zh}：${left.name.zh}为 ${l.zh}，${right.name.zh}为 ${r.zh}，${isLess ? '前者少' : '前者多'} ${by}`,
    en: `${of.en}: ${left.name.en} comes to ${l.en}, ${right.name.en} to ${r.en}; the first is ${by} ${isLess ? 'short' : 'over'}`,
  };
}

function describeOpen(assessment: Assessment): Text {
  const { relation, left, line } = assessment;
  const unknown = unknownEntries(assessment);
  const shown = unknown
    .slice(0, 3)
    .map((entry) => ({ name: termName(entry, relation), why: reasons[entry.value.kind] }));
  const more = unknown.length - shown.length;
  const of = lineName(left.entries[0]?.at, relation, line);
  return {
    zh: `${of.zh}：${relation.left.name.zh}是否等于${relation.right.name.zh}，未核对：${shown.map(({ name, why }) => `“${name.zh}”${why.zh}`).join('，')}${more > 0 ? `，另有 ${more} 格` : ''}`,
    en: `${of.en}: cannot check whether ${relation.left.name.en} equals ${relation.right.name.en}: ${shown.map(({ name, why }) => `“${name.en}” ${why.en}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** The reasons why a figure is unknown, by the kind of its value. */
export const reasons: Readonly<Record<Entry['value']['kind'], Text>> = {
  number: { zh: '', en: '' },
  dash: { zh: '', en: '' },
  blank: { zh: '空白', en: 'is blank' },
  unreadable: { zh: '读不出数字', en: 'is not a number' },
  unread: { zh: '未能读取', en: 'was not read' },
  absent: { zh: '表中没有', en: 'is not in the table' },
};

/** Returns the sum of a side that is known, with its parts, `21（自然人 18 + 商业企业 3）`; without them if it has one term or only zeros. */
export function sumInWords({ entries, sum }: Sum, relation: Relation): Text {
  const total = format(sum!);
  const parts = entries.filter((entry) => amount(entry)!.units !== 0n);
  if (entries.length < 2 || parts.length === 0) return { zh: total, en: total };
  const words = parts.map((entry) => ({ name: unnumbered(termName(entry, relation)), figure: format(amount(entry)!) }));
  return {
    zh: `${total}（${words.map(({ name, figure }) => `${name.zh} ${figure}`).join(' + ')}）`,
    en: `${total} (${words.map(({ name, figure }) => `${name.en} ${figure}`).join(' + ')})`,
  };
}

/** Returns the name of a term beside that of its row or column. */
export function termName({ at }: Entry, { each }: Pick<Relation, 'each'>): Text {
  return nameOf(each === 'row' ? at.column : at.row);
}

/** Removes the ordinal, which reads badly inside brackets: `（（七）总计 11）`. */
function unnumbered({ zh, en }: Text): Text {
  return {
    zh: zh.replace(/^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/, ''),
    en: en.replace(/^\(\d+\) /, ''),
  };
}

/** Returns the name of the row or column of an equation, by the first cell of its left side; of the table if it has only one. */
export function lineName(at: FormCell | undefined, { each }: Pick<Relation, 'each'>, line: string): Text {
  if (!at) return { zh: line, en: line };
  if (each === 'row') return nameOf(at.row);
  if (at.block.headless) return at.table.name;
  const { zh, en } = nameOf(at.column);
  return { zh: `“${zh}”列`, en: `column “${en}”` };
}
