import { closestNames } from '../did-you-mean.ts';
import { type FormCell, formCells, nameOf } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const unknownCell: Rule = {
  id: 'unknown-cell',
  severity: 'error',
  title: { zh: '格式中没有这一格', en: 'The form has no such cell' },
  source: { zh: '报告格式规定了各表的行和列', en: 'the form lists the rows and columns of its tables' },

  *check(report) {
    for (const { name, text, place } of report.unknown ?? []) {
      const meant = proposalsFor(name, report).slice(0, maxProposed);
      const held =
        text === '' ? { zh: '', en: '' } : { zh: `，其中的“${text}”未核对`, en: `, and its “${text}” is not checked` };
      const like =
        meant.length === 0
          ? { zh: '', en: '' }
          : {
              zh: `；最接近的是${meant.map((one) => `“${one}”`).join('、')}`,
              en: `; nearest: ${meant.map((one) => `“${one}”`).join(', ')}`,
            };
      yield {
        place,
        about: name,
        label: { zh: name, en: name },
        quoted: name,
        message: {
          zh: `报告格式中没有“${name}”这一格${held.zh}${like.zh}；请改正名称`,
          en: `the form has no cell “${name}”${held.en}${like.en}: correct the name`,
        },
      };
    }
  },
};

/** The most names that are proposed. */
const maxProposed = 3;

/** Returns the names of cells closest to an unknown one, else all of its row: labels if it is written in Chinese, else ids. */
function proposalsFor(name: string, { tables, unread }: Report): string[] {
  const isChinese = /\p{Script=Han}/u.test(name);
  const cells = [...tables, ...unread].flatMap(({ table }) => formCells(table));
  const names = isChinese ? cells.flatMap(labelsOf) : cells.map(({ id }) => id);
  const similar = closestNames(name, names);
  const row = `${name.split('/').slice(0, 2).join('/')}/`;
  return similar.length > 0 ? similar : names.filter((one) => one.startsWith(row));
}

/** Returns `表三/（一）予以公开/总计`, with the labels as printed and with their names in messages. */
const labelsOf = memoize(({ table, row, column }: FormCell): readonly string[] => [
  ...new Set([
    [table.name.zh, row.heading.label, column.heading.label].join('/'),
    [table.name.zh, nameOf(row).zh, nameOf(column).zh].join('/'),
  ]),
]);
