import { type Decimal, format, subtract } from '../model/decimal.ts';
import { relatedCell } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import { isAtLeast, isUnitSlip, type Pair, pairsOf, whereBefore } from './years/pairs.ts';

/** The least factor between the two figures. */
const times = 10n;

/** Smaller figures change by as much every year. */
const least: Decimal = { units: 10n, scale: 0 };

export const figureJump: Rule = {
  id: 'figure-jump',
  severity: 'info',
  title: { zh: '数字比上年增减十倍以上', en: 'A figure is ten times that of last year, or a tenth' },
  source: {
    zh: '国办公开办函〔2021〕30号：报告要内容准确；数字突然增减十倍，多半是统计口径变了，或者填错了一格',
    en: 'the 2021 notice asks for accurate reports; a jump by ten mostly comes from another way of counting, or a slip',
  },

  *check(report, { previous }) {
    if (!previous) return;
    const jumps = pairsOf(report, previous).filter((one) => isJump(one) && !isUnitSlip(one));
    for (const pair of jumps) {
      const { entry, now, before, earlier } = pair;
      // The total of the row says it for its parts.
      if (!entry.at.total && jumps.some(({ entry: { at } }) => at.total && at.row === entry.at.row)) continue;
      const { zh, en } = whereBefore(pair);
      yield {
        entry,
        related: [relatedCell(earlier)],
        message: {
          zh: `${entry.at.label.zh}为 ${format(now)}，${previous.year}年度为 ${format(before)}（${zh}），相差十倍以上；请核对，属实的请在正文里说明`,
          en: `${entry.at.label.en} is ${format(now)}, in ${previous.year} it was ${format(before)} (${en}), ten times as much or a tenth: check it, and explain it in the text if it is right`,
        },
      };
    }
  },
};

function isJump(pair: Pair): boolean {
  const isEnough = (figure: Decimal) => subtract(figure, least).units >= 0n;
  return isEnough(pair.now) && isEnough(pair.before) && isAtLeast(pair, times);
}
