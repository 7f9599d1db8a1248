import { describe, expect, test } from 'vitest';
import { format, zero } from '../../src/model/decimal.ts';
import { assess, isAllowed, lineName, solveFor, sumInWords, unknownEntries } from '../../src/relations.ts';
import { allRules } from '../../src/rules/index.ts';
import { check } from '../support/check.ts';
import { form2019, form2021, spoilt, withoutTable } from '../support/spoilt-reports.ts';

/** A report with a broken sum, an open one, a warning and an error. */
const mixed = spoilt({
  'cases/reconsideration/total': '1',
  'cases/litigation-direct/upheld': '约3',
  'disclosure/licensing/decisions': '-2',
  'disclosure/penalties/decisions': '/',
});

async function outcome(options: Parameters<typeof check>[2]) {
  const { diagnostics, relaxed, waived } = await check(mixed, 3, options);
  return {
    found: diagnostics.map(({ rule, severity, kind }) => `${rule} ${kind} ${severity}`),
    relaxed: Object.fromEntries(relaxed),
    waived,
  };
}

const found = [
  'negative-count fail error',
  'dashed-count fail warning',
  'case-total fail error',
  'unreadable-count fail error',
  'case-total open error',
];

describe('severities', () => {
  test('are those of the rules', async () => {
    expect(await outcome(undefined)).toEqual({ found, relaxed: {}, waived: 0 });
    expect(await outcome({ severities: { 'case-total': 'error', 'dashed-count': 'warning' } })).toEqual({
      found,
      relaxed: {},
      waived: 0,
    });
  });

  test('that are raised relax nothing', async () => {
    expect(await outcome({ severities: { 'dashed-count': 'error' } })).toEqual({
      found: found.with(1, 'dashed-count fail error'),
      relaxed: {},
      waived: 0,
    });
  });

  test('that are lowered waive what would decide the verdict', async () => {
    expect(await outcome({ severities: { 'case-total': 'warning', 'dashed-count': 'info' } })).toEqual({
      found: found
        .with(1, 'dashed-count fail info')
        .with(2, 'case-total fail warning')
        .with(4, 'case-total open warning'),
      relaxed: { 'case-total': 'lowered', 'dashed-count': 'lowered' },
      waived: 2,
    });
  });

  test('off leave the findings out', async () => {
    expect(
      await outcome({ severities: { 'case-total': 'off', 'negative-count': 'off', 'dashed-count': 'off' } }),
    ).toEqual({
      found: ['unreadable-count fail error'],
      relaxed: { 'case-total': 'off', 'negative-count': 'off', 'dashed-count': 'off' },
      waived: 3,
    });
  });

  test('with strict make what is open an error, unless it is off', async () => {
    expect(await outcome({ strict: true, severities: { 'case-total': 'info' } })).toMatchObject({
      found: found.with(2, 'case-total fail info'),
      waived: 2,
    });
    expect(await outcome({ strict: true, severities: { 'case-total': 'off' } })).toMatchObject({
      found: found.filter((one) => !one.startsWith('case-total')),
    });
  });

  test('off do not hide a table that could not be read', async () => {
    const why = { zh: '它是一张图片', en: 'it is a picture' };
    const report = withoutTable(spoilt(), 'cases', { why });
    const { diagnostics, waived } = await check(report, 0, { severities: { 'missing-table': 'off' } });
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-table', 'error']]);
    expect(waived).toBe(0);
    const lowered = await check(report, 0, { severities: { 'missing-table': 'warning' } });
    expect(lowered.diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-table', 'warning']]);
  });

  test('waive what is open whatever the severity of its rule', async () => {
    const formula = { text: '', stored: { formula: 'A1', uncached: true } } as const;
    const report = spoilt({ 'disclosure/licensing/decisions': formula });
    expect((await check(report, 0, { severities: { 'stale-formula': 'off' } })).waived).toBe(1);
    expect((await check(mixed, 0, { severities: { 'dashed-count': 'off' } })).waived).toBe(0);
  });

  test('are not taken from what every object has', async () => {
    expect(await outcome({ severities: Object.create({ 'negative-count': 'off' }) })).toMatchObject({ found });
  });
});

test('findings are in the order of the form, those of one cell by rule, those of no cell at the end', async () => {
  const report = {
    ...spoilt({ 'requests/granted/total': '', 'cases/reconsideration/total': '-1.5', 'disclosure/fees/amount': '1件' }),
    unknown: [{ name: '无', text: '', place: { path: 'a.xlsx' } }],
    repeated: [{ table: form2021.tables[0]!, place: { path: 'a.xlsx' }, hidden: false }],
  };
  const { diagnostics } = await check(report, 0);
  expect(diagnostics.map(({ cell, rule }) => `${cell} ${rule}`)).toMatchInlineSnapshot(`
    [
      "disclosure/fees/amount unreadable-count",
      "requests/granted/total applicant-total",
      "requests/granted/total blank-total",
      "requests/outcomes/total outcome-total",
      "cases/reconsideration/total case-total",
      "cases/reconsideration/total fractional-count",
      "cases/reconsideration/total negative-count",
      "null duplicate-table",
      "null unknown-cell",
    ]
  `);
});

test('a finding is stamped with its report, and has the same fingerprint whatever the figures', async () => {
  const { diagnostics } = await check(mixed, 3);
  expect(diagnostics.every(({ report }) => report === 3)).toBe(true);
  const prints = (one: typeof mixed) =>
    check(one, 0).then((result) => result.diagnostics.map(({ fingerprint }) => fingerprint));
  const before = await prints(mixed);
  expect(new Set(before).size).toBe(before.length);
  const other = spoilt({
    'cases/reconsideration/total': '2',
    'cases/litigation-direct/upheld': '约4',
    'disclosure/licensing/decisions': '-3',
    'disclosure/penalties/decisions': '无',
  });
  expect(await prints(other)).toEqual(before);
  expect(await prints({ ...mixed, year: 2020 })).not.toContain(before[2]);
  expect(await prints({ ...mixed, organization: '柳河镇' })).not.toContain(before[2]);
  const anonymous = { ...mixed, organization: null, year: null };
  // Baselines hold fingerprints: they are the same in every version.
  expect([before[2], (await prints(anonymous))[2]]).toMatchInlineSnapshot(`
    [
      "685b49bac0c620fc",
      "1b2576614041c4be",
    ]
  `);
  expect((await prints(anonymous))[2]).not.toBe(before[2]);
  expect(await prints({ ...anonymous, place: { path: 'b.xlsx' } })).not.toContain((await prints(anonymous))[2]);
  const culprits = (await check(mixed, 0)).culprits;
  expect(culprits.flatMap(({ relations }) => relations).every((print) => before.includes(print))).toBe(true);
});

test('a finding about no cell says so', async () => {
  const report = { ...spoilt(), unknown: [{ name: '无', text: '', place: { path: 'a.xlsx', sheet: '甲' } }] };
  const [one] = (await check(report, 0)).diagnostics;
  const { title, message, fingerprint, ...facts } = one!;
  expect(facts).toEqual({
    report: 0,
    rule: 'unknown-cell',
    severity: 'error',
    kind: 'fail',
    table: null,
    cell: null,
    place: { path: 'a.xlsx', sheet: '甲' },
    label: { zh: '无', en: '无' },
    related: [],
    expected: null,
    actual: null,
    difference: null,
    suspects: [],
    fix: null,
    about: '无',
    quoted: '无',
    suppressed: null,
    expiryReason: null,
  });
  const sections = [1, 6].map((number) => ({ ...section(number), number }));
  const { diagnostics } = await check({ ...spoilt(), sections }, 0);
  const heading = diagnostics.find(({ rule, about }) => rule === 'section-missing' && about === '5')!;
  expect([heading.label, heading.table, heading.quoted, heading.place]).toEqual([null, null, null, { path: 'a.xlsx' }]);
  const [sum] = (await check(mixed, 0)).diagnostics.filter(({ rule }) => rule === 'case-total');
  expect([sum!.table, sum!.cell, sum!.quoted]).toEqual(['cases', 'cases/reconsideration/total', null]);
});

const section = (number: number) => {
  const of = form2021.sections[number - 1]!;
  return { number, heading: of.heading, section: of, passages: [], place: { path: 'a.xlsx' } };
};

test('a blank form is not assessed, and a sound report has no culprits', async () => {
  const ids = spoilt().tables.flatMap(({ entries }) => entries.map(({ at }) => at.id));
  const blank = await check(spoilt(Object.fromEntries(ids.map((id) => [id, '']))), 0);
  expect([blank.assessments, blank.coverage.relations.assessed, blank.culprits]).toEqual([[], 0, []]);
  const sound = await check(spoilt(), 0);
  expect([sound.assessments.length, sound.culprits, sound.diagnostics]).toEqual([42, [], []]);
});

test('a report in which no sum holds has culprits', async () => {
  const relations = form2021.relations.filter(({ id }) => id === 'case-total');
  const totals = Object.fromEntries(
    form2021.tables[2]!.blocks[0]!.rows.flatMap((row) => row.children ?? row).map(({ id }) => [
      `cases/${id}/total`,
      '1',
    ]),
  );
  const { assessments, culprits } = await check(spoilt(totals, { ...form2021, relations }), 0);
  expect(assessments.map(({ outcome }) => outcome)).toEqual(['broken', 'broken', 'broken']);
  expect(culprits.flatMap(({ explanations }) => explanations).length).toBeGreaterThan(0);
});

test('what is checked of a report is counted, and why not', async () => {
  const { coverage, assessments } = await check(mixed, 0);
  expect(coverage).toEqual({ relations: { assessed: 41, total: 42 }, cells: { read: 199, blank: 0, total: 200 } });
  expect(
    assessments
      .filter(({ outcome }) => outcome === 'open')
      .flatMap(unknownEntries)
      .map(({ at }) => at.id),
  ).toEqual(['cases/litigation-direct/upheld']);
});

test('the rules are the relations of all editions, each once, then those that are code', () => {
  const ids = allRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, 4)).toEqual([...new Set([...form2019.relations, ...form2021.relations].map(({ id }) => id))]);
  expect(allRules.map(({ id, severity }) => `${id} ${severity}`)).toMatchInlineSnapshot(`
    [
      "applicant-total error",
      "request-flow error",
      "outcome-total error",
      "case-total error",
      "carry-over warning",
      "effective-documents warning",
      "roll-up error",
      "negative-count error",
      "fractional-count error",
      "unreadable-count error",
      "blank-total error",
      "empty-table error",
      "unknown-cell error",
      "missing-table error",
      "missing-row error",
      "missing-column error",
      "duplicate-table error",
      "blank-count warning",
      "dashed-count warning",
      "edition-mismatch warning",
      "year-mismatch warning",
      "stale-formula warning",
      "hidden-figures warning",
      "noted-count info",
      "constant-total info",
      "regulations-without-power warning",
      "text-placeholder error",
      "section-missing warning",
      "section-order warning",
      "section-empty warning",
      "section-heading warning",
      "text-differs warning",
      "text-denies warning",
      "text-sum warning",
      "text-other-body warning",
      "text-number-missing warning",
      "text-share off",
      "text-period warning",
      "text-citation warning",
      "fee-unreported info",
      "text-slip info",
      "figure-jump info",
      "unit-slip warning",
      "copied-text warning",
    ]
  `);
  const relation = form2021.relations.find(({ id }) => id === 'case-total')!;
  expect(allRules.find(({ id }) => id === 'case-total')).toEqual({
    id: 'case-total',
    severity: 'error',
    title: relation.title,
    source: { zh: relation.source, en: relation.source },
  });
  expect(allRules.every(({ source }) => source.zh !== '' && source.en !== '')).toBe(true);
});

