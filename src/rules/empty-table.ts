import { isBlankForm, isLeftEmpty } from '../model/blanks.ts';
import { reportName } from '../model/report.ts';
import { aboutTable, type Rule } from '../model/rule.ts';

export const emptyTable: Rule = {
  id: 'empty-table',
  severity: 'error',
  title: { zh: '整张表未填', en: 'A table is not filled in' },
  source: {
    zh: '各表各格填写统计数字，没有发生的填 0',
    en: 'every cell of the tables takes a figure, 0 where there was nothing',
  },

  *check(report) {
    if (isBlankForm(report)) {
      const { zh, en } = reportName(report);
      yield {
        about: 'report',
        kind: 'open',
        message: {
          zh: `${zh || '这份报告'}的各表都未填，未核对；请补填，没有发生的填 0`,
          en: `the tables of ${en || 'this report'} are not filled in and were not checked: fill them in, with 0 where there was nothing`,
        },
      };
      return;
    }
    for (const table of report.tables.filter((one) => isLeftEmpty(one, report))) {
      const { name } = table.table;
      yield {
        ...aboutTable(table),
        message: {
          zh: `${name.zh}整张未填；请补填，没有发生的填 0`,
          en: `${name.en} is not filled in: fill it in, with 0 where there was nothing`,
        },
      };
    }
  },
};
