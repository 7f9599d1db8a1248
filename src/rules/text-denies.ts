import type { Rule } from '../model/rule.ts';
import { contradicted } from './text-differs.ts';

export const textDenies: Rule = {
  id: 'text-denies',
  severity: 'warning',
  title: { zh: '正文说没有，表格里却有数', en: 'The text says there was none, the table counts some' },
  source: {
    zh: '正文和表格报告的是同一年度的同一项工作',
    en: 'text and tables report the same work of the same year',
  },

  *check(_report, { claims }) {
    for (const claim of claims.figures)
      if (claim.kind === 'denial' && claim.outcome === 'differs') yield contradicted(claim);
  },
};
