import type { Text } from '../text.ts';

/** Names that are spelt out before the rest is counted. */
const mostNamed = 5;

/** The first of them. */
export function listed(names: readonly string[]): Text {
  const shown = names.slice(0, mostNamed);
  const more = names.length - shown.length;
  return {
    zh: shown.join('、') + (more > 0 ? ` 等 ${names.length} 个` : ''),
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}

/** What lies beside the reports and is of no kind that could be one. */
export function passedOver(names: readonly string[]): Text {
  const { zh, en } = listed(names);
  const files = names.length > 1 ? 'files were' : 'file was';
  return {
    zh: `另有 ${names.length} 个文件没有核对，它们的类型读不出报告：${zh}；其中如有报告，请索取 Word 或 Excel 文件`,
    en: `${names.length} more ${files} not checked, of kinds that no report is read from: ${en}; if there is a report among them, ask for the Word or Excel file`,
  };
}
