import { describe, expect, test } from 'vitest';
import { mistakesIn } from '../../src/form-check/index.ts';
import { forms } from '../../src/forms.ts';
import type { Form, YearRelation } from '../../src/model/form.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';
import { allRules } from '../../src/rules/index.ts';
import { line, relation, smallForm, table } from './small-form.ts';

/** Returns the mistakes in a form, `error /pointer: text`, in English. */
const told = (form: Form, builtIn: readonly Form[] = []) =>
  mistakesIn(form, { forms: builtIn, rules: allRules }).map(
    ({ severity, pointer, text }) => `${severity} ${pointer}: ${text.en}`,
  );

const extra = (...rows: readonly ReturnType<typeof line>[]) => [
  table({ rows: [line('part'), line('rest'), line('whole', { total: true }), ...rows] }),
];

test('nothing is wrong with the small form', () => {
  expect(told(smallForm())).toEqual([]);
});

test.each(forms.map((form) => [form.id, form] as const))('%s has no mistakes', (_, form) => {
  const own = { ...form, narrative: narratives.get(form.family)! };
  expect(told(own, forms).filter((one) => one.startsWith('error') || one.includes('narrative'))).toEqual([]);
});

describe('a label that means two things is an error:', () => {
  test.each<[what: string, tables: Form['tables'], place: string, other: string]>([
    ['a row', extra(line('more', { label: 'part' })), 'rows/3/label', 'part'],
    ['a row, but for its ordinal', extra(line('more', { label: '（三）part' })), 'rows/3/label', 'part'],
    ['an alias', extra(line('more', { aliases: ['余', 'rest'] })), 'rows/3/aliases/1', 'rest'],
    ['its name in messages', extra(line('more', { name: '甲·whole' })), 'rows/3/name', 'whole'],
    ['a column', [table({ columns: [line('one'), line('two', { label: 'one' })] })], 'columns/1/label', 'one'],
    [
      'a row within a group of another',
      extra({ label: 'group', en: 'group', children: [line('more', { label: 'rest' })] }),
      'rows/3/children/0/label',
      'rest',
    ],
  ])('%s', (_, tables, place, other) => {
    expect(told(smallForm({ tables })).filter((one) => one.startsWith('error'))).toEqual([
      expect.stringContaining(`error /tables/0/blocks/0/${place}: `),
    ]);
    expect(told(smallForm({ tables })).join('\n')).toContain(`is already a name of ${other}, so a report`);
  });

  test('two groups', () => {
    const group = (id: string) => ({ label: '组', en: id, children: [line(id)] });
    expect(told(smallForm({ tables: extra(group('more'), group('others')) }))).toContain(
      'error /tables/0/blocks/0/rows/4/label: “组” is already a name of /tables/0/blocks/0/rows/3, so a report cannot tell them apart: reword one, or put them into groups with different names',
    );
  });

  test('two rows in blocks with one header', () => {
    const own = table();
    const below = { columns: own.blocks[0]!.columns, rows: [line('more', { label: 'part' })] };
    expect(told(smallForm({ tables: [{ ...own, blocks: [...own.blocks, below] }] }))).toEqual([
      expect.stringMatching(/^error \/tables\/0\/blocks\/1\/rows\/0\/label: “part” is already a name of part/),
      expect.stringContaining('more'),
    ]);
    const apart = { ...below, columns: [line('three'), line('four')] };
    expect(told(smallForm({ tables: [{ ...own, blocks: [...own.blocks, apart] }] })).join()).not.toContain('error');
  });

  test('not in groups with different names', () => {
    const group = (label: string, id: string) => ({
      label,
      en: label,
      children: [line(id, { label: '总数' }), line(`${id}.part`, { label: '其中' })],
    });
    const found = told(smallForm({ tables: extra(group('甲', 'a'), group('乙', 'b')) }));
    expect(found.filter((one) => one.startsWith('error'))).toEqual([]);
  });

  test('sections and tables', () => {
    const sections = [...smallForm().sections, { number: 1, heading: '附则', aliases: ['总体情况'] }];
    const second = { ...table(), id: 'second', labelWidth: 1 };
    expect(told(smallForm({ sections, tables: [table(), second], relations: [relation()] }))).toEqual([
      expect.stringMatching(/^error \/sections\/1\/aliases\/0: “总体情况” is already a name of 1/),
      'error /sections/1/number: there is a section 1 already: change the number',
      expect.stringMatching(/^error \/tables\/1\/name\/zh: “表一” is already a name of counts/),
      expect.stringMatching(/^info \/tables\/1: has the header of counts/),
      'info /tables/1: none of its 6 cells is in a relation, so a wrong figure is not noticed',
      expect.stringContaining('info /tables/1/blocks/0/rows/2/total'),
    ]);
  });
});

