import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterBody } from '../../src/model/roster.ts';
import { type Arrival, unreadArrival } from '../../src/roster/arrival.ts';
import { compareRoster } from '../../src/roster/compare.ts';
import { bodyMatcher } from '../../src/roster/match.ts';

const body = (name: string, ...aliases: string[]): RosterBody => ({ name, aliases, level: null, parent: null });
const bodies = [
  body('溪口县人民政府'),
  body('溪口县文化和旅游局', '溪口县文旅局', '溪口县文化局'),
  body('溪口县民政局'),
  body('青川镇人民政府'),
  body('城东街道办事处'),
];

function compared(arrivals: readonly Arrival[], list: readonly RosterBody[] = bodies) {
  const comparison = compareRoster({
    path: '名单.csv',
    names: list.map(({ name }) => name),
    bodyOf: bodyMatcher({ bodies: list }),
  });
  arrivals.forEach(comparison.add);
  return comparison.result();
}

const figures = new Map([['cn-ogi-2021 requests', 'a']]);
const report = (organization: string | null, given: Partial<Arrival> = {}): Arrival => {
  return { path: '1.csv', organization, year: 2025, tables: figures, ...given };
};

describe('a report is that of a body of the list, however its name is written', () => {
  test.each([
    ['溪口县民政局', '溪口县民政局'],
    ['溪口县 民政局', '溪口县民政局'],
    ['溪口县民政局　', '溪口县民政局'],
    ['溪口县人民政府', '溪口县人民政府'],
    ['溪口县政府', '溪口县人民政府'],
    ['青川镇', '青川镇人民政府'],
    ['青川镇政府', '青川镇人民政府'],
    ['城东街道', '城东街道办事处'],
    ['溪口县文旅局', '溪口县文化和旅游局'],
    ['溪口县（文化局）', '溪口县文化和旅游局'],
  ])('%s', (stated, name) => {
    expect(compared([report(stated)]).matched).toEqual([{ name, path: '1.csv', report: 0 }]);
  });
});

describe('a file that could not be checked is known by its name', () => {
  test.each([
    ['溪口县民政局2025.pdf', '溪口县民政局'],
    ['年报/溪口县民政局2025年政府信息公开工作年度报告(扫描件).pdf', '溪口县民政局'],
    ['3.溪口县民政局年报（盖章）.pdf', '溪口县民政局'],
    ['各局.zip/溪口县文旅局 2025年度报告.doc', '溪口县文化和旅游局'],
    ['青川镇政府信息公开年报2025.png', '青川镇人民政府'],
    ['青川镇人民政府2025.png', '青川镇人民政府'],
    ['2025年青川镇.png', '青川镇人民政府'],
    ['溪口县政府2025年报.pdf', '溪口县人民政府'],
    ['城东街道办事处(扫描).pdf', '城东街道办事处'],
  ])('%s', (path, name) => {
    expect(compared([unreadArrival(path)]).matched).toEqual([{ name, path, report: null }]);
  });

  test.each([
    '扫描件001.pdf',
    '年报2025.pdf',
    '溪口县教育局2025.pdf',
    '溪口县政府办公室2025.pdf',
    '南溪口县民政局2025.pdf',
    '溪口县民政局、青川镇人民政府2025.pdf',
    '溪口县民政局培训中心2025.pdf',
  ])('%s is that of no body, and of none outside the list', (path) => {
    const { received, unlisted, unattributed } = compared([unreadArrival(path)]);
    expect([received, unlisted, unattributed]).toEqual([0, [], [path]]);
  });
});

test('a file that could not be checked is known by its title, if that was read', () => {
  const titled = (path: string, text: string) =>
    unreadArrival(path, { lines: ['公文', text].map((one) => ({ place: { path }, text: one })) });
  const title = '溪口县民政局2025年政府信息公开工作年度报告';
  expect(compared([titled('1.doc', title)]).matched[0]?.name).toBe('溪口县民政局');
  const other = titled('溪口县民政局.doc', '溪口县教育局2025年政府信息公开工作年度报告');
  expect(compared([other]).matched[0]?.name).toBe('溪口县民政局');
});

