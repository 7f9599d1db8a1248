import { format, subtract } from '../model/decimal.ts';
import { nameOf } from '../model/form.ts';
import { amount, type Entry } from '../model/report.ts';
import { type Assessment, type Change, isTermOf, type Mistake, type Sum } from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import { sumInWords } from '../relations.ts';

/** Returns the relation that tells most of a mistake: only its first change is in it, a relation of a row if possible. */
export function singledOut(mistake: Mistake, assessments: readonly Assessment[]): Assessment | undefined {
  const [change, ...others] = mistake.changes as [Change, ...Change[]];
  const moved = [...others, ...mistake.follows];
  const alone = assessments.filter(
    (one) => isTermOf(change.entry, one) && !moved.some((other) => isTermOf(other.entry, one)),
  );
  return alone.find(({ relation }) => relation.each === 'row') ?? alone[0];
}

/** Words the other side of a relation, and where a cell is one term of several on its own side, the other terms. */
export function otherFigures({ relation, left, right }: Assessment, entry: Entry): Text {
  const onLeft = left.entries.includes(entry);
  const [own, other] = onLeft ? [left, right] : [right, left];
  const { name } = onLeft ? relation.right : relation.left;
  const figures = sumInWords(other, relation);
  const rest = own.entries.filter((one) => one !== entry);
  if (rest.length === 0) return { zh: `${name.zh}是 ${figures.zh}`, en: `${name.en} come to ${figures.en}` };
  const sum = sumInWords({ entries: rest, sum: subtract(own.sum!, amount(entry)!) }, relation);
  const [{ at }] = rest as [Entry, ...Entry[]];
  const term = nameOf(relation.each === 'row' ? at.column : at.row);
  return {
    zh: `${name.zh}是 ${figures.zh}，${rest.length === 1 ? `${term.zh}是` : '其余各项相加是'} ${sum.zh}`,
    en: `${name.en} comes to ${figures.en}, ${rest.length === 1 ? term.en : 'the other terms'} to ${sum.en}`,
  };
}

/** Returns the name of the row or column that a relation was assessed for. */
export function lineName({ relation, left, line }: Assessment, language: Language): string {
  const at = left.entries[0]?.at;
  return at ? nameOf(relation.each === 'row' ? at.row : at.column)[language] : line;
}

/** `3（自然人 2 + 商业企业 1） = 3`: both sides of a relation with their terms; `?` is an unknown figure. */
export function equation({ relation, outcome, left, right }: Assessment, language: Language): string {
  const sign = { holds: '=', broken: '≠', open: sayIn(language)('与', 'and') }[outcome];
  return `${side(left, relation, language)} ${sign} ${side(right, relation, language)}`;
}

/** `3（2 + 1）`: a sum and its terms that are not 0. */
function side({ entries, sum }: Sum, { each }: Assessment['relation'], language: Language): string {
  const total = sum === undefined ? '?' : format(sum);
  const parts = entries.flatMap((entry) => {
    const known = amount(entry);
    const figure = known ? format(known) : '?';
    const name = nameOf(each === 'row' ? entry.at.column : entry.at.row)[language];
    return figure === '0' ? [] : [`${name} ${figure}`];
  });
  if (entries.length < 2 || parts.length === 0) return total;
  return sayIn(language)(`${total}（${parts.join(' + ')}）`, `${total} (${parts.join(' + ')})`);
}