describe('a relation that cannot hold is an error:', () => {
  const errors = (form: Form) => told(form).filter((one) => one.startsWith('error'));

  test.each<[what: string, sides: readonly [string[], string[]], pointer: string, text: string]>([
    [
      'both sides the same',
      [
        ['part', 'rest'],
        ['rest', 'part'],
      ],
      '',
      'both sides are the same',
    ],
    ['a side and more', [['part'], ['part', 'rest']], '', '"part" is on both sides, so it holds only where rest is 0'],
    [
      'more and a side',
      [['whole', 'part', 'rest'], ['part']],
      '',
      '"part" is on both sides, so it holds only where whole, rest are 0',
    ],
    [
      'a term on both sides',
      [
        ['whole', 'rest'],
        ['part', 'rest'],
      ],
      '/right/terms/1',
      '"rest" is on both sides',
    ],
    ['a term twice', [['whole'], ['part', 'part']], '/right/terms/1', '"part" is repeated'],
  ])('%s', (_, sides, pointer, text) => {
    expect(errors(smallForm({ relations: [relation({ sides })] }))).toEqual([
      expect.stringContaining(`error /relations/0${pointer}: ${text}`),
    ]);
  });

  test('a sum of figures that may be negative may be 0', () => {
    const tables = [table({ rows: [line('part'), line('rest', { signed: true }), line('whole', { total: true })] })];
    const relations = [relation({ sides: [['part'], ['part', 'rest', 'whole']] })];
    expect(errors(smallForm({ tables, relations }))).toEqual([expect.stringContaining('/relations/0/right/terms/0')]);
  });

  test('no column has all terms', () => {
    const [own] = smallForm().tables;
    const below = { columns: [line('three')], rows: [line('more')] };
    const tables = [{ ...own!, blocks: [...own!.blocks, below] }];
    expect(errors(smallForm({ tables, relations: [relation({ sides: [['whole'], ['more']] })] }))).toEqual([
      'error /relations/0: no column has all its terms, so it is never checked: look at "each" and the terms',
    ]);
  });

  test('two that repeat or contradict each other', () => {
    const second = (left: string[], right: string[]) => relation({ id: 'second', sides: [left, right] });
    const both = (one: ReturnType<typeof relation>) =>
      errors(smallForm({ tables: extra(line('more')), relations: [relation(), one] }));
    expect(both(second(['part', 'rest'], ['whole']))).toEqual([
      'error /relations/1: is the same equation as sum: remove one of them',
    ]);
    expect(both(second(['whole'], ['part', 'rest', 'more']))).toEqual([
      'error /relations/1: contradicts sum: all hold only where more is 0',
    ]);
    expect(both(second(['part'], ['whole', 'more']))).toEqual([
      'error /relations/1: contradicts sum: all hold only where rest, more are 0',
    ]);
    expect(both(second(['more'], ['part']))).toEqual([]);
  });

  test('three by which a part of a part is forgotten, in any order', () => {
    const tables = extra(line('half', { total: true }), line('quarter'), line('other'));
    const subtotal = relation({ id: 'subtotal', sides: [['rest'], ['quarter', 'other']] });
    const forgotten = relation({ id: 'forgotten', sides: [['whole'], ['part', 'quarter']] });
    const [a, b, c] = [relation(), subtotal, forgotten];
    for (const relations of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
      [a, c, b],
    ] as const) {
      const others = relations.slice(0, 2).map(({ id }) => id);
      expect(errors(smallForm({ tables, relations: [...relations] }))).toEqual([
        `error /relations/2: contradicts ${others.join(', ')}: all hold only where other is 0`,
      ]);
    }
    const whole = relation({ id: 'whole', sides: [['whole'], ['part', 'quarter', 'other']] });
    expect(errors(smallForm({ tables, relations: [a, b, whole] }))).toEqual([]);
  });

  test('a relation with the year before', () => {
    const ofYears = (right: Partial<YearRelation['right']>): YearRelation => ({
      ...relation({ id: 'carried', sides: [['part'], []] }),
      right: { name: { zh: 'x', en: 'x' }, previous: ['rest'], ...right },
    });
    const with_ = (right: Partial<YearRelation['right']>) => errors(smallForm({ yearRelations: [ofYears(right)] }));
    expect(with_({})).toEqual([]);
    expect(with_({ terms: ['rest'], minus: ['whole'] })).toEqual([]);
    expect(with_({ previous: ['rest', 'rest'] })).toEqual([expect.stringContaining('/right/previous/1: "rest"')]);
    expect(with_({ terms: ['rest'], minus: ['rest'] })).toEqual([expect.stringContaining('/right/terms/0: "rest"')]);
  });
});

