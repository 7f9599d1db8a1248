import { lint } from '../../src/lint.ts';
import type { Diagnostic } from '../../src/model/result.ts';

/** The headings of the form, in its order. */
export const headings: readonly string[] = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

/** A table of section 2. */
export const table = '\n\t第二十条第（五）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政许可\n\t36';

/** The contents of each section of a sound report. */
export const contents: readonly string[] = [
  '公开信息46条，均在镇政府网站发布。',
  table,
  '全年新收申请12件，均已办结。',
  '全年没有发生行政复议、行政诉讼。',
  '公开的形式还不够多样，明年将增加图解。',
  '全年未收取信息处理费。',
];

export const title = '溪口镇2023年政府信息公开工作年度报告';

/** Prints a report as text, with other headings, contents or another order of its sections, from 1. */
export function printed(
  changed: {
    readonly headings?: readonly string[];
    readonly contents?: readonly string[];
    readonly order?: readonly number[];
  } = {},
): string {
  const all = { headings, contents, order: [1, 2, 3, 4, 5, 6], ...changed };
  const sections = all.order.map((number) => [all.headings[number - 1], all.contents[number - 1]]);
  return [title, ...sections.flat().filter((text) => text !== '')].join('\n\n');
}

const rules = new Set(['section-missing', 'section-heading', 'section-order', 'section-empty', 'text-placeholder']);

/** Returns what the rules about structure find in a text. */
export async function foundIn(text: string, path = 'report.txt'): Promise<readonly Diagnostic[]> {
  const { diagnostics, problem } = await lint(new TextEncoder().encode(text), { path });
  if (problem) throw new Error(problem.message.en);
  return diagnostics.filter(({ rule }) => rules.has(rule));
}

/** Returns the rules that find something, each with its section: `section-empty 5`. */
export async function ruleAndSection(text: string): Promise<string[]> {
  return (await foundIn(text)).map(({ rule, about }) => `${rule} ${about.replace(/\/.*/, '')}`);
}