test('a file that was not opened is received if its name tells a body, and never a second report', () => {
  const { add, addUnopened, result } = compareRoster({
    path: '名单.csv',
    names: bodies.map(({ name }) => name),
    bodyOf: bodyMatcher({ bodies }),
  });
  add(report('溪口县民政局', { path: '溪口县民政局2025.csv' }));
  for (const path of ['溪口县民政局2025.png', '青川镇2025.png', '首页.png']) addUnopened(path);
  const { matched, twice, unattributed } = result();
  expect(matched.map(({ path }) => path)).toEqual(['溪口县民政局2025.csv', '溪口县民政局2025.png', '青川镇2025.png']);
  expect([twice, unattributed]).toEqual([[], []]);
});

describe('a report that states no body is known by the name of its file', () => {
  const unlistedName = (path: string) => compared([report(null, { path })]).unlisted.map(({ name }) => name);

  test.each([
    '溪口县教育局2025年报.csv',
    '溪口县教育局信息公开年报（盖章）.csv',
    '2025年溪口县教育局.csv',
    '溪口县教育局2025年年报扫描件.pdf',
    '溪口县教育局年报扫描件(1).pdf',
    '溪口县教育局2025年政府信息公开工作年度报告（定稿）扫描版.pdf',
    '3.溪口县教育局2025年报（盖章）.pdf',
    '03-溪口县教育局.csv',
    '附件2：溪口县教育局年报.csv',
    '关于溪口县教育局2025年报的报告.csv',
    '【修改稿】溪口县教育局-终稿.csv',
    '溪口县教育局_2025_最终.csv',
  ])('%s', (path) => {
    expect(unlistedName(path)).toEqual(['溪口县教育局']);
  });

  test.each([
    ['溪口县教育局（体育局）2025年报.csv', '溪口县教育局（体育局）'],
    ['12345热线办年报.csv', '12345热线办'],
    ['三合乡年报.csv', '三合乡'],
    ['县政务公开办2025.csv', '县政务公开办'],
    ['第1中学.csv', '第1中学'],
  ])('%s: %s', (path, name) => {
    expect(unlistedName(path)).toEqual([name]);
  });

  test.each(['汇总.csv', '合计2025年报.csv', '2025年全县汇总表.csv', '年报扫描件.csv'])('%s: nobody', (path) => {
    expect(unlistedName(path)).toEqual([]);
  });

  test.each([
    ['溪口县民政局2025.csv', ['溪口县民政局'], [], []],
    ['溪口县教育局2025.csv', [], [{ name: '溪口县教育局', path: '溪口县教育局2025.csv' }], []],
    ['年报2025.csv', [], [], ['年报2025.csv']],
    ['1.csv', [], [], ['1.csv']],
  ])('%s', (path, matched, unlisted, unattributed) => {
    const result = compared([report(null, { path })]);
    expect(result.matched.map(({ name }) => name)).toEqual(matched);
    expect([result.unlisted, result.unattributed]).toEqual([unlisted, unattributed]);
  });
});

test('a total is no body outside the list', () => {
  const { unlisted, unattributed } = compared([report('合计'), report('全县汇总', { path: '2.json' })]);
  expect([unlisted, unattributed]).toEqual([[], ['1.csv', '2.json']]);
});

describe('several reports of a body', () => {
  const twice = (...arrivals: Partial<Arrival>[]) =>
    compared(arrivals.map((given, index) => report('溪口县民政局', { path: `${index}.csv`, ...given }))).twice;
  const others = new Map([['cn-ogi-2021 requests', 'b']]);
  const more = new Map([...figures, ['cn-ogi-2021 cases', 'c']]);

  test.each<[figures: string, ...arrivals: Partial<Arrival>[]]>([
    ['same', {}, {}],
    ['different', {}, { tables: others }],
    ['different', {}, {}, { tables: others }],
    ['different', { tables: others }, { tables: more }],
    ['unknown', {}, { tables: undefined }],
    ['unknown', {}, { tables: more }],
    ['unknown', { tables: new Map() }, { tables: new Map() }],
    ['same', { organization: '溪口县 民政局' }, {}],
  ])('%s', (expected, ...arrivals) => {
    const paths = arrivals.map((_, index) => `${index}.csv`);
    expect(twice(...arrivals)).toEqual([{ name: '溪口县民政局', year: 2025, paths, figures: expected }]);
  });

  test('of several years, or of none that is known, are not the same report', () => {
    expect(twice({}, { year: 2024 }, { year: null })).toEqual([]);
  });

  test('of one file', () => {
    const [both] = twice({ path: 'a.xlsx' }, { path: 'a.xlsx' });
    expect(both?.paths).toEqual(['a.xlsx', 'a.xlsx']);
  });
});