describe('what no relation checks is a remark:', () => {
  test('rows, columns and cells, by their ids', () => {
    expect(told(smallForm({ tables: extra(line('more')) }))).toEqual([
      'info /tables/0: 2 of its cells are in no relation, so a wrong figure is not noticed: more',
    ]);
    expect(told(smallForm({ relations: [] }))).toEqual([
      'info /tables/0: none of its 6 cells is in a relation, so a wrong figure is not noticed',
      'info /tables/0/blocks/0/rows/2/total: "whole" is marked as a total, but no relation checks it',
    ]);
    const [own] = smallForm().tables;
    const below = { columns: [line('three'), line('four')], rows: [line('part'), line('more')] };
    const across = relation({ id: 'across', each: 'row', sides: [['one'], ['three']] });
    const found = told(
      smallForm({ tables: [{ ...own!, blocks: [...own!.blocks, below] }], relations: [relation(), across] }),
    );
    expect(found).toEqual([
      'info /tables/0: 3 of its cells are in no relation, so a wrong figure is not noticed: more, */four',
    ]);
  });

  test('a sum that is not marked as a total', () => {
    const tables = [table({ rows: [line('part'), line('rest'), line('whole')] })];
    for (const sides of [
      [['whole'], ['part', 'rest']],
      [['part', 'rest'], ['whole']],
    ] as const) {
      expect(told(smallForm({ tables, relations: [relation({ sides: [[...sides[0]], [...sides[1]]] })] }))).toEqual([
        expect.stringMatching(/^info \/relations\/0\/(left|right)\/terms\/0: "whole" is a sum without "total": true/),
      ]);
    }
  });

  test('nothing is said of a table with a relation that is not understood', () => {
    expect(told(smallForm({ relations: [relation({ sides: [['hwole'], ['part']] })] }))).toEqual([]);
  });
});

test('a form that would be printed askew is a remark', () => {
  expect(told(smallForm({ tables: [{ ...table(), width: 4 }] }))).toEqual([
    'info /tables/0/width: labels and columns take 3, "width" is 4: a blank form is printed askew',
  ]);
  const tables = extra({ label: 'group', en: 'group', children: [line('more')] });
  expect(told(smallForm({ tables }))).toContain(
    'info /tables/0/labelWidth: row labels have 2 levels, "labelWidth" is 1: a blank form is printed askew',
  );
});

