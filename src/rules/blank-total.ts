import { isUnknownTotal } from '../model/blanks.ts';
import { type Decimal, equals, format } from '../model/decimal.ts';
import { type Entry, entriesOf } from '../model/report.ts';
import { type Assessment, isTermOf, type Sum } from '../model/result.ts';
import type { Finding, Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { isAllowed, solveFor } from '../relations.ts';

export const blankTotal: Rule = {
  id: 'blank-total',
  severity: 'error',
  title: { zh: '总计未填', en: 'A total is left blank' },
  source: {
    zh: '报告格式中的总计须填写，未填则无法核对',
    en: 'the form asks for every total, and a blank one cannot be checked',
  },

  *check(report, { assessments }) {
    for (const entry of entriesOf(report)) {
      if (isUnknownTotal(entry)) yield finding(entry, assessments);
    }
  },
};

/** The value of a blank total by one relation. */
interface Derivation {
  readonly value: Decimal;
  readonly why: Text;
}

function finding(entry: Entry, assessments: readonly Assessment[]): Finding {
  const { label } = entry.at;
  const derivations = assessments.flatMap((one) => (isTermOf(entry, one) ? (derivationOf(one, entry) ?? []) : []));
  const [first, ...others] = derivations;
  const agree = others.every(({ value }) => equals(value, first!.value));
  const expected = first && agree && isAllowed(entry, first.value.units, first.value.scale) ? first.value : undefined;
  const { zh, en } = expected
    ? fillIn(expected, first!.why)
    : derivations.length > 0
      ? check(derivations)
      : nothingKnown;
  return {
    entry,
    message: { zh: `${label.zh}未填，${zh}`, en: `${label.en} is blank: ${en}` },
    ...(expected && { expected, fix: { safety: 'suggested', edits: [{ entry, suggested: expected }] } }),
  };
}

/** The parts as the reason, `各类申请人相加为 272`; if the total is itself a part, the equation that gives it. */
function derivationOf(assessment: Assessment, entry: Entry): Derivation | undefined {
  const value = solveFor(entry, assessment);
  if (!value) return undefined;
  const { left, right } = assessment.relation;
  const number = format(value);
  const isAlone = ({ entries }: Sum) => entries.length === 1 && entries[0] === entry;
  const parts = isAlone(assessment.left) ? right : isAlone(assessment.right) ? left : undefined;
  const why = parts
    ? { zh: `${parts.name.zh}为 ${number}`, en: `${parts.name.en} come to ${number}` }
    : {
        zh: `按“${left.name.zh}＝${right.name.zh}”推算为 ${number}`,
        en: `“${left.name.en} = ${right.name.en}” gives ${number}`,
      };
  return { value, why };
}

function fillIn(value: Decimal, why: Text): Text {
  const number = format(value);
  return { zh: `请补填 ${number}（${why.zh}）`, en: `fill in ${number} (${why.en})` };
}

function check(derivations: readonly Derivation[]): Text {
  return {
    zh: `请补填；${derivations.map(({ why }) => why.zh).join('，')}，请先核对这些数`,
    en: `fill it in; ${derivations.map(({ why }) => why.en).join(', ')}: check these figures first`,
  };
}

const nothingKnown: Text = {
  zh: '请补填；其他数不全，无法代为计算',
  en: 'fill it in; other figures are missing too, so it cannot be worked out',
};
