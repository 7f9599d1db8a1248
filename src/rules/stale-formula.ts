import { type Decimal, equals, format, isWhole, parse } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const staleFormula: Rule = {
  id: 'stale-formula',
  severity: 'warning',
  title: { zh: '公式结果未更新', en: 'A formula shows an outdated result' },
  source: {
    zh: '表格软件保存的结果应与公式一致',
    en: 'the result that a spreadsheet stores should be what its formula gives',
  },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { cell, at } = entry;
      const { formula, number, computed, uncached } = cell?.stored ?? {};
      if (formula === undefined) continue;
      if (uncached && number === undefined) {
        yield {
          entry,
          kind: 'open',
          message: {
            zh: `${at.label.zh}是公式 =${formula}，文件中没有存结果，也无法代为计算；请用表格软件打开后重新保存`,
            en: `${at.label.en} is the formula =${formula}, stored without a result and too complex to work out here: open and save it in a spreadsheet program`,
          },
        };
        continue;
      }
      const [stored, given] = [parse(number ?? ''), parse(computed ?? '')];
      if (!stored || !given || agree(stored, given)) continue;
      yield {
        entry,
        actual: stored,
        expected: given,
        message: {
          zh: `${at.label.zh}显示 ${number}，公式 =${formula} 现在算得 ${computed}；请重新计算后保存，并检查有无以文本形式存储的数字`,
          en: `${at.label.en} shows ${number}, but the formula =${formula} now gives ${computed}: recalculate and save, and look for numbers stored as text`,
        },
      };
    }
  },
};

/** True for equal numbers, and for fractions that differ only in the last binary digits, as spreadsheets compute them. */
function agree(stored: Decimal, given: Decimal): boolean {
  if (equals(stored, given)) return true;
  if (isWhole(stored) && isWhole(given)) return false;
  const [a, b] = [Number(format(stored)), Number(format(given))];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
