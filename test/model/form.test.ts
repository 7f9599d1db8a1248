import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import {
  blocksOf,
  equationsOf,
  type Form,
  formCell,
  formCells,
  headingOf,
  headingsIn,
  isInForce,
  lines,
  nameOf,
  ordinalOf,
  relationCount,
  severities,
  tableOf,
} from '../../src/model/form.ts';
import { layout } from '../../src/model/printed-layout.ts';

const [form2021, form2019] = forms as [Form, Form];
const requests = tableOf(form2021, 'requests')!;

/** Each printed row: `column+width×height text`, `=` for a figure. */
const printed = (form: Form, id: string) =>
  layout(tableOf(form, id)!).map((row) =>
    row
      .map(
        ({ kind, column, columns, rows, text, cell }) =>
          `${kind[0]}${column}+${columns}×${rows} ${text.slice(0, 4)}${cell ? `=${cell.position}` : ''}`,
      )
      .join(' | '),
  );

describe('the print', () => {
  test('of 表二', () => {
    expect(printed(form2021, 'disclosure')).toMatchInlineSnapshot(`
      [
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 本年制发 | l3+1×1 本年废止 | l4+1×1 现行有效",
        "l1+1×1 规章 | v2+1×1 =0 | v3+1×1 =1 | v4+1×1 =2",
        "l1+1×1 行政规范 | v2+1×1 =3 | v3+1×1 =4 | v4+1×1 =5",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+3×1 本年处理",
        "l1+1×1 行政许可 | v2+3×1 =6",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+3×1 本年处理",
        "l1+1×1 行政处罚 | v2+3×1 =7",
        "l1+1×1 行政强制 | v2+3×1 =8",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+3×1 本年收费",
        "l1+1×1 行政事业 | v2+3×1 =9",
      ]
    `);
    expect(printed(form2019, 'disclosure')).toMatchInlineSnapshot(`
      [
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 本年新制 | l3+1×1 本年新公 | l4+1×1 对外公开",
        "l1+1×1 规章 | v2+1×1 =0 | v3+1×1 =1 | v4+1×1 =2",
        "l1+1×1 规范性文 | v2+1×1 =3 | v3+1×1 =4 | v4+1×1 =5",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 上一年项 | l3+1×1 本年增/ | l4+1×1 处理决定",
        "l1+1×1 行政许可 | v2+1×1 =6 | v3+1×1 =7 | v4+1×1 =8",
        "l1+1×1 其他对外 | v2+1×1 =9 | v3+1×1 =10 | v4+1×1 =11",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 上一年项 | l3+1×1 本年增/ | l4+1×1 处理决定",
        "l1+1×1 行政处罚 | v2+1×1 =12 | v3+1×1 =13 | v4+1×1 =14",
        "l1+1×1 行政强制 | v2+1×1 =15 | v3+1×1 =16 | v4+1×1 =17",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 上一年项 | l3+2×1 本年增/",
        "l1+1×1 行政事业 | v2+1×1 =18 | v3+2×1 =19",
        "c1+4×1 第二十条",
        "c1+1×1 信息内容 | l2+1×1 采购项目 | l3+2×1 采购总金",
        "l1+1×1 政府集中 | v2+1×1 =20 | v3+2×1 =21",
      ]
    `);
  });

  test('of 表三', () => {
    expect(printed(form2021, 'requests')).toMatchInlineSnapshot(`
      [
        "c1+3×3 （本列数 | l4+7×1 申请人情",
        "l4+1×2 自然人 | l5+5×1 法人或其 | l10+1×2 总计",
        "l5+1×1 商业企业 | l6+1×1 科研机构 | l7+1×1 社会公益 | l8+1×1 法律服务 | l9+1×1 其他",
        "l1+3×1 一、本年 | v4+1×1 =0 | v5+1×1 =1 | v6+1×1 =2 | v7+1×1 =3 | v8+1×1 =4 | v9+1×1 =5 | v10+1×1 =6",
        "l1+3×1 二、上年 | v4+1×1 =7 | v5+1×1 =8 | v6+1×1 =9 | v7+1×1 =10 | v8+1×1 =11 | v9+1×1 =12 | v10+1×1 =13",
        "l1+1×22 三、本年 | l2+2×1 （一）予 | v4+1×1 =14 | v5+1×1 =15 | v6+1×1 =16 | v7+1×1 =17 | v8+1×1 =18 | v9+1×1 =19 | v10+1×1 =20",
        "l2+2×1 （二）部 | v4+1×1 =21 | v5+1×1 =22 | v6+1×1 =23 | v7+1×1 =24 | v8+1×1 =25 | v9+1×1 =26 | v10+1×1 =27",
        "l2+1×8 （三）不 | l3+1×1 1.属于 | v4+1×1 =28 | v5+1×1 =29 | v6+1×1 =30 | v7+1×1 =31 | v8+1×1 =32 | v9+1×1 =33 | v10+1×1 =34",
        "l3+1×1 2.其他 | v4+1×1 =35 | v5+1×1 =36 | v6+1×1 =37 | v7+1×1 =38 | v8+1×1 =39 | v9+1×1 =40 | v10+1×1 =41",
        "l3+1×1 3.危及 | v4+1×1 =42 | v5+1×1 =43 | v6+1×1 =44 | v7+1×1 =45 | v8+1×1 =46 | v9+1×1 =47 | v10+1×1 =48",
        "l3+1×1 4.保护 | v4+1×1 =49 | v5+1×1 =50 | v6+1×1 =51 | v7+1×1 =52 | v8+1×1 =53 | v9+1×1 =54 | v10+1×1 =55",
        "l3+1×1 5.属于 | v4+1×1 =56 | v5+1×1 =57 | v6+1×1 =58 | v7+1×1 =59 | v8+1×1 =60 | v9+1×1 =61 | v10+1×1 =62",
        "l3+1×1 6.属于 | v4+1×1 =63 | v5+1×1 =64 | v6+1×1 =65 | v7+1×1 =66 | v8+1×1 =67 | v9+1×1 =68 | v10+1×1 =69",
        "l3+1×1 7.属于 | v4+1×1 =70 | v5+1×1 =71 | v6+1×1 =72 | v7+1×1 =73 | v8+1×1 =74 | v9+1×1 =75 | v10+1×1 =76",
        "l3+1×1 8.属于 | v4+1×1 =77 | v5+1×1 =78 | v6+1×1 =79 | v7+1×1 =80 | v8+1×1 =81 | v9+1×1 =82 | v10+1×1 =83",
        "l2+1×3 （四）无 | l3+1×1 1.本机 | v4+1×1 =84 | v5+1×1 =85 | v6+1×1 =86 | v7+1×1 =87 | v8+1×1 =88 | v9+1×1 =89 | v10+1×1 =90",
        "l3+1×1 2.没有 | v4+1×1 =91 | v5+1×1 =92 | v6+1×1 =93 | v7+1×1 =94 | v8+1×1 =95 | v9+1×1 =96 | v10+1×1 =97",
        "l3+1×1 3.补正 | v4+1×1 =98 | v5+1×1 =99 | v6+1×1 =100 | v7+1×1 =101 | v8+1×1 =102 | v9+1×1 =103 | v10+1×1 =104",
        "l2+1×5 （五）不 | l3+1×1 1.信访 | v4+1×1 =105 | v5+1×1 =106 | v6+1×1 =107 | v7+1×1 =108 | v8+1×1 =109 | v9+1×1 =110 | v10+1×1 =111",
        "l3+1×1 2.重复 | v4+1×1 =112 | v5+1×1 =113 | v6+1×1 =114 | v7+1×1 =115 | v8+1×1 =116 | v9+1×1 =117 | v10+1×1 =118",
        "l3+1×1 3.要求 | v4+1×1 =119 | v5+1×1 =120 | v6+1×1 =121 | v7+1×1 =122 | v8+1×1 =123 | v9+1×1 =124 | v10+1×1 =125",
        "l3+1×1 4.无正 | v4+1×1 =126 | v5+1×1 =127 | v6+1×1 =128 | v7+1×1 =129 | v8+1×1 =130 | v9+1×1 =131 | v10+1×1 =132",
        "l3+1×1 5.要求 | v4+1×1 =133 | v5+1×1 =134 | v6+1×1 =135 | v7+1×1 =136 | v8+1×1 =137 | v9+1×1 =138 | v10+1×1 =139",
        "l2+1×3 （六）其 | l3+1×1 1.申请 | v4+1×1 =140 | v5+1×1 =141 | v6+1×1 =142 | v7+1×1 =143 | v8+1×1 =144 | v9+1×1 =145 | v10+1×1 =146",
        "l3+1×1 2.申请 | v4+1×1 =147 | v5+1×1 =148 | v6+1×1 =149 | v7+1×1 =150 | v8+1×1 =151 | v9+1×1 =152 | v10+1×1 =153",
        "l3+1×1 3.其他 | v4+1×1 =154 | v5+1×1 =155 | v6+1×1 =156 | v7+1×1 =157 | v8+1×1 =158 | v9+1×1 =159 | v10+1×1 =160",
        "l2+2×1 （七）总 | v4+1×1 =161 | v5+1×1 =162 | v6+1×1 =163 | v7+1×1 =164 | v8+1×1 =165 | v9+1×1 =166 | v10+1×1 =167",
        "l1+3×1 四、结转 | v4+1×1 =168 | v5+1×1 =169 | v6+1×1 =170 | v7+1×1 =171 | v8+1×1 =172 | v9+1×1 =173 | v10+1×1 =174",
      ]
    `);
  });

  test('of 表四', () => {
    expect(printed(form2021, 'cases')).toMatchInlineSnapshot(`
      [
        "l1+5×1 行政复议 | l6+10×1 行政诉讼",
        "l1+1×2 结果维持 | l2+1×2 结果纠正 | l3+1×2 其他结果 | l4+1×2 尚未审结 | l5+1×2 总计 | l6+5×1 未经复议 | l11+5×1 复议后起",
        "l6+1×1 结果维持 | l7+1×1 结果纠正 | l8+1×1 其他结果 | l9+1×1 尚未审结 | l10+1×1 总计 | l11+1×1 结果维持 | l12+1×1 结果纠正 | l13+1×1 其他结果 | l14+1×1 尚未审结 | l15+1×1 总计",
        "v1+1×1 =0 | v2+1×1 =1 | v3+1×1 =2 | v4+1×1 =3 | v5+1×1 =4 | v6+1×1 =5 | v7+1×1 =6 | v8+1×1 =7 | v9+1×1 =8 | v10+1×1 =9 | v11+1×1 =10 | v12+1×1 =11 | v13+1×1 =12 | v14+1×1 =13 | v15+1×1 =14",
      ]
    `);
  });
});