describe('relations', () => {
  test('are solved for one of their cells, on either side', () => {
    const report = spoilt({ 'cases/reconsideration/total': '1' });
    const one = assess(report).find(
      ({ relation, line }) => relation.id === 'case-total' && line === 'reconsideration',
    )!;
    const solved = [...one.left.entries, ...one.right.entries].map((entry) => format(solveFor(entry, one)!));
    expect(solved).toEqual(['5254', '-3950', '-3943', '-3936', '-3929']);
    const open = assess(mixed).find(({ outcome }) => outcome === 'open')!;
    const [unknown, known] = [unknownEntries(open)[0]!, open.left.entries[0]!];
    expect(format(solveFor(unknown, open)!)).toBe('1338');
    expect(solveFor(known, open)).toBeUndefined();
  });

  test('allow fractions of amounts, and changes below zero', () => {
    const [count, money, change] = ['licensing/decisions', 'procurement/amount', 'fees/change'].map(
      (id) => spoilt({}, form2019).tables[0]!.entries.find(({ at }) => at.id === `disclosure/${id}`)!,
    );
    const allowed = (entry: typeof count) =>
      (
        [
          [0n, 0],
          [7n, 0],
          [-7n, 0],
          [75n, 1],
          [70n, 1],
          [-75n, 1],
        ] as const
      ).map(([units, scale]) => isAllowed(entry!, units, scale));
    expect([count, money, change].map(allowed)).toEqual([
      [true, true, false, false, true, false],
      [true, true, false, true, true, false],
      [true, true, true, false, true, false],
    ]);
  });

  test('are named by their row or column', () => {
    const [row, column] = (['row', 'column'] as const).map(
      (each) => form2021.relations.find((one) => one.each === each)!,
    );
    const { at } = spoilt().tables[1]!.entries[0]!;
    expect(lineName(at, row!, 'x')).toEqual({ zh: '一、本年新收', en: 'received this year' });
    expect(lineName(at, column!, 'x')).toEqual({ zh: '“自然人”列', en: 'column “natural persons”' });
    expect(lineName(undefined, row!, 'x')).toEqual({ zh: 'x', en: 'x' });
  });

  test('name their terms without the ordinal in front, and only that', () => {
    const named = (name: string, en: string) => ({
      at: { ...entry.at, column: { ...entry.at.column, heading: { label: name, en } } },
    });
    const entry = spoilt().tables[2]!.entries[0]!;
    const relation = form2021.relations.find(({ id }) => id === 'case-total')!;
    const words = (name: string, en: string) =>
      sumInWords({ entries: [{ ...entry, ...named(name, en) }, entry], sum: zero }, relation);
    expect(words('（十二）甲（一）', '(12) a (1) b')).toEqual({
      zh: '0（甲（一） 1303 + 结果维持 1303）',
      en: '0 (a (1) b 1303 + upheld 1303)',
    });
    expect(words('三、甲一、', '() a').zh).toContain('（甲一、 1303');
    expect(words('甲二、乙', 'a (1) b')).toMatchObject({
      zh: expect.stringContaining('甲二、乙'),
      en: expect.stringContaining('a (1) b'),
    });
    expect(words('（）甲', '() a')).toMatchObject({
      zh: expect.stringContaining('（）甲'),
      en: expect.stringContaining('() a'),
    });
    expect(words('、甲', 'a').zh).toContain('、甲');
  });
});