describe('a name outside the list', () => {
  const likely = (names: readonly string[], ...stated: string[]) =>
    compared(
      stated.map((name) => report(name)),
      names.map((name) => body(name)),
    ).likely.map(({ missing, unlisted }) => `${unlisted} → ${missing}`);

  test('is likely that of the one similar body that is missing', () => {
    expect(likely(['溪口县卫生健康局', '溪口县民政局'], '溪口县卫健局')).toEqual(['溪口县卫健局 → 溪口县卫生健康局']);
  });

  test.each([
    ['溪口县卫生健康局', '溪口县卫生建康局'],
    ['卫生健康局', '溪口县卫生建康局'],
    ['溪口县教育局', '溪口县教育居'],
    ['溪口县司法局', '思法局'],
    ['溪口县人力资源和社会保障局', '溪口县人力资源与社会保障局'],
    ['溪口县教育局', '溪口县教育局（体育局）'],
    ['溪口县教育局（体育局）', '教育局'],
    ['溪口县自然资源和规划局、林业局', '溪口县自然资源和规划局'],
    ['溪口县市场监督管理局', '溪口县市场监督管里局'],
    ['溪口县市场监督管理局', '溪口县市场监督管埋局'],
    ['溪口县应急管理局', '溪口县应及管理局'],
    ['溪口县应急管理局', '溪口县应急局'],
    ['溪口县退役军人事务局', '溪口县退役军人事物局'],
    ['溪口县交通运输局', '溪口县交通运愉局'],
    ['溪口县农业农村局', '溪口县浓业农村局'],
    ['溪口县文化馆', '溪口县文化管'],
    ['青川镇卫生院', '青川镇卫声院'],
    ['青川镇人民政府', '青川乡'],
    ['溪口县人民政府办公室', '溪口县人民政府办工室'],
  ])('is likely that of %s: %s', (missing, stated) => {
    expect(likely([missing, '溪口县民政局', '沙河乡'], stated)).toEqual([`${stated} → ${missing}`]);
  });

  test.each([
    ['溪口县教育局', '溪口县体育局'],
    ['溪口县财政局', '溪口县税务局'],
    ['溪口县财政局', '溪口县市政局'],
    ['溪口县水务局', '溪口县税务局'],
    ['溪口县审计局', '溪口县统计局'],
    ['溪口县林业局', '溪口县农业局'],
    ['溪口县商务局', '溪口县水务局'],
    ['东山镇人民政府', '西山镇人民政府'],
    ['上河街道', '下河街道'],
    ['溪口县第一中学', '溪口县第二中学'],
    ['青川镇', '青石镇'],
    ['溪口县人民法院', '溪口县人民医院'],
    ['溪口县委', '溪口县办'],
    ['清河乡', '青河县清河街道清河村'],
    ['溪口县财政局', '溪口县财政局（开发区分局）'],
    ['溪口县清河乡', '南山县青河乡'],
  ])('is not that of %s: %s', (missing, stated) => {
    expect(likely([missing], stated)).toEqual([]);
  });

  const differing =
    '妇联/残联 文联/侨联 团委/工委 工会/商会 科协/文协 党校/技校 编办/侨办 林场/农场 水厂/电厂 供水公司/供电公司 城投公司/交投公司 ' +
    '教投公司/交投公司 供水管理站/供气管理站 中医院/中心医院 自然资源局/自然资源分局 自然资源局/自然资源所 ' +
    '人力资源和社会保障局/人力资源和社会保障所 社会保险事业局/社会保障事业局 水利工程管理局/水运工程管理局 ' +
    '公路工程管理局/水路工程管理局 农业综合行政执法大队/渔业综合行政执法大队 消防救援大队/消防救援中队 城市管理局/城乡管理局 ' +
    '福兴镇/复兴镇 永福镇/永富镇 清河乡/青河乡 石桥镇/石侨镇 石桥镇/石拱桥镇 李家村/里家村 清川镇水利站/青川镇水利站 福山中学/富山中学 ' +
    '经济开发区管委会/经济技术开发区管委会 解放街道/解放乡 太平镇/太平街道 实验小学/实验中学 文化馆/文化站 档案局/档案馆';

  test.each(differing.split(' ').map((pair) => pair.split('/')))('%s is not %s', (one, other) => {
    const names = [one!, other!];
    for (const [missing, stated] of [names, names.toReversed()]) {
      expect(likely([missing!], stated!)).toEqual([]);
      expect(likely([`溪口县${missing}`], `溪口县${stated}`)).toEqual([]);
      expect(likely([`溪口县${missing}`], stated!)).toEqual([]);
    }
  });

  test('is not that of another body', () => {
    expect(likely(['溪口县教育局', '东山镇人民政府'], '溪口县体育局', '西山镇人民政府')).toEqual([]);
  });

  test('is not paired where two bodies are similar to it, or it is similar to one that was received', () => {
    expect(likely(['溪口县民政局', '南山县民政局'], '民政局')).toEqual([]);
    expect(likely(['溪口县民政局'], '民政局', '县民政局')).toEqual([]);
    expect(likely(['溪口县民政局'], '溪口县民政局', '县民政局')).toEqual([]);
  });
});