test('a cell has the properties of its row and of its column', () => {
  const heading = (id: string, more: object = {}) => ({ id, label: id, en: id, ...more });
  const table = {
    ...requests,
    id: 't',
    blocks: [
      {
        rows: [
          heading('plain'),
          heading('all', { total: true, signed: true, decimal: true, unit: '元' }),
          { label: '无id', en: 'none' },
        ],
        columns: [heading('a'), heading('b', { total: true, signed: true, decimal: true, unit: '人', name: '乙' })],
      },
    ],
  };
  const facts = formCells(table).map(({ id, position, total, signed, decimal, unit, label }) => [
    id,
    position,
    total,
    signed,
    decimal,
    unit,
    label.zh,
  ]);
  expect(facts).toEqual([
    ['t/plain/a', 0, false, false, false, undefined, 'plain·a'],
    ['t/plain/b', 1, true, true, true, '人', 'plain·乙'],
    ['t/all/a', 2, true, true, true, '元', 'all·a'],
    ['t/all/b', 3, true, true, true, '人', 'all·乙'],
    ['t/无id/a', 4, false, false, false, undefined, '无id·a'],
    ['t/无id/b', 5, true, true, true, '人', '无id·乙'],
  ]);
  expect(formCell(table, 'all', 'b')).toBe(formCells(table)[3]);
  expect(formCell(table, 'all', 'c')).toBeUndefined();
});