test('the names of a built-in form are a remark', () => {
  const builtIn = [smallForm({ id: 'cn-1' })];
  expect(told(smallForm({ id: 'cn-1' }), builtIn)).toEqual([
    'info /id: cn-1 comes with the program, and this definition replaces it',
  ]);
  expect(told(smallForm(), builtIn)).toEqual([expect.stringContaining('info /edition: cn-1')]);
  expect(told(smallForm({ edition: '2' }), builtIn)).toEqual([]);
});

describe('the id of a relation', () => {
  const builtIn = forms.find(({ yearRelations, rollUp }) => yearRelations && rollUp)!;
  const { yearRelations = [], rollUp } = builtIn;
  const ofYears = (id: string): YearRelation => ({ ...yearRelations[0]!, ...relation({ id }), right: noTerms });
  const noTerms = { name: { zh: 'x', en: 'x' }, previous: ['part'] };
  const kinds: readonly { pointer: string; named: (id: string, more?: Partial<Form>) => Form }[] = [
    { pointer: '/relations/0', named: (id, more) => smallForm({ relations: [relation({ id })], ...more }) },
    { pointer: '/yearRelations/0', named: (id, more) => smallForm({ yearRelations: [ofYears(id)], ...more }) },
    { pointer: '/rollUp', named: (id, more) => smallForm({ rollUp: { ...rollUp!, id }, ...more }) },
  ];
  const sums = builtIn.relations.map(({ id }) => id);
  const years = yearRelations.map(({ id }) => id);
  const all = [...sums, ...years, rollUp!.id];

  /** Returns the ids that a relation of some kind may not have. */
  const refused = ({ pointer, named }: (typeof kinds)[number], more: Partial<Form> = {}) =>
    all.filter((id) =>
      told(named(id, more), forms).some((one) => one.startsWith(`error ${pointer}/id: ${id} is another`)),
    );

  test.each(kinds)('of a rule is an error: $pointer', ({ pointer, named }) => {
    for (const id of ['blank-count', 'text-differs', 'figure-jump']) {
      expect(told(named(id), forms)).toContain(
        `error ${pointer}/id: ${id} is a rule of the program; give the relation another id`,
      );
    }
    expect(told(named('own-sum'), forms).filter((one) => one.includes('/id'))).toEqual([]);
  });

  test('of a sum of the program is an error in a form of another family', () => {
    expect(told(kinds[0]!.named('request-flow'), forms)).toEqual([
      'error /relations/0/id: request-flow is another relation in cn-ogi-2021, which comes with the program; give the relation another id',
    ]);
    expect(refused(kinds[0]!)).toEqual(all);
    expect(refused(kinds[0]!, { family: builtIn.family })).toEqual([...years, rollUp!.id]);
  });

  test('of a relation with other reports is free for those of any form', () => {
    for (const family of ['own', builtIn.family]) {
      expect(refused(kinds[1]!, { family })).toEqual([...sums, rollUp!.id]);
      expect(refused(kinds[2]!, { family })).toEqual([...sums, ...years]);
    }
  });
});

test('years of which the last is before the first are an error', () => {
  expect(told(smallForm({ years: { from: 2024, to: 2023 } }))).toEqual([
    'error /years/to: 2023 is before 2024, so the form is never in force',
  ]);
});

test('a cell that a sentence names and the form lacks is a remark, or an error where nothing of it is left', () => {
  const narrative = {
    ...narratives.get('cn-ogi')!,
    figures: [
      { id: 'parts', phrases: ['#'], readings: [['counts/prat/one'], ['counts/*/one']] },
      { id: 'rests', phrases: ['#'], readings: [['counts/rest/one', 'counts/rest/three']] },
    ],
    denials: [],
  };
  expect(told(smallForm({ narrative }))).toEqual([
    'info /narrative/figures/0/readings/0/0: there is no "counts/prat/one"; did you mean "counts/part/one"',
    'error /narrative/figures/1/readings/0/1: there is no "counts/rest/three", so sentences of "rests" are not checked; did you mean "counts/rest/one"',
  ]);
});
