import type { Text } from '../../model/text.ts';

/** The buttons that lead from one body to another. */
export const stepNames: { readonly previous: Text; readonly next: Text } = {
  previous: { zh: '‹ 上一份', en: '‹ previous' },
  next: { zh: '下一份 ›', en: 'next ›' },
};
