import { wordsOf } from '../model/claim.ts';
import { format, subtract } from '../model/decimal.ts';
import { placeAt } from '../model/passage.ts';
import type { Rule } from '../model/rule.ts';

export const textSum: Rule = {
  id: 'text-sum',
  severity: 'warning',
  title: { zh: '正文里分项之和与总数不符', en: 'The parts of a list in the text do not make its total' },
  source: { zh: '分项之和应等于总数', en: 'the parts of a number add up to it' },

  *check(_report, { claims }) {
    for (const division of claims.divisions) {
      if (division.outcome !== 'differs') continue;
      const { passage, from, number, sum, parts } = division;
      const words = wordsOf(division);
      const excess = subtract(sum, number);
      const more = excess.units > 0n;
      const gap = format({ ...excess, units: more ? excess.units : -excess.units });
      const added = parts.map(format).join(' + ');
      yield {
        place: placeAt(passage, from),
        about: words.replaceAll(/[\d０-９]/g, ''),
        quoted: words,
        actual: number,
        expected: sum,
        message: {
          zh: `“${opening(words)}”写 ${format(number)}，分项相加是 ${format(sum)}（${added}），${more ? '多' : '少'} ${gap}；请核对总数和各分项`,
          en: `“${opening(words)}” says ${format(number)}, its parts are ${format(sum)} (${added}), ${gap} ${more ? 'more' : 'less'}: check the total and the parts`,
        },
      };
    }
  },
};

/** Returns the clause with which a list begins. */
function opening(words: string): string {
  return /^[^，,。：:（(；;]*/.exec(words)![0];
}
