import { isInForce } from '../model/form.ts';
import { aboutTable, type Rule } from '../model/rule.ts';

export const editionMismatch: Rule = {
  id: 'edition-mismatch',
  severity: 'warning',
  title: { zh: '所用格式与报告年度不符', en: 'A table follows a form that is not in force for its year' },
  source: {
    zh: '2021 年度起的报告采用国办公开办函〔2021〕30号修订后的格式，此前采用〔2019〕60号试行格式',
    en: 'reports from 2021 on follow the revised form of 2021, those before it the trial form of 2019',
  },

  *check({ tables, year }) {
    if (year === null) return;
    for (const one of tables) {
      const { form, table } = one;
      // 表四 is the same in both editions.
      if (table.editionOf !== undefined || isInForce(form, year)) continue;
      yield {
        ...aboutTable(one),
        quoted: form.edition,
        message: {
          zh: `${table.name.zh}是 ${form.edition} 年版格式（${form.source}），${year} 年度报告不适用；请换用该年度的格式`,
          en: `${table.name.en} follows the form of ${form.edition}, which is not in force for ${year}: use the form of that year`,
        },
      };
    }
  },
};