test('lines know the groups around them, outermost first', () => {
  const leaf = lines(requests.blocks[0]!.rows).find(({ id }) => id === 'refused.state-secret')!;
  expect(leaf.groups.map(({ label }) => label)).toEqual(['三、本年度办理结果', '（三）不予公开']);
  expect(nameOf(leaf)).toEqual({ zh: '（三）不予公开·1.属于国家秘密', en: 'refused: state secret' });
  expect(headingsIn(requests.blocks[0]!.columns).map(({ label }) => label)).toEqual([
    '申请人情况',
    '自然人',
    '法人或其他组织',
    '商业企业',
    '科研机构',
    '社会公益组织',
    '法律服务机构',
    '其他',
    '总计',
  ]);
});

test('equations: a relation for each line that has all its terms', () => {
  const said = (form: Form, id: string) =>
    equationsOf(tableOf(form, id)!, form.relations).map(
      ({ relation, line, left, right }) => `${relation.id} ${line} ${left.length}=${right.length}`,
    );
  expect(said(form2021, 'cases')).toEqual([
    'case-total reconsideration 1=4',
    'case-total litigation-direct 1=4',
    'case-total litigation-after-reconsideration 1=4',
  ]);
  expect(said(form2021, 'disclosure')).toEqual([]);
  expect(
    said(form2021, 'requests').filter((one) => one.includes('total ') || one.includes('natural')),
  ).toMatchInlineSnapshot(`
    [
      "applicant-total received 1=6",
      "applicant-total carried-in 1=6",
      "applicant-total granted 1=6",
      "applicant-total partly-granted 1=6",
      "applicant-total refused.state-secret 1=6",
      "applicant-total refused.forbidden-by-law 1=6",
      "applicant-total refused.security-and-stability 1=6",
      "applicant-total refused.third-party-rights 1=6",
      "applicant-total refused.internal-affairs 1=6",
      "applicant-total refused.deliberative-process 1=6",
      "applicant-total refused.enforcement-file 1=6",
      "applicant-total refused.administrative-inquiry 1=6",
      "applicant-total unavailable.not-held 1=6",
      "applicant-total unavailable.needs-creation 1=6",
      "applicant-total unavailable.unclear 1=6",
      "applicant-total not-processed.petition 1=6",
      "applicant-total not-processed.repeated 1=6",
      "applicant-total not-processed.publication 1=6",
      "applicant-total not-processed.excessive 1=6",
      "applicant-total not-processed.confirmation 1=6",
      "applicant-total other.not-corrected-in-time 1=6",
      "applicant-total other.fee-not-paid 1=6",
      "applicant-total other.other 1=6",
      "applicant-total outcomes 1=6",
      "applicant-total carried-out 1=6",
      "request-flow natural-person 2=2",
      "request-flow total 2=2",
      "outcome-total natural-person 1=21",
      "outcome-total commercial 1=21",
      "outcome-total research 1=21",
      "outcome-total public-interest 1=21",
      "outcome-total legal-service 1=21",
      "outcome-total other-organisation 1=21",
      "outcome-total total 1=21",
    ]
  `);
  const [relation] = form2021.relations.filter(({ table }) => table === 'cases');
  const cases = tableOf(form2021, 'cases')!;
  expect(equationsOf(cases, [{ ...relation!, table: 'requests' }])).toEqual([]);
  const wrong = { ...relation!, right: { ...relation!.right, terms: ['upheld', 'nothing'] } };
  expect(equationsOf(cases, [wrong])).toEqual([]);
  expect(equationsOf(cases, [{ ...relation!, left: { ...relation!.left, terms: ['nothing'] } }])).toEqual([]);
  expect(forms.map((form) => form.tables.map((table) => relationCount(form, table)))).toEqual([
    [0, 39, 3],
    [0, 37, 3],
  ]);
});

test('a block may have nothing in its corner', () => {
  const blocks = requests.blocks.map(({ corner: _, ...block }) => block);
  expect(layout({ ...requests, blocks })[0]![0]).toMatchObject({ kind: 'corner', text: '' });
});

test('headings, years and tables of a form', () => {
  expect(headingOf(form2021, 3)).toBe('三、收到和处理政府信息公开申请情况');
  expect(headingOf(form2021, 7)).toBe('');
  expect([1, 2, 10, 11, 0].map(ordinalOf)).toEqual(['一', '二', '十', '11', '0']);
  const years = [2018, 2019, 2020, 2021, 2022, 2999];
  expect(years.map((year) => isInForce(form2019, year))).toEqual([false, true, true, false, false, false]);
  expect(years.map((year) => isInForce(form2021, year))).toEqual([false, false, false, true, true, true]);
  expect(severities).toEqual(['error', 'warning', 'info']);
  expect(tableOf(form2021, 'nothing')).toBeUndefined();
  expect(blocksOf(forms)).toHaveLength(forms.flatMap(({ tables }) => tables).flatMap(({ blocks }) => blocks).length);
});
