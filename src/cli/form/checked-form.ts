import type { Fault } from '../../codecs/json/violations.ts';
import type { Mistake } from '../../form-check/index.ts';
import { lineLayout } from '../../formatters/pretty/line-layout.ts';
import { printable } from '../../formatters/terminal-text.ts';
import type { View } from '../../formatters/view.ts';
import { type Form, formCells, relationCount, relationRules, severityNames } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';

export type PlacedMistake = Fault & Pick<Mistake, 'severity'>;

/** The definition of a form and its mistakes. */
export interface CheckedForm {
  /** The file, as the user named it. */
  readonly name: string;
  /** Null if it differs so much from a form that nothing else was checked. */
  readonly form: Form | null;
  readonly mistakes: readonly PlacedMistake[];
}

/** Words the mistakes in a form in the order of the file, each with its place, then what the form has, and the counts. */
export function checkedForm(
  { name, form, mistakes }: CheckedForm,
  view: Pick<View, 'language' | 'paint' | 'signs' | 'width'>,
): string {
  const { language, paint } = view;
  const { hang } = lineLayout({ ...view, quiet: false, verbose: false, strict: false, failOn: 'error' });
  const sorted = mistakes.toSorted((a, b) => a.node.loc.start.offset - b.node.loc.start.offset);
  const blocks = [
    hang('', 0, [name, form?.title[language] ?? ''].filter((part) => part !== '').join('  '), paint.bold),
    ...sorted.map(({ node, pointer, text, severity }) => {
      const { line, column } = node.loc.start;
      const level = (severity === 'error' ? paint.red : paint.cyan)(severityNames[severity][language]);
      return [
        `  ${level}  ${line}:${column}  ${paint.dim(printable(pointer))}`,
        ...hang(indent, indent.length, text[language]),
      ];
    }),
    hang('', 0, summary(form, mistakes)[language]),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

const indent = ' '.repeat(8);

function summary(form: Form | null, mistakes: readonly PlacedMistake[]): Text {
  const count = (severity: Mistake['severity']) => mistakes.filter((one) => one.severity === severity).length;
  const [errors, infos] = [count('error'), count('info')];
  const zh = [errors > 0 && `${errors} 处错误`, infos > 0 && `${infos} 处提示`].filter(Boolean);
  const en = [errors > 0 && plural(errors, 'error'), infos > 0 && plural(infos, 'info')].filter(Boolean);
  const found = {
    zh: errors > 0 ? `报表定义有误：${zh.join('、')}。` : `报表定义没有错误${infos > 0 ? `，${zh}` : ''}。`,
    en:
      errors > 0
        ? `The form has mistakes: ${en.join(', ')}.`
        : `The form has no mistakes${infos > 0 ? `, ${en}` : ''}.`,
  };
  const rest = form
    ? extent(form)
    : {
        zh: '改正后请再查一次：标签和勾稽关系还没有查。',
        en: 'Correct them and check again: labels and relations were not checked yet.',
      };
  return { zh: found.zh + rest.zh, en: `${found.en} ${rest.en}` };
}

/** Returns how large a form is: `1 张表、28 格、3 条勾稽关系（3 个等式）。` */
function extent(form: Form): Text {
  const cells = form.tables.reduce((sum, table) => sum + formCells(table).length, 0);
  const equations = form.tables.reduce((sum, table) => sum + relationCount(form, table), 0);
  const [tables, relations] = [form.tables.length, relationRules(form).length];
  return {
    zh: `${tables} 张表、${cells} 格、${relations} 条勾稽关系（${equations} 个等式）。`,
    en: `${plural(tables, 'table')}, ${plural(cells, 'cell')}, ${plural(relations, 'relation')} (${plural(equations, 'equation')}).`,
  };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
