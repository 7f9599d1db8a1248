import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { FormTable, Heading } from '../../src/model/form.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { type Item, items, title } from '../support/make/printed.ts';

const form = forms.find(({ edition }) => edition === '2021')!;
type Tables = Record<string, Record<string, Record<string, number | string | null>>>;

function filled(change: (tables: Tables) => unknown = () => {}): Filled {
  const tables = structuredClone(distinct(form)) as Tables;
  change(tables);
  return tables;
}

function report(figures: Filled, name = '溪口镇'): Item[] {
  return [title(name, 2025), ...items(form, figures)];
}

const fill = (value: string | null) => (table: Tables[string]) => {
  for (const row of Object.values(table)) for (const column of Object.keys(row)) row[column] = value;
};
const blank = (tables: Tables) => Object.values(tables).forEach(fill(null));

/** The notice that a clerk downloads: instructions, then the form with its placeholders. */
const notice: Item[] = [
  '关于印发《政府信息公开工作年度报告格式》的通知',
  '各省、自治区、直辖市人民政府办公厅，国务院各部委、各直属机构办公厅（室）：',
  '年度报告篇幅原则上不超过一千字，于每年 1 月 31 日前向社会公布。',
  '政府信息公开工作年度报告',
  ...items(form, filled(blank)),
];

/** 表三 up to its fifth ground of refusal. */
function endsEarly(): Item[] {
  const last = 'refused.internal-affairs';
  const cut = (headings: readonly Heading[]): [Heading[], boolean] => {
    const kept: Heading[] = [];
    for (const heading of headings) {
      const [children, isOver] = heading.children ? cut(heading.children) : [undefined, heading.id === last];
      kept.push(children ? { ...heading, children } : heading);
      if (isOver) return [kept, true];
    }
    return [kept, false];
  };
  const short = (table: FormTable): FormTable =>
    table.id === 'requests'
      ? { ...table, blocks: table.blocks.map((block) => ({ ...block, rows: cut(block.rows)[0] })) }
      : table;
  return report(filled()).map((item) => (typeof item === 'string' ? item : { ...item, table: short(item.table) }));
}

interface State {
  readonly printed: readonly Item[];
  readonly verdict: string;
  /** The rules of findings of kind `fail` that are errors, each once. */
  readonly errors?: readonly string[];
  readonly problem?: string;
}

const states: Readonly<Record<string, State>> = {
  'all is filled in': { printed: report(filled()), verdict: 'pass' },
  'the blank form': { printed: report(filled(blank)), verdict: 'cannot-check', problem: 'not-filled-in' },
  'the official notice with its form': { printed: notice, verdict: 'cannot-check', problem: 'not-filled-in' },
  'a table left blank': {
    printed: report(filled(({ cases }) => fill(null)(cases!))),
    verdict: 'fail',
    errors: ['empty-table'],
  },
  'a blank total beside figures': {
    printed: report(filled(({ requests }) => (requests!.granted!.total = null))),
    verdict: 'fail',
    errors: ['blank-total'],
  },
  '表四 full of broken links': {
    printed: report(filled(({ cases }) => fill('#REF!')(cases!))),
    verdict: 'fail',
    errors: ['unreadable-count'],
  },
  'a table that ends early': { printed: endsEarly(), verdict: 'fail', errors: ['missing-row'] },
  'three reports, one of them empty': {
    printed: [...report(filled(), '溪口镇'), ...report(filled(blank), '柳河镇'), ...report(filled(), '青石镇')],
    verdict: 'incomplete',
  },
};

/** A page laid out as text does not show blanks: a careful reader could not tell, so the program must not. */
const isToldBy = (format: string, state: string) =>
  format !== 'a page as text' || !/blank|notice|broken links|empty/.test(state);

describe.each(Object.keys(printedFormats))('%s', (format) => {
  test.each(Object.keys(states))('%s', async (state) => {
    const { printed, verdict, errors = [], problem } = states[state]!;
    const file = await lint(await printedFormats[format]!(printed), { path: 'a' });
    const found = file.diagnostics.filter(({ kind, severity }) => kind === 'fail' && severity === 'error');
    if (!isToldBy(format, state)) {
      expect(['fail', 'incomplete', 'cannot-check']).toContain(file.verdict);
      expect(errors).toEqual(expect.arrayContaining(found.map(({ rule }) => rule)));
      return;
    }
    expect({
      verdict: file.verdict,
      problem: file.problem?.code,
      errors: [...new Set(found.map(({ rule }) => rule))],
    }).toEqual({ verdict, problem, errors });
  });
});