test('the lists are in order of path, those who are missing in that of the roster', () => {
  const arrivals = ['溪口县民政局', '丙局', '甲局', '溪口县民政局'].map((name, index) =>
    report(name, { path: `${9 - index}.csv` }),
  );
  const result = compared(arrivals);
  expect(result.missing).toEqual(['溪口县人民政府', '溪口县文化和旅游局', '青川镇人民政府', '城东街道办事处']);
  expect(result.matched.map(({ path }) => path)).toEqual(['6.csv', '9.csv']);
  expect(result.unlisted.map(({ path }) => path)).toEqual(['7.csv', '8.csv']);
  expect(result.twice[0]?.paths).toEqual(['6.csv', '9.csv']);
  expect([result.expected, result.received]).toEqual([5, 1]);
});

describe('of any list', () => {
  const letters = [...'甲乙丙丁戊己庚辛壬癸'];
  const name = fc
    .tuple(
      fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 5 }),
      fc.constantFrom('局', '镇人民政府', '街道办事处', '管理委员会', '委员会'),
    )
    .map(([own, ending]) => own.join('') + ending);
  /** Ways of writing a name that do not change it. */
  const spellings: readonly ((name: string) => string)[] = [
    (one) => one,
    (one) => [...one].join(' '),
    (one) => `${one}　`,
    (one) => one.replace('人民政府', '政府'),
    (one) => one.replace('人民政府', ''),
    (one) => one.replace('管理委员会', '管委会'),
    (one) => one.replace('街道办事处', '街道'),
  ];
  const list = fc.uniqueArray(name, { minLength: 1, maxLength: 12 }).map((names) => names.map((one) => body(one)));

  test('exactly the bodies without a report are missing', () => {
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.tuple(fc.boolean(), fc.nat(), fc.boolean())), (all, choices) => {
        const next = () => choices.next().value as [boolean, number, boolean];
        const sent = all.map((one) => ({ one, choice: next() })).filter(({ choice: [isSent] }) => isSent);
        const arrivals = sent.map(({ one, choice: [, spelling, isScan] }, index) => {
          const written = spellings[spelling % spellings.length]!(one.name);
          return isScan ? unreadArrival(`${index}.${written}2025.pdf`) : report(written, { path: `${index}.csv` });
        });
        const result = compared(arrivals, all);
        const known = new Set(sent.map(({ one }) => one));
        expect(result.missing).toEqual(all.filter((one) => !known.has(one)).map((one) => one.name));
        expect([result.unlisted, result.unattributed, result.twice]).toEqual([[], [], []]);
      }),
    );
  });
});
