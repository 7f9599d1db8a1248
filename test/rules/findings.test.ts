import { describe, expect, test } from 'vitest';
import type { Heading } from '../../src/model/form.ts';
import {
  type Content,
  findingsOf,
  form2019,
  form2021,
  spoilt,
  withoutTable,
  withTable,
} from '../support/spoilt-reports.ts';

/** Reports with one thing wrong, and all that is said of it: place, numbers, fix and words in both languages. */

const unread = { value: { kind: 'unread' } } as const;
const absent = { value: { kind: 'absent' } } as const;

const idsIn = ({ id, children = [] }: Heading): string[] => [`cases/${id}`, ...children.flatMap(idsIn)];

/** The sums are not what these tests are about. */
const off = Object.fromEntries([...form2021.relations, ...form2019.relations].map(({ id }) => [id, 'off' as const]));

test('nothing is said of a sound report, of either edition', async () => {
  expect(await findingsOf(spoilt())).toBe('');
  expect(await findingsOf(spoilt({}, form2019))).toBe('');
});

describe('sums', () => {
  test('that are over, in a row and a column', async () => {
    expect(await findingsOf(spoilt({ 'requests/granted/commercial': '999' }))).toMatchInlineSnapshot(`
      "applicant-total fail error: 表三!G3, requests/granted/total, （一）予以公开·总计
      related 表三!A3 表三!B3 表三!C3 表三!D3 表三!E3 表三!F3
      numbers 1161 1977 -816
      suggested fix requests/granted/commercial → 183
      suspects only requests/granted/commercial → 183
      （一）予以公开：总计为 1161，各类申请人相加为 1977（自然人 176 + 商业企业 999 + 科研机构 190 + 社会公益组织 197 + 法律服务机构 204 + 法人或其他组织·其他 211），前者少 816
      granted: the total comes to 1161, the applicant categories to 1977 (natural persons 176 + commercial enterprises 999 + research institutions 190 + public interest organisations 197 + legal service organisations 204 + other organisations 211); the first is 816 short

      outcome-total fail error: 表三!B24, requests/outcomes/commercial, （七）总计·商业企业
      related 表三!B3 表三!B4 表三!B5 表三!B6 表三!B7 表三!B8 表三!B9 表三!B10 表三!B11 表三!B12 表三!B13 表三!B14 表三!B15 表三!B16 表三!B17 表三!B18 表三!B19 表三!B20 表三!B21 表三!B22 表三!B23
      numbers 14133 14949 -816
      suggested fix requests/granted/commercial → 183
      suspects only requests/granted/commercial → 183
      “商业企业”列：（七）总计为 14133，各项办理结果相加为 14949（予以公开 999 + 部分公开 232 + 不予公开·1.属于国家秘密 281 + 不予公开·2.其他法律行政法规禁止公开 330 + 不予公开·3.危及“三安全一稳定” 379 + 不予公开·4.保护第三方合法权益 428 + 不予公开·5.属于三类内部事务信息 477 + 不予公开·6.属于四类过程性信息 526 + 不予公开·7.属于行政执法案卷 575 + 不予公开·8.属于行政查询事项 624 + 无法提供·1.本机关不掌握相关政府信息 673 + 无法提供·2.没有现成信息需要另行制作 722 + 无法提供·3.补正后申请内容仍不明确 771 + 不予处理·1.信访举报投诉类申请 820 + 不予处理·2.重复申请 869 + 不予处理·3.要求提供公开出版物 918 + 不予处理·4.无正当理由大量反复申请 967 + 不予处理·5.要求行政机关确认或重新出具已获取信息 1016 + 其他处理·1.逾期不补正 1065 + 其他处理·2.逾期不缴费 1114 + 其他处理·3.其他 1163），前者少 816
      column “commercial enterprises”: the total of outcomes comes to 14133, the outcomes to 14949 (granted 999 + partly granted 232 + refused: state secret 281 + refused: forbidden by law 330 + refused: security and stability 379 + refused: third-party rights 428 + refused: internal affairs 477 + refused: deliberative process 526 + refused: enforcement file 575 + refused: administrative inquiry 624 + unavailable: not held 673 + unavailable: needs creation 722 + unavailable: still unclear 771 + not processed: petition or complaint 820 + not processed: repeated 869 + not processed: publication 918 + not processed: excessive 967 + not processed: confirmation or reissue 1016 + other: not corrected in time 1065 + other: fee not paid 1114 + other: other 1163); the first is 816 short"
    `);
  });

  test('that are short, in a total', async () => {
    expect(await findingsOf(spoilt({ 'cases/reconsideration/total': '1' }))).toMatchInlineSnapshot(`
      "case-total fail error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      related 表四!A1 表四!B1 表四!C1 表四!D1
      numbers 1 5254 -5253
      suggested fix cases/reconsideration/total → 5254
      suspects likely cases/reconsideration/total → 5254
      行政复议：总计为 1，各种结果相加为 5254（结果维持 1303 + 结果纠正 1310 + 其他结果 1317 + 尚未审结 1324），前者少 5253
      administrative reconsideration: the total comes to 1, the results to 5254 (upheld 1303 + corrected 1310 + other result 1317 + pending 1324); the first is 5253 short"
    `);
  });

  test('without parts', async () => {
    const zeros = Object.fromEntries(
      ['upheld', 'corrected', 'other', 'pending'].map((id) => [`cases/reconsideration/${id}`, '0']),
    );
    expect(await findingsOf(spoilt({ ...zeros, 'cases/reconsideration/total': '2' }))).toMatchInlineSnapshot(`
      "case-total fail error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      related 表四!A1 表四!B1 表四!C1 表四!D1
      numbers 2 0 2
      suspects possible cases/reconsideration/total → 0, cases/reconsideration/upheld → 2, cases/reconsideration/corrected → 2, cases/reconsideration/other → 2, cases/reconsideration/pending → 2
      行政复议：总计为 2，各种结果相加为 0，前者多 2
      administrative reconsideration: the total comes to 2, the results to 0; the first is 2 over"
    `);
    expect(
      await findingsOf(spoilt({ ...zeros, 'cases/reconsideration/other': '-', 'cases/reconsideration/total': '/' })),
    ).toMatchInlineSnapshot(`
      "dashed-count fail warning: 表四!C1, cases/reconsideration/other, 行政复议·其他结果
      related 表四!E1
      表四有 2 格以“-”“/”代替数字，核对时按 0 计；没有发生的请填 0
      Table 4 has 2 cells with “-” or “/” for a figure, which counts as 0 in sums: write 0 where there was nothing"
    `);
  });

  test('with unknown figures, of every kind', async () => {
    expect(
      await findingsOf(
        spoilt({
          'cases/reconsideration/upheld': unread,
          'cases/reconsideration/corrected': absent,
          'cases/reconsideration/other': '约3',
          'cases/reconsideration/total': { value: { kind: 'blank', unknown: true } },
          'requests/received/natural-person': { value: { kind: 'blank', unknown: true } },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "blank-count fail warning: 表三, requests/received/natural-person, 一、本年新收·自然人
      表三有 1 格空白，未按 0 计，用到的算式未核对；没有发生的请填 0
      Table 3 has 1 blank cell, not counted as 0, and sums that need one are not checked: write 0 where there was nothing

      request-flow open error: 表三, requests/received/natural-person, 一、本年新收·自然人
      related 表三!A2 表三!A24 表三!A25
      suspects only requests/received/natural-person → 15113
      “自然人”列：新收与上年结转之和是否等于办理结果总计与结转下年度之和，未核对：“一、本年新收”空白
      column “natural persons”: cannot check whether received plus carried in equals outcomes plus carried out: “received this year” is blank

      applicant-total open error: 表三!G1, requests/received/total, 一、本年新收·总计
      related 表三 表三!B1 表三!C1 表三!D1 表三!E1 表三!F1
      suspects only requests/received/natural-person → 15113
      一、本年新收：总计是否等于各类申请人相加，未核对：“自然人”空白
      received this year: cannot check whether the total equals the applicant categories: “natural persons” is blank

      unreadable-count fail error: 表四!C1, cases/reconsideration/other, 行政复议·其他结果
      行政复议·其他结果为“约3”，读不出数字；请只填阿拉伯数字
      administrative reconsideration · other result says “约3”, which is not a number: write digits only

      blank-total fail error: 表四, cases/reconsideration/total, 行政复议·总计
      行政复议·总计未填，请补填；其他数不全，无法代为计算
      administrative reconsideration · total is blank: fill it in; other figures are missing too, so it cannot be worked out

      case-total open error: 表四, cases/reconsideration/total, 行政复议·总计
      related 表四 表四 表四!C1 表四!D1
      行政复议：总计是否等于各种结果相加，未核对：“总计”空白，“结果维持”未能读取，“结果纠正”表中没有，另有 1 格
      administrative reconsideration: cannot check whether the total equals the results: “total” is blank, “upheld” was not read, “corrected” is not in the table and 1 more"
    `);
  });

  test('that nobody can check in a list without their columns', async () => {
    const unlisted = { value: { kind: 'absent', unlisted: true } } as const;
    const row = ['upheld', 'corrected', 'other', 'pending', 'total'].map((id) => [
      `cases/reconsideration/${id}`,
      unlisted,
    ]);
    expect(await findingsOf(spoilt(Object.fromEntries(row)))).toMatchInlineSnapshot(`""`);
    expect(
      await findingsOf(spoilt({ ...Object.fromEntries(row), 'cases/reconsideration/upheld': unread })),
    ).toMatchInlineSnapshot(`
      "case-total open error: 表四, cases/reconsideration/total, 行政复议·总计
      related 表四 表四 表四 表四
      行政复议：总计是否等于各种结果相加，未核对：“总计”表中没有，“结果维持”未能读取，“结果纠正”表中没有，另有 2 格
      administrative reconsideration: cannot check whether the total equals the results: “total” is not in the table, “upheld” was not read, “corrected” is not in the table and 2 more"
    `);
  });
});

describe('a blank total', () => {
  const granted = { 'requests/granted/total': '' };

  test('is what its parts come to', async () => {
    expect(await findingsOf(spoilt(granted))).toMatchInlineSnapshot(`
      "applicant-total open error: 表三!G3, requests/granted/total, （一）予以公开·总计
      related 表三!A3 表三!B3 表三!C3 表三!D3 表三!E3 表三!F3
      suspects only requests/granted/total → 1161
      （一）予以公开：总计是否等于各类申请人相加，未核对：“总计”空白
      granted: cannot check whether the total equals the applicant categories: “total” is blank

      blank-total fail error: 表三!G3, requests/granted/total, （一）予以公开·总计
      numbers – 1161 –
      suggested fix requests/granted/total → 1161
      （一）予以公开·总计未填，请补填 1161（各类申请人相加为 1161）
      granted · total is blank: fill in 1161 (the applicant categories come to 1161)

      outcome-total open error: 表三!G24, requests/outcomes/total, （七）总计·总计
      related 表三!G3 表三!G4 表三!G5 表三!G6 表三!G7 表三!G8 表三!G9 表三!G10 表三!G11 表三!G12 表三!G13 表三!G14 表三!G15 表三!G16 表三!G17 表三!G18 表三!G19 表三!G20 表三!G21 表三!G22 表三!G23
      suspects only requests/granted/total → 1161
      “总计”列：（七）总计是否等于各项办理结果相加，未核对：“（一）予以公开”空白
      column “total”: cannot check whether the total of outcomes equals the outcomes: “granted” is blank"
    `);
  });

  test('that two sums give different values is to be checked', async () => {
    expect(await findingsOf(spoilt({ ...granted, 'requests/outcomes/total': '1' }))).toMatchInlineSnapshot(`
      "request-flow fail error: 表三!G1, requests/received/total, 一、本年新收·总计
      related 表三!G2 表三!G24 表三!G25
      numbers 93750 7630 86120
      suggested fix requests/outcomes/total → 86121
      suspects only requests/outcomes/total → 86121
      “总计”列：新收与上年结转之和为 93750（本年新收 92883 + 上年结转 867），办理结果总计与结转下年度之和为 7630（总计 1 + 结转下年度 7629），前者多 86120
      column “total”: received plus carried in comes to 93750 (received this year 92883 + carried in from last year 867), outcomes plus carried out to 7630 (total 1 + carried out to next year 7629); the first is 86120 over

      applicant-total open error: 表三!G3, requests/granted/total, （一）予以公开·总计
      related 表三!A3 表三!B3 表三!C3 表三!D3 表三!E3 表三!F3
      （一）予以公开：总计是否等于各类申请人相加，未核对：“总计”空白
      granted: cannot check whether the total equals the applicant categories: “total” is blank

      blank-total fail error: 表三!G3, requests/granted/total, （一）予以公开·总计
      （一）予以公开·总计未填，请补填；各类申请人相加为 1161，按“（七）总计＝各项办理结果相加”推算为 -84959，请先核对这些数
      granted · total is blank: fill it in; the applicant categories come to 1161, “the total of outcomes = the outcomes” gives -84959: check these figures first

      applicant-total fail error: 表三!G24, requests/outcomes/total, （七）总计·总计
      related 表三!A24 表三!B24 表三!C24 表三!D24 表三!E24 表三!F24
      numbers 1 86121 -86120
      suggested fix requests/outcomes/total → 86121
      suspects only requests/outcomes/total → 86121
      （七）总计：总计为 1，各类申请人相加为 86121（自然人 13986 + 商业企业 14133 + 科研机构 14280 + 社会公益组织 14427 + 法律服务机构 14574 + 法人或其他组织·其他 14721），前者少 86120
      (7) total: the total comes to 1, the applicant categories to 86121 (natural persons 13986 + commercial enterprises 14133 + research institutions 14280 + public interest organisations 14427 + legal service organisations 14574 + other organisations 14721); the first is 86120 short

      outcome-total open error: 表三!G24, requests/outcomes/total, （七）总计·总计
      related 表三!G3 表三!G4 表三!G5 表三!G6 表三!G7 表三!G8 表三!G9 表三!G10 表三!G11 表三!G12 表三!G13 表三!G14 表三!G15 表三!G16 表三!G17 表三!G18 表三!G19 表三!G20 表三!G21 表三!G22 表三!G23
      “总计”列：（七）总计是否等于各项办理结果相加，未核对：“（一）予以公开”空白
      column “total”: cannot check whether the total of outcomes equals the outcomes: “granted” is blank"
    `);
  });

  test('cannot be worked out from unknown parts', async () => {
    expect(
      await findingsOf(spoilt({ ...granted, 'requests/granted/commercial': '约3', 'requests/outcomes/total': '约3' })),
    ).toMatchInlineSnapshot(`
      "request-flow open error: 表三!G1, requests/received/total, 一、本年新收·总计
      related 表三!G2 表三!G24 表三!G25
      suspects only requests/outcomes/total → 86121
      “总计”列：新收与上年结转之和是否等于办理结果总计与结转下年度之和，未核对：“（七）总计”读不出数字
      column “total”: cannot check whether received plus carried in equals outcomes plus carried out: “(7) total” is not a number

      unreadable-count fail error: 表三!B3, requests/granted/commercial, （一）予以公开·商业企业
      （一）予以公开·商业企业为“约3”，读不出数字；请只填阿拉伯数字
      granted · commercial enterprises says “约3”, which is not a number: write digits only

      applicant-total open error: 表三!G3, requests/granted/total, （一）予以公开·总计
      related 表三!A3 表三!B3 表三!C3 表三!D3 表三!E3 表三!F3
      suspects only requests/granted/total → 1161
      （一）予以公开：总计是否等于各类申请人相加，未核对：“总计”空白，“商业企业”读不出数字
      granted: cannot check whether the total equals the applicant categories: “total” is blank, “commercial enterprises” is not a number

      blank-total fail error: 表三!G3, requests/granted/total, （一）予以公开·总计
      （一）予以公开·总计未填，请补填；其他数不全，无法代为计算
      granted · total is blank: fill it in; other figures are missing too, so it cannot be worked out

      outcome-total open error: 表三!B24, requests/outcomes/commercial, （七）总计·商业企业
      related 表三!B3 表三!B4 表三!B5 表三!B6 表三!B7 表三!B8 表三!B9 表三!B10 表三!B11 表三!B12 表三!B13 表三!B14 表三!B15 表三!B16 表三!B17 表三!B18 表三!B19 表三!B20 表三!B21 表三!B22 表三!B23
      suspects likely requests/granted/commercial → 183
      “商业企业”列：（七）总计是否等于各项办理结果相加，未核对：“（一）予以公开”读不出数字
      column “commercial enterprises”: cannot check whether the total of outcomes equals the outcomes: “granted” is not a number

      applicant-total open error: 表三!G24, requests/outcomes/total, （七）总计·总计
      related 表三!A24 表三!B24 表三!C24 表三!D24 表三!E24 表三!F24
      suspects only requests/outcomes/total → 86121
      （七）总计：总计是否等于各类申请人相加，未核对：“总计”读不出数字
      (7) total: cannot check whether the total equals the applicant categories: “total” is not a number

      outcome-total open error: 表三!G24, requests/outcomes/total, （七）总计·总计
      related 表三!G3 表三!G4 表三!G5 表三!G6 表三!G7 表三!G8 表三!G9 表三!G10 表三!G11 表三!G12 表三!G13 表三!G14 表三!G15 表三!G16 表三!G17 表三!G18 表三!G19 表三!G20 表三!G21 表三!G22 表三!G23
      suspects only requests/granted/total → 1161
      “总计”列：（七）总计是否等于各项办理结果相加，未核对：“（七）总计”读不出数字，“（一）予以公开”空白
      column “total”: cannot check whether the total of outcomes equals the outcomes: “(7) total” is not a number, “granted” is blank

      unreadable-count fail error: 表三!G24, requests/outcomes/total, （七）总计·总计
      （七）总计·总计为“约3”，读不出数字；请只填阿拉伯数字
      (7) total · total says “约3”, which is not a number: write digits only"
    `);
  });

  test('is proposed neither negative nor as a fraction', async () => {
    expect(
      await findingsOf(spoilt({ 'cases/reconsideration/total': '', 'cases/reconsideration/upheld': '-9000' })),
    ).toMatchInlineSnapshot(`
      "negative-count fail error: 表四!A1, cases/reconsideration/upheld, 行政复议·结果维持
      行政复议·结果维持为 -9000；件数不能为负，请核对后改正
      administrative reconsideration · upheld is -9000; a count cannot be negative: check and correct it

      blank-total fail error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      行政复议·总计未填，请补填；各种结果相加为 -5049，请先核对这些数
      administrative reconsideration · total is blank: fill it in; the results come to -5049: check these figures first

      case-total open error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      related 表四!A1 表四!B1 表四!C1 表四!D1
      行政复议：总计是否等于各种结果相加，未核对：“总计”空白
      administrative reconsideration: cannot check whether the total equals the results: “total” is blank"
    `);
    expect(
      await findingsOf(spoilt({ 'cases/reconsideration/total': '', 'cases/reconsideration/upheld': '2.50' })),
    ).toMatchInlineSnapshot(`
      "fractional-count fail error: 表四!A1, cases/reconsideration/upheld, 行政复议·结果维持
      safe fix cases/reconsideration/upheld → 2.5
      行政复议·结果维持为 2.5（显示为 2.50）；件数须是整数，请核对后改正
      administrative reconsideration · upheld is 2.5 (shown as 2.50); a count must be whole: check and correct it

      blank-total fail error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      行政复议·总计未填，请补填；各种结果相加为 3953.5，请先核对这些数
      administrative reconsideration · total is blank: fill it in; the results come to 3953.5: check these figures first

      case-total open error: 表四!E1, cases/reconsideration/total, 行政复议·总计
      related 表四!A1 表四!B1 表四!C1 表四!D1
      行政复议：总计是否等于各种结果相加，未核对：“总计”空白
      administrative reconsideration: cannot check whether the total equals the results: “total” is blank"
    `);
  });

  test('may be alone on the right of its relation', async () => {
    const relations = form2021.relations.map((one) => ({ ...one, left: one.right, right: one.left }));
    const report = spoilt({ 'cases/reconsideration/total': '' }, { ...form2021, relations });
    expect(await findingsOf(report, { severities: off })).toContain('请补填 5254（各种结果相加为 5254）');
  });

  test('on both sides of the flow is worked out from it', async () => {
    expect(
      await findingsOf(spoilt({ 'requests/received/total': '', 'requests/received/natural-person': unread })),
    ).toMatchInlineSnapshot(`
      "request-flow open error: 表三, requests/received/natural-person, 一、本年新收·自然人
      related 表三!A2 表三!A24 表三!A25
      suspects likely requests/received/natural-person → 15113
      “自然人”列：新收与上年结转之和是否等于办理结果总计与结转下年度之和，未核对：“一、本年新收”未能读取
      column “natural persons”: cannot check whether received plus carried in equals outcomes plus carried out: “received this year” was not read

      applicant-total open error: 表三!G1, requests/received/total, 一、本年新收·总计
      related 表三 表三!B1 表三!C1 表三!D1 表三!E1 表三!F1
      一、本年新收：总计是否等于各类申请人相加，未核对：“总计”空白，“自然人”未能读取
      received this year: cannot check whether the total equals the applicant categories: “total” is blank, “natural persons” was not read

      blank-total fail error: 表三!G1, requests/received/total, 一、本年新收·总计
      numbers – 92883 –
      suggested fix requests/received/total → 92883
      一、本年新收·总计未填，请补填 92883（按“新收与上年结转之和＝办理结果总计与结转下年度之和”推算为 92883）
      received this year · total is blank: fill in 92883 (“received plus carried in = outcomes plus carried out” gives 92883)

      request-flow open error: 表三!G1, requests/received/total, 一、本年新收·总计
      related 表三!G2 表三!G24 表三!G25
      suspects likely requests/received/total → 92883
      “总计”列：新收与上年结转之和是否等于办理结果总计与结转下年度之和，未核对：“一、本年新收”空白
      column “total”: cannot check whether received plus carried in equals outcomes plus carried out: “received this year” is blank"
    `);
  });
});

describe('a figure that is none', () => {
  const at = (content: Content) => findingsOf(spoilt({ 'disclosure/licensing/decisions': content }));
  /** In a PDF the place of a cell has a page. */
  const printed = (text: string) => {
    const report = spoilt({ 'disclosure/licensing/decisions': text });
    const entries = report.tables[0]!.entries.map((entry) => ({
      ...entry,
      place: { path: 'a.pdf', page: 2, line: 7 },
    }));
    return findingsOf(withTable(report, 'disclosure', { entries }));
  };

  test('but words', async () => {
    expect(await at('  见附件 ')).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量为“见附件”，读不出数字；请只填阿拉伯数字
      licensing · decisions this year says “见附件”, which is not a number: write digits only"
    `);
  });

  test('but digits set apart', async () => {
    expect(await at('1  2')).toMatchInlineSnapshot(`
      "unreadable-count open error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的数字中间隔开了（“1 2”），无法确定是一个数还是几个数；请对照原件核对这一格
      licensing · decisions this year has digits set apart (“1 2”), and it is unclear whether they are one number: compare this cell with the original"
    `);
    expect(await at('1\u24232')).toMatchInlineSnapshot(`
      "unreadable-count open error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的数字中间隔开了（“1␣2”），无法确定是一个数还是几个数；请对照原件核对这一格
      licensing · decisions this year has digits set apart (“1␣2”), and it is unclear whether they are one number: compare this cell with the original"
    `);
    expect(await at('１．5 件')).toMatchInlineSnapshot(`
      "fractional-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      safe fix disclosure/licensing/decisions → 1.5
      行政许可·本年处理决定数量为 1.5（显示为 １．5 件）；件数须是整数，请核对后改正
      licensing · decisions this year is 1.5 (shown as １．5 件); a count must be whole: check and correct it

      noted-count fail info: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      safe fix disclosure/licensing/decisions → 1.5
      行政许可·本年处理决定数量写作“１．5 件”，按 1.5 核对；单位不用写，请只填数字
      licensing · decisions this year says “１．5 件” and is taken as 1.5: write digits only, without the unit"
    `);
    expect(await at('12 34')).toContain('unreadable-count open');
    for (const text of ['1 2余', '0000']) expect(await at(text)).toContain('unreadable-count fail');
    expect(await at('共 1 2')).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量为“共 1 2”，读不出数字；请只填阿拉伯数字
      licensing · decisions this year says “共 1 2”, which is not a number: write digits only"
    `);
  });

  test('but in the unit of something else', async () => {
    expect(await at('3万元')).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量写作“3万元”，而本栏填数量，单位不会是“万元”，不能按数字核对；请改正后只填数字
      licensing · decisions this year says “3万元”, but the form asks for a count, not for 万元, so it is not taken as a number: correct it and write digits only"
    `);
    expect(await findingsOf(spoilt({ 'disclosure/fees/amount': '3件' }))).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      行政事业性收费·本年收费金额写作“3件”，而本栏填金额，单位不会是“件”，不能按数字核对；请改正后只填数字
      administrative fees · fees charged this year (10,000 yuan) says “3件”, but the form asks for an amount, not for 件, so it is not taken as a number: correct it and write digits only"
    `);
  });

  test('but a picture, or struck out', async () => {
    expect(await at({ text: ' ', picture: true })).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量是一张图片，读不出数字；请改填数字
      licensing · decisions this year is a picture, from which no number can be read: write the number in digits"
    `);
    expect(await at({ text: '', struck: '12' })).toMatchInlineSnapshot(`
      "unreadable-count open error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量只有划了删除线的“12”，无法确定算不算数；请改填数字
      licensing · decisions this year has only “12”, struck through, and it is unclear whether that counts: write the number without the line"
    `);
  });

  test('but the empty text of a formula', async () => {
    expect(await at({ text: '', stored: { formula: 'IF(A1,1,"")' } })).toMatchInlineSnapshot(`
      "unreadable-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量是公式 =IF(A1,1,"")，结果不是数字；请改填数字，没有发生的填 0
      licensing · decisions this year is the formula =IF(A1,1,""), whose result is not a number: write the number, 0 where there was nothing"
    `);
    expect(await at({ text: '', stored: { formula: 'A1', uncached: true } })).toMatchInlineSnapshot(`
      "stale-formula open warning: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量是公式 =A1，文件中没有存结果，也无法代为计算；请用表格软件打开后重新保存
      licensing · decisions this year is the formula =A1, stored without a result and too complex to work out here: open and save it in a spreadsheet program"
    `);
  });

  test('on a printed page that may show it otherwise', async () => {
    expect(await printed('1\u03362')).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的“1̶2”有线从字中间穿过，可能是划掉或改过的，无法确定算不算数；请对照原件核对这一格
      licensing · decisions this year has “1̶2”, with a line through it: it may be struck out or revised, and it is unclear what counts: compare this cell with the original"
    `);
    expect(await printed('1\u20d2 2')).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的“1 2”越过了格线，无法确定这一格填的是哪几位；请对照原件核对这一格
      licensing · decisions this year has “1 2”, which runs over the line next to it, and it is unclear which digits belong to this cell: compare it with the original"
    `);
    expect(await printed('1\ufffd')).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量有字读不出（与别的字叠在一起，或缺少编码），显示为“1�”；请对照原件核对这一格
      licensing · decisions this year has characters that cannot be read (“1�”), because they overlap others or lack an encoding: compare this cell with the original"
    `);
    expect(await printed(`0${'0'.repeat(3)}`)).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的数字中间隔开了（“0000”），无法确定是一个数还是几个数；请对照原件核对这一格
      licensing · decisions this year has digits set apart (“0000”), and it is unclear whether they are one number: compare this cell with the original"
    `);
    expect(await printed('1 2')).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量的数字中间隔开了（“1 2”），无法确定是一个数还是几个数；请对照原件核对这一格
      licensing · decisions this year has digits set apart (“1 2”), and it is unclear whether they are one number: compare this cell with the original"
    `);
    for (const text of ['约20', '20件余']) expect(await printed(text)).toContain('unreadable-count fail');
    expect(await printed('若干')).toMatchInlineSnapshot(`
      "unreadable-count fail error: 第2页 第7行, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量为“若干”，读不出数字；请只填阿拉伯数字
      licensing · decisions this year says “若干”, which is not a number: write digits only"
    `);
  });

  test('on a printed page that is a picture of it', async () => {
    const report = spoilt({ 'disclosure/licensing/decisions': { text: '', picture: true } });
    const entries = report.tables[0]!.entries.map((entry) => ({ ...entry, place: { path: 'a.pdf', page: 2 } }));
    expect(await findingsOf(withTable(report, 'disclosure', { entries }))).toMatchInlineSnapshot(`
      "unreadable-count open error: 第2页, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量是一张图片，读不出数字；请改填数字
      licensing · decisions this year is a picture, from which no number can be read: write the number in digits"
    `);
  });
});

describe('figures outside any cell', () => {
  const figure = (text: string, row?: string) => ({
    cell: { text, place: { path: 'a.docx', table: 3, row: 9 } },
    ...(row !== undefined && { row }),
  });

  test('of one row, of two, and of none', async () => {
    const report = spoilt({
      'requests/granted/commercial': unread,
      'requests/granted/research': unread,
      'cases/reconsideration/other': unread,
      'requests/received/research': unread,
    });
    expect(
      await findingsOf(
        withTable(report, 'requests', {
          unplaced: [figure(' 7 ', 'granted'), figure('8', 'received'), figure('9', 'granted')],
        }),
        { severities: off },
      ),
    ).toMatchInlineSnapshot(`
      "unreadable-count open error: 表格3 第9行, requests, （一）予以公开
      about requests/granted
      quoted 7 9
      （一）予以公开有“7”、“9”对不上栏目，未填的 2 格因此未读取；请对照原件填进所属的格
      granted has “7”, “9” outside any cell, so its 2 empty cells are not read: put each into its cell

      unreadable-count open error: 表格3 第9行, requests, 一、本年新收
      about requests/received
      quoted 8
      一、本年新收有“8”对不上栏目，未填的 1 格因此未读取；请对照原件填进所属的格
      received this year has “8” outside any cell, so its 1 empty cell is not read: put each into its cell"
    `);
    expect(
      await findingsOf(
        withTable(report, 'requests', { unplaced: ['1', '2', '3', '4', '5'].map((text) => figure(text)) }),
        { severities: off },
      ),
    ).toMatchInlineSnapshot(`
      "unreadable-count open error: 表格3 第9行, requests, 表三
      about requests/
      quoted 1 2 3 4 5
      表三有“1”、“2”、“3”、“4”、“5”对不上栏目，未填的 3 格因此未读取；请对照原件填进所属的格
      Table 3 has “1”, “2”, “3”, “4”, “5” outside any cell, so its 3 empty cells are not read: put each into its cell"
    `);
    expect(
      await findingsOf(
        withTable(report, 'requests', {
          unplaced: ['1', '2', '3', '4', '5', '6'].map((text) => figure(text, 'granted')),
        }),
        { severities: off },
      ),
    ).toMatchInlineSnapshot(`
      "unreadable-count open error: 表格3 第9行, requests, （一）予以公开
      about requests/granted
      quoted 1 2 3 4 5
      （一）予以公开有“1”、“2”、“3”、“4”、“5” 等 6 处对不上栏目，未填的 2 格因此未读取；请对照原件填进所属的格
      granted has “1”, “2”, “3”, “4”, “5” and 1 more outside any cell, so its 2 empty cells are not read: put each into its cell"
    `);
  });
});

describe('lines that are not there', () => {
  const without = (ids: readonly string[], form = form2021) =>
    spoilt(
      Object.fromEntries(
        form.tables
          .flatMap((table) => spoilt({}, form).tables.find((one) => one.table === table)!.entries)
          .filter(
            ({ at }) => ids.includes(`${at.table.id}/${at.row.id}`) || ids.includes(`${at.table.id}//${at.column.id}`),
          )
          .map(({ at }) => [at.id, absent]),
      ),
      form,
    );
  const quiet = { severities: off };
  const rows = [
    'refused.state-secret',
    'refused.forbidden-by-law',
    'refused.third-party-rights',
    'unavailable.unclear',
  ].map((id) => `requests/${id}`);

  test('one cell of a row', async () => {
    expect(
      await findingsOf(
        spoilt({
          'disclosure/regulations/issued': absent,
          'disclosure/regulations/effective': absent,
          'cases/reconsideration/upheld': absent,
        }),
        quiet,
      ),
    ).toMatchInlineSnapshot(`
      "unreadable-count open error: 表二, disclosure, 规章
      about disclosure/regulations
      规章没有“本年制发件数”“现行有效件数”一格，未核对；请补上，没有发生的填 0
      regulations has no cell for “issued this year”, “in force”, which was not checked: add it, with 0 where there was nothing"
    `);
  });

  test('cells that a list has no column for, and lines that are named as missing', async () => {
    const unlisted = { value: { kind: 'absent', unlisted: true } } as const;
    expect(await findingsOf(spoilt({ 'disclosure/licensing/decisions': unlisted }), quiet)).toBe('');
    expect(await findingsOf(spoilt({ 'disclosure/regulations/issued': unlisted }), quiet)).toBe('');
    for (const ids of [['disclosure//issued'], ['disclosure/regulations'], ['disclosure/licensing']]) {
      expect(await findingsOf(without(ids), quiet)).not.toContain('unreadable-count');
    }
  });

  test('rows', async () => {
    expect(await findingsOf(without(rows.slice(0, 1)), quiet)).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, （三）不予公开·1.属于国家秘密
      about requests/row/received/refused.state-secret
      表三缺少一行，或行名无法辨认：（三）不予公开·1.属于国家秘密；请按格式补上，没有发生的填 0
      Table 3 lacks the row “refused: state secret”, or its label cannot be made out: add it as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(without(rows.slice(0, 3)), quiet)).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, 表三
      about requests/row/received/refused.state-secret
      表三缺少 3 行，或行名无法辨认：（三）不予公开·1.属于国家秘密、（三）不予公开·2.其他法律行政法规禁止公开、（三）不予公开·4.保护第三方合法权益；请按格式补上，没有发生的填 0
      Table 3 lacks 3 rows, or their labels cannot be made out: “refused: state secret”, “refused: forbidden by law”, “refused: third-party rights”: add them as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(without(rows), quiet)).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, 表三
      about requests/row/received/refused.state-secret
      表三缺少 4 行，或行名无法辨认：（三）不予公开·1.属于国家秘密、（三）不予公开·2.其他法律行政法规禁止公开、（三）不予公开·4.保护第三方合法权益 等；请按格式补上，没有发生的填 0
      Table 3 lacks 4 rows, or their labels cannot be made out: “refused: state secret”, “refused: forbidden by law”, “refused: third-party rights”, “…”: add them as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(without(['requests/outcomes', 'requests/carried-out']), quiet)).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, 表三
      about requests/row/received/outcomes
      表三到“（六）其他处理·3.其他”为止，其后 2 行缺失；请按格式补上，没有发生的填 0
      Table 3 ends at “other: other”, and the 2 rows after it are missing: add them as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(without(['cases/litigation-direct']), quiet)).toContain('missing-row fail');
    expect(await findingsOf(without(form2021.tables[2]!.blocks[0]!.rows.flatMap(idsIn)), quiet)).toMatchInlineSnapshot(`
      "empty-table fail error: 表四, cases, 表四
      about cases
      表四整张未填；请补填，没有发生的填 0
      Table 4 is not filled in: fill it in, with 0 where there was nothing

      missing-row fail error: 表四, cases, 表四
      about cases/row/reconsideration/reconsideration
      表四缺少 3 行，或行名无法辨认：行政复议、未经复议直接起诉、复议后起诉；请按格式补上，没有发生的填 0
      Table 4 lacks 3 rows, or their labels cannot be made out: “administrative reconsideration”, “litigation without reconsideration”, “litigation after reconsideration”: add them as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(without(['requests/carried-out']), quiet)).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, 四、结转下年度
      about requests/row/received/carried-out
      表三缺少一行，或行名无法辨认：四、结转下年度；请按格式补上，没有发生的填 0
      Table 3 lacks the row “carried out to next year”, or its label cannot be made out: add it as in the form, with 0 where there was nothing"
    `);
  });

  test('rows, for reasons of the print', async () => {
    expect(
      await findingsOf(
        withTable(without(rows), 'requests', { lost: true, shifted: new Set(['refused.state-secret']) }),
        quiet,
      ),
    ).toMatchInlineSnapshot(`
      "missing-row open error: 表三, requests, （三）不予公开·1.属于国家秘密
      about requests/row/received/refused.state-secret
      表三“（三）不予公开·1.属于国家秘密”一行的单元格错位（左边可能有单元格合并的行数不对），未读取；请更正合并后再核对
      the cells of the row “refused: state secret” in Table 3 are out of place (a cell to the left probably spans the wrong number of rows) and were not read: correct the merged cell and check again

      missing-row open error: 表三, requests, 表三
      about requests/row/received/refused.forbidden-by-law
      表三有行名或栏目名称读不出（与别的字叠在一起，或缺少编码），没有找到“（三）不予公开·2.其他法律行政法规禁止公开、（三）不予公开·4.保护第三方合法权益、（四）无法提供·3.补正后申请内容仍不明确” 3 行；请对照原件核对，或改用原来的文件
      Table 3 has labels that cannot be read, because they overlap others or lack an encoding, and the rows “refused: forbidden by law”, “refused: third-party rights”, “unavailable: still unclear” could not be found: compare it with the original, or use the file that it was made from"
    `);
    expect(
      await findingsOf(
        withTable(without([...rows.slice(0, 1), 'cases/litigation-direct']), 'cases', { cut: true }),
        quiet,
      ),
    ).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, （三）不予公开·1.属于国家秘密
      about requests/row/received/refused.state-secret
      表三缺少一行，或行名无法辨认：（三）不予公开·1.属于国家秘密；请按格式补上，没有发生的填 0
      Table 3 lacks the row “refused: state secret”, or its label cannot be made out: add it as in the form, with 0 where there was nothing

      missing-row open error: 表四, cases, 未经复议直接起诉
      about cases/row/reconsideration/litigation-direct
      表四超出页面右边，“未经复议直接起诉”一行读不到；请缩小表格重新生成，或改用原来的文件
      Table 4 runs over the right edge of its page, and the row “litigation without reconsideration” cannot be read: narrow the table and make the file again, or use the original"
    `);
    expect(
      await findingsOf(withTable(without(rows.slice(0, 1)), 'requests', { cut: true }), quiet),
    ).toMatchInlineSnapshot(`
      "missing-row fail error: 表三, requests, （三）不予公开·1.属于国家秘密
      about requests/row/received/refused.state-secret
      表三缺少一行，或行名无法辨认：（三）不予公开·1.属于国家秘密；请按格式补上，没有发生的填 0
      Table 3 lacks the row “refused: state secret”, or its label cannot be made out: add it as in the form, with 0 where there was nothing"
    `);
  });

  test('columns', async () => {
    const report = without(['requests//research', 'requests//legal-service']);
    expect(await findingsOf(report, quiet)).toMatchInlineSnapshot(`
      "missing-column fail error: 表三, requests, 科研机构
      about requests/column/received/research
      表三缺少一列，或栏目名称无法辨认：科研机构；请按格式补上，没有发生的填 0
      Table 3 lacks the column “research institutions”, or its label cannot be made out: add it as in the form, with 0 where there was nothing

      missing-column fail error: 表三, requests, 法律服务机构
      about requests/column/received/legal-service
      表三缺少一列，或栏目名称无法辨认：法律服务机构；请按格式补上，没有发生的填 0
      Table 3 lacks the column “legal service organisations”, or its label cannot be made out: add it as in the form, with 0 where there was nothing"
    `);
    expect(await findingsOf(withTable(report, 'requests', { cut: true, lost: true }), quiet)).toMatchInlineSnapshot(`
      "missing-column open error: 表三, requests, 科研机构
      about requests/column/received/research
      表三超出页面右边，“科研机构”一列读不到；请缩小表格重新生成，或改用原来的文件
      Table 3 runs over the right edge of its page, and the column “research institutions” cannot be read: narrow the table and make the file again, or use the original

      missing-column open error: 表三, requests, 法律服务机构
      about requests/column/received/legal-service
      表三超出页面右边，“法律服务机构”一列读不到；请缩小表格重新生成，或改用原来的文件
      Table 3 runs over the right edge of its page, and the column “legal service organisations” cannot be read: narrow the table and make the file again, or use the original"
    `);
    expect(await findingsOf(withTable(report, 'requests', { lost: true }), quiet)).toMatchInlineSnapshot(`
      "missing-column open error: 表三, requests, 科研机构
      about requests/column/received/research
      表三有行名或栏目名称读不出（与别的字叠在一起，或缺少编码），没有找到“科研机构”一列；请对照原件核对，或改用原来的文件
      Table 3 has labels that cannot be read, because they overlap others or lack an encoding, and the column “research institutions” could not be found: compare it with the original, or use the file that it was made from

      missing-column open error: 表三, requests, 法律服务机构
      about requests/column/received/legal-service
      表三有行名或栏目名称读不出（与别的字叠在一起，或缺少编码），没有找到“法律服务机构”一列；请对照原件核对，或改用原来的文件
      Table 3 has labels that cannot be read, because they overlap others or lack an encoding, and the column “legal service organisations” could not be found: compare it with the original, or use the file that it was made from"
    `);
  });

  test('tables', async () => {
    const report = spoilt();
    expect(await findingsOf(withoutTable(report, 'cases'))).toMatchInlineSnapshot(`
      "missing-table fail error: a.xlsx, cases, 表四
      about cases
      没有找到表四（政府信息公开行政复议、行政诉讼情况），3 项勾稽关系因此未核对；请按格式补上
      Table 4 is missing; its 3 sums are not checked: add it as in the form"
    `);
    const why = { zh: '它是一张图片', en: 'it is a picture' };
    expect(
      await findingsOf(withoutTable(report, 'cases', { why }), { severities: { 'missing-table': 'off' } }),
    ).toMatchInlineSnapshot(`
      "missing-table open error: a.xlsx, cases, 表四
      about cases
      表四（政府信息公开行政复议、行政诉讼情况）无法读取：它是一张图片，3 项勾稽关系因此未核对；请改用原来的表格或 Word 文件
      Table 4 cannot be read: it is a picture; its 3 sums are not checked: use the original spreadsheet or Word file"
    `);
    expect(await findingsOf(withoutTable(report, 'cases', { why, pictured: true }))).toMatchInlineSnapshot(`
      "missing-table open error: a.xlsx, cases, 表四
      about cases
      表四（政府信息公开行政复议、行政诉讼情况）无法读取：它是一张图片，3 项勾稽关系因此未核对；请改用原来的表格或 Word 文件
      Table 4 cannot be read: it is a picture; its 3 sums are not checked: use the original spreadsheet or Word file"
    `);
    expect(
      await findingsOf(withoutTable(report, 'cases', { why, pictured: true }), {
        severities: { 'missing-table': 'off' },
      }),
    ).toBe('');
    expect(await findingsOf(withoutTable(report, 'cases', { unlisted: true }))).toBe('');
    expect(await findingsOf(withoutTable(report, 'disclosure'))).toMatchInlineSnapshot(`
      "missing-table fail error: a.xlsx, disclosure, 表二
      about disclosure
      没有找到表二（主动公开政府信息情况）；请按格式补上
      Table 2 is missing: add it as in the form"
    `);
  });
});

describe('what is there twice', () => {
  const report = spoilt({ 'disclosure/regulations/issued': ' 8 ' });
  const [disclosure, requests] = report.tables as [(typeof report.tables)[0], (typeof report.tables)[0]];
  const again = { table: requests.table, place: { path: 'a.xlsx', sheet: '副本' }, hidden: false };

  test('a table', async () => {
    expect(await findingsOf({ ...report, repeated: [again, again] })).toMatchInlineSnapshot(`
      "duplicate-table fail error: 副本, requests, 表三
      about requests/0
      表三在同一份报告中重复出现（第一次在 表三），只核对第一张；请删去多余的一张
      Table 3 occurs twice in the same report (first at 表三); only the first is checked: delete the extra one

      duplicate-table fail error: 副本, requests, 表三
      about requests/1
      表三在同一份报告中重复出现（第一次在 表三），只核对第一张；请删去多余的一张
      Table 3 occurs twice in the same report (first at 表三); only the first is checked: delete the extra one"
    `);
    expect(await findingsOf({ ...report, repeated: [{ ...again, hidden: true }, again] })).toMatchInlineSnapshot(`
      "duplicate-table fail error: 副本, requests, 表三
      about requests/1
      表三在同一份报告中重复出现（第一次在 表三），只核对第一张；请删去多余的一张
      Table 3 occurs twice in the same report (first at 表三); only the first is checked: delete the extra one

      hidden-figures fail warning: 副本, requests, 表三
      about requests/0
      另有一张隐藏的表三，未核对；不需要的请删去
      another Table 3 is hidden and was not checked: delete it if it is not needed"
    `);
    expect(
      await findingsOf({ ...withoutTable(report, 'requests', { unlisted: true }), repeated: [again] }),
    ).toMatchInlineSnapshot(`
      "duplicate-table fail error: 副本, requests, 表三
      about requests/0
      表三在同一份报告中重复出现，只核对第一张；请删去多余的一张
      Table 3 occurs twice in the same report; only the first is checked: delete the extra one"
    `);
  });

  test('a cell', async () => {
    const cells = [
      {
        ...disclosure.entries[1]!,
        place: { path: 'a.csv', line: 9 },
        cell: { text: ' 5 ', place: { path: 'a.csv', line: 9 } },
      },
      { ...disclosure.entries[0]!, place: { path: 'a.csv', line: 10 } },
      { ...disclosure.entries[0]!, place: { path: 'a.csv', line: 11 }, cell: undefined },
    ];
    expect(
      await findingsOf({ ...report, repeated: [{ ...again, table: disclosure.table, cells }] }),
    ).toMatchInlineSnapshot(`
      "duplicate-table fail error: 9:1, disclosure, 规章·本年废止件数
      about disclosure/regulations/repealed/表二!B1/9:1
      quoted 5
      规章·本年废止件数在同一份报告中写了两次（另一处在 表二!B1），先是“15”，后是“5”，核对的是前一处；请只留下准确的一处
      regulations · repealed this year is given twice in the same report (first at 表二!B1), first “15”, then “5”; the first is checked: keep the right one and delete the other

      duplicate-table fail error: 10:1, disclosure, 规章·本年制发件数
      about disclosure/regulations/issued/表二!A1/10:1
      quoted 8
      规章·本年制发件数在同一份报告中写了两次（另一处在 表二!A1），都是“8”，核对的是前一处；请只留下准确的一处
      regulations · issued this year is given twice in the same report (first at 表二!A1), “8” each time; the first is checked: keep the right one and delete the other

      duplicate-table fail error: 11:1, disclosure, 规章·本年制发件数
      about disclosure/regulations/issued/表二!A1/11:1
      quoted 
      规章·本年制发件数在同一份报告中写了两次（另一处在 表二!A1），先是“8”，后是“”，核对的是前一处；请只留下准确的一处
      regulations · issued this year is given twice in the same report (first at 表二!A1), first “8”, then “”; the first is checked: keep the right one and delete the other"
    `);
    expect(
      await findingsOf({
        ...withoutTable(report, 'disclosure', { unlisted: true }),
        repeated: [{ ...again, cells: cells.slice(0, 1) }],
      }),
    ).toMatchInlineSnapshot(`
      "duplicate-table fail error: 9:1, disclosure, 规章·本年废止件数
      about disclosure/regulations/repealed//9:1
      quoted 5
      规章·本年废止件数在同一份报告中写了两次（另一处在 ），先是“”，后是“5”，核对的是前一处；请只留下准确的一处
      regulations · repealed this year is given twice in the same report (first at ), first “”, then “5”; the first is checked: keep the right one and delete the other"
    `);
  });
});

describe('forms and years', () => {
  const stated = (year: number, from: 'title' | 'period' | 'name' | 'option') => ({
    year,
    from,
    place: { path: 'a.docx', line: year },
  });

  test('a form that is not in force', async () => {
    expect(await findingsOf({ ...spoilt({}, form2019), year: 2021 })).toMatchInlineSnapshot(`
      "edition-mismatch fail warning: 表二, disclosure, 表二
      about disclosure
      quoted 2019
      表二是 2019 年版格式（国办公开办函〔2019〕60号），2021 年度报告不适用；请换用该年度的格式
      Table 2 follows the form of 2019, which is not in force for 2021: use the form of that year

      edition-mismatch fail warning: 表三, requests, 表三
      about requests
      quoted 2019
      表三是 2019 年版格式（国办公开办函〔2019〕60号），2021 年度报告不适用；请换用该年度的格式
      Table 3 follows the form of 2019, which is not in force for 2021: use the form of that year"
    `);
    expect(await findingsOf({ ...spoilt(), year: 2020 })).toMatchInlineSnapshot(`
      "edition-mismatch fail warning: 表二, disclosure, 表二
      about disclosure
      quoted 2021
      表二是 2021 年版格式（国办公开办函〔2021〕30号），2020 年度报告不适用；请换用该年度的格式
      Table 2 follows the form of 2021, which is not in force for 2020: use the form of that year

      edition-mismatch fail warning: 表三, requests, 表三
      about requests
      quoted 2021
      表三是 2021 年版格式（国办公开办函〔2021〕30号），2020 年度报告不适用；请换用该年度的格式
      Table 3 follows the form of 2021, which is not in force for 2020: use the form of that year"
    `);
    expect(await findingsOf({ ...spoilt(), year: 2021 })).toBe('');
    expect(await findingsOf({ ...spoilt({}, form2019), year: 2020 })).toBe('');
    expect(await findingsOf({ ...spoilt({}, form2019), year: null })).toBe('');
  });

  test('two years', async () => {
    const years = [
      stated(2024, 'title'),
      stated(2024, 'period'),
      stated(2023, 'name'),
      stated(2022, 'period'),
      stated(2021, 'title'),
    ];
    expect(await findingsOf({ ...spoilt(), years })).toMatchInlineSnapshot(`
      "year-mismatch fail warning: 2022:1, no table, no label
      about stated
      quoted 2022
      统计期限的年度是 2022，标题是 2024；请核对
      the period says 2022, the title 2024: check which is right"
    `);
    expect(await findingsOf({ ...spoilt(), years: years.slice(0, 3) }, { year: 2024 })).toBe('');
    expect(await findingsOf({ ...spoilt(), years: years.slice(2, 3) }, { year: 2024 })).toMatchInlineSnapshot(`
      "year-mismatch fail warning: 2023:1, no table, no label
      about expected
      quoted 2023
      文件名或表名的年度是 2023，应为 2024；请核对
      the name of the file or sheet says 2023; 2024 is expected: check which is right"
    `);
    expect(await findingsOf({ ...spoilt(), years: [] }, { year: 2024 })).toBe('');
    expect(await findingsOf({ ...spoilt(), years: years.slice(3) }, { year: 2020 })).toMatchInlineSnapshot(`
      "year-mismatch fail warning: 2022:1, no table, no label
      about expected
      quoted 2022
      统计期限的年度是 2022，应为 2020；请核对
      the period says 2022; 2020 is expected: check which is right

      year-mismatch fail warning: 2021:1, no table, no label
      about stated
      quoted 2021
      标题的年度是 2021，统计期限是 2022；请核对
      the title says 2021, the period 2022: check which is right"
    `);
  });
});

describe('figures of a workbook', () => {
  const figure = (text: string, stored: object) => findingsOf(spoilt({ 'disclosure/fees/amount': { text, stored } }));

  test('that are outdated', async () => {
    expect(await figure('12', { number: '12', formula: 'A1+1', computed: '13' })).toMatchInlineSnapshot(`
      "stale-formula fail warning: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      numbers 12 13 -1
      行政事业性收费·本年收费金额显示 12，公式 =A1+1 现在算得 13；请重新计算后保存，并检查有无以文本形式存储的数字
      administrative fees · fees charged this year (10,000 yuan) shows 12, but the formula =A1+1 now gives 13: recalculate and save, and look for numbers stored as text"
    `);
    expect(await figure('0.3', { number: '0.3', formula: 'A1+1', computed: '0.30000000004' })).toBe('');
    expect(await figure('0.3', { number: '0.3', formula: 'A1+1', computed: '0.300000002' })).toMatchInlineSnapshot(`
      "stale-formula fail warning: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      numbers 0.3 0.300000002 -0.000000002
      行政事业性收费·本年收费金额显示 0.3，公式 =A1+1 现在算得 0.300000002；请重新计算后保存，并检查有无以文本形式存储的数字
      administrative fees · fees charged this year (10,000 yuan) shows 0.3, but the formula =A1+1 now gives 0.300000002: recalculate and save, and look for numbers stored as text"
    `);
    expect(await figure('3000000000.5', { number: '3000000000.5', formula: 'A1+1', computed: '3000000001' })).toBe('');
    expect(await figure('3000000000', { number: '3000000000', formula: 'A1+1', computed: '3000000001' })).not.toBe('');
    expect(await figure('12', { number: '12', computed: '13' })).toBe('');
    expect(await figure('12', { number: '12', formula: 'A1+1' })).toBe('');
    expect(await figure('', { formula: 'A1+1', uncached: true })).toMatchInlineSnapshot(`
      "stale-formula open warning: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      行政事业性收费·本年收费金额是公式 =A1+1，文件中没有存结果，也无法代为计算；请用表格软件打开后重新保存
      administrative fees · fees charged this year (10,000 yuan) is the formula =A1+1, stored without a result and too complex to work out here: open and save it in a spreadsheet program"
    `);
    expect(await figure('3', { number: '3', formula: 'A1+1', computed: '3', uncached: true })).toBe('');
    expect(await figure('3', { number: '3', formula: 'A1+1', computed: '3.0000000001' })).toBe('');
    expect(await figure('3', { number: '3.0000000001', formula: 'A1+1', computed: '3' })).toBe('');
    expect(await figure('0', { number: '0.000000001', formula: 'A1+1', computed: '0' })).toBe('');
    expect(await figure('甲', { formula: 'A1', computed: '13' })).not.toContain('stale-formula');
  });

  test('that are hidden', async () => {
    const hidden = { text: '2', hidden: true } as const;
    expect(await findingsOf(spoilt({ 'disclosure/fees/amount': hidden }))).toMatchInlineSnapshot(`
      "hidden-figures fail warning: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      表二有 1 格在隐藏的行、列或工作表中，照样参加核对；请取消隐藏后检查
      Table 2 has 1 cell in hidden rows, columns or sheets, which are checked all the same: unhide and look at them"
    `);
    expect(
      await findingsOf(spoilt({ 'disclosure/fees/amount': hidden, 'disclosure/licensing/decisions': hidden })),
    ).toMatchInlineSnapshot(`
      "hidden-figures fail warning: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      related 表二!E6
      表二有 2 格在隐藏的行、列或工作表中，照样参加核对；请取消隐藏后检查
      Table 2 has 2 cells in hidden rows, columns or sheets, which are checked all the same: unhide and look at them"
    `);
  });

  test('that are typed in among formulas', async () => {
    const { entries } = spoilt().tables[1]!;
    const formulas = (count: number) =>
      Object.fromEntries(
        entries
          .filter(({ at }) => at.row.id === 'outcomes')
          .slice(0, count)
          .map(({ at, cell }) => [at.id, { text: cell!.text, stored: { number: cell!.text, formula: 'SUM(A1:A2)' } }]),
      );
    expect(await findingsOf(spoilt(formulas(7)))).toBe('');
    expect(await findingsOf(spoilt(formulas(6)))).toMatchInlineSnapshot(`
      "constant-total fail info: 表三!G24, requests/outcomes/total, （七）总计·总计
      （七）总计·总计是手填的 86121，旁边的总计是公式，分项改动后它不会跟着变；请也改成公式
      (7) total · total is typed in as 86121, where the totals beside it are formulas, and will not follow its parts: make it a formula as well"
    `);
    expect(await findingsOf(spoilt(formulas(4)))).not.toBe('');
    expect(await findingsOf(spoilt(formulas(3)))).toBe('');
    const words = { ...formulas(6), 'requests/outcomes/total': '约3' };
    expect(await findingsOf(spoilt(words))).not.toContain('constant-total');
    expect(await findingsOf(spoilt({ ...formulas(6), 'requests/outcomes/total': ' 86121 ' }))).toContain(
      '手填的 86121，',
    );
    expect(await findingsOf(spoilt({ ...formulas(6), 'requests/outcomes/total': ' 86121 ' }))).toContain(
      'typed in as 86121,',
    );
    const half = { ...formulas(3), 'requests/outcomes/legal-service': '约3' };
    expect(await findingsOf(spoilt(half))).not.toContain('constant-total');
    const parts = entries.filter(({ at }) => at.row.id === 'granted' && !at.total).slice(0, 5);
    const stored = { formula: 'A1+A2' };
    expect(
      await findingsOf(
        spoilt(
          Object.fromEntries(
            parts.map(({ at, cell }) => [at.id, { text: cell!.text, stored: { number: cell!.text, ...stored } }]),
          ),
        ),
      ),
    ).toBe('');
  });
});

describe('ways of writing', () => {
  test('notes, units and odd digits', async () => {
    expect(
      await findingsOf(
        spoilt({
          'disclosure/licensing/decisions': '12（含上年3件）',
          'disclosure/penalties/decisions': '12件',
          'disclosure/coercion/decisions': '0012',
          'disclosure/fees/amount': '3元',
          'disclosure/regulations/issued': { text: '１,234' },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "noted-count fail info: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量写作“12（含上年3件）”，按 12 核对；请只填数字，说明移到表外
      licensing · decisions this year says “12（含上年3件）” and is taken as 12: write digits only, and move the note out of the table

      noted-count fail info: 表二!D4, disclosure/penalties/decisions, 行政处罚·本年处理决定数量
      safe fix disclosure/penalties/decisions → 12
      行政处罚·本年处理决定数量写作“12件”，按 12 核对；单位不用写，请只填数字
      penalties · decisions this year says “12件” and is taken as 12: write digits only, without the unit

      noted-count fail info: 表二!D5, disclosure/coercion/decisions, 行政强制·本年处理决定数量
      safe fix disclosure/coercion/decisions → 12
      行政强制·本年处理决定数量写作“0012”，按 12 核对；请只填数字，不加前导零、句号等
      coercive measures · decisions this year says “0012” and is taken as 12: write digits only, without leading zeros or full stops

      noted-count fail info: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      行政事业性收费·本年收费金额写作“3元”，按 3 核对，而本栏单位是万元；请换算后只填数字
      administrative fees · fees charged this year (10,000 yuan) says “3元” and is taken as 3, but the form asks for 万元: convert it and write digits only"
    `);
    expect(await findingsOf(spoilt({ 'disclosure/fees/amount': '03' }))).toContain('不加前导零');
    expect(await findingsOf(spoilt({ 'disclosure/procurement/amount': '03元' }, form2019))).toContain('noted-count');
    expect(await findingsOf(spoilt({ 'disclosure/fees/amount': ' 3万元 ' }))).toContain('“3万元”');
    expect(await findingsOf(spoilt({ 'disclosure/fees/amount': '3万元' }))).toMatchInlineSnapshot(`
      "noted-count fail info: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      safe fix disclosure/fees/amount → 3
      行政事业性收费·本年收费金额写作“3万元”，按 3 核对；单位不用写，请只填数字
      administrative fees · fees charged this year (10,000 yuan) says “3万元” and is taken as 3: write digits only, without the unit"
    `);
    expect(
      await findingsOf(spoilt({ 'disclosure/procurement/amount': '3元', 'disclosure/fees/change': '03' }, form2019)),
    ).toMatchInlineSnapshot(`
      "noted-count fail info: 表二!E7, disclosure/fees/change, 行政事业性收费·本年增/减
      safe fix disclosure/fees/change → 3
      行政事业性收费·本年增/减写作“03”，按 3 核对；请只填数字，不加前导零、句号等
      administrative fees · change this year says “03” and is taken as 3: write digits only, without leading zeros or full stops"
    `);
    expect(await findingsOf(spoilt({ 'disclosure/procurement/amount': '3元（约）' }, form2019))).toMatchInlineSnapshot(`
      "noted-count fail info: 表二!H8, disclosure/procurement/amount, 政府集中采购·采购总金额
      政府集中采购·采购总金额写作“3元（约）”，按 3 核对；请只填数字，说明移到表外
      central procurement · procurement amount says “3元（约）” and is taken as 3: write digits only, and move the note out of the table"
    `);
  });

  test('blanks and dashes', async () => {
    expect(
      await findingsOf(spoilt({ 'disclosure/licensing/decisions': '', 'disclosure/fees/amount': '/' })),
    ).toMatchInlineSnapshot(`
      "blank-count fail warning: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      表二有 1 格空白，核对时按 0 计；没有发生的请填 0
      Table 2 has 1 blank cell, counted as 0 in sums: write 0 where there was nothing

      dashed-count fail warning: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      表二有 1 格以“/”代替数字，核对时按 0 计；没有发生的请填 0
      Table 2 has 1 cell with “/” for a figure, which counts as 0 in sums: write 0 where there was nothing"
    `);
    expect(
      await findingsOf(
        spoilt({
          'disclosure/regulations/issued': ' — ',
          'disclosure/regulations/repealed': '无',
          'disclosure/regulations/effective': '无',
          'disclosure/licensing/decisions': { value: { kind: 'blank', unknown: true } },
          'disclosure/fees/amount': { value: { kind: 'blank', unknown: true } },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "dashed-count fail warning: 表二!A1, disclosure/regulations/issued, 规章·本年制发件数
      related 表二!B1 表二!C1
      表二有 3 格以“—”“无”代替数字，核对时按 0 计；没有发生的请填 0
      Table 2 has 3 cells with “—” or “无” for a figure, which counts as 0 in sums: write 0 where there was nothing

      blank-count fail warning: 表二, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      related 表二
      表二有 2 格空白，未按 0 计，用到的算式未核对；没有发生的请填 0
      Table 2 has 2 blank cells, not counted as 0, and sums that need one are not checked: write 0 where there was nothing"
    `);
  });

  test('numbers that no count can be', async () => {
    expect(
      await findingsOf(
        spoilt({
          'disclosure/licensing/decisions': '-1',
          'disclosure/penalties/decisions': ' 1.50 ',
          'disclosure/coercion/decisions': '0.5',
          'disclosure/fees/amount': '-1.5',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "negative-count fail error: 表二!D3, disclosure/licensing/decisions, 行政许可·本年处理决定数量
      行政许可·本年处理决定数量为 -1；件数不能为负，请核对后改正
      licensing · decisions this year is -1; a count cannot be negative: check and correct it

      fractional-count fail error: 表二!D4, disclosure/penalties/decisions, 行政处罚·本年处理决定数量
      safe fix disclosure/penalties/decisions → 1.5
      行政处罚·本年处理决定数量为 1.5（显示为 1.50）；件数须是整数，请核对后改正
      penalties · decisions this year is 1.5 (shown as 1.50); a count must be whole: check and correct it

      fractional-count fail error: 表二!D5, disclosure/coercion/decisions, 行政强制·本年处理决定数量
      行政强制·本年处理决定数量为 0.5；件数须是整数，请核对后改正
      coercive measures · decisions this year is 0.5; a count must be whole: check and correct it

      negative-count fail error: 表二!E6, disclosure/fees/amount, 行政事业性收费·本年收费金额
      行政事业性收费·本年收费金额为 -1.5；件数不能为负，请核对后改正
      administrative fees · fees charged this year (10,000 yuan) is -1.5; a count cannot be negative: check and correct it"
    `);
    expect(
      await findingsOf(spoilt({ 'disclosure/licensing/change': '-1', 'disclosure/fees/change': '-1' }, form2019)),
    ).toMatchInlineSnapshot(`""`);
  });

  test('names of no cell', async () => {
    const place = { path: 'a.csv', line: 3 };
    const unknown = [
      'requests/grantd/total',
      '表三/（一）予以公布/总计',
      'cases/reconsideration/none',
      '无',
      '表三/1.属于国家秘蜜/总计',
      '表三/（三）不予公开·1.属于国家秘蜜/总计',
    ].map((name, index) => ({
      name,
      text: index === 0 ? '' : String(index),
      place,
    }));
    expect(await findingsOf({ ...spoilt(), unknown })).toMatchInlineSnapshot(`
      "unknown-cell fail error: 3:1, no table, requests/grantd/total
      about requests/grantd/total
      quoted requests/grantd/total
      报告格式中没有“requests/grantd/total”这一格；最接近的是“requests/granted/total”；请改正名称
      the form has no cell “requests/grantd/total”; nearest: “requests/granted/total”: correct the name

      unknown-cell fail error: 3:1, no table, 表三/（一）予以公布/总计
      about 表三/（一）予以公布/总计
      quoted 表三/（一）予以公布/总计
      报告格式中没有“表三/（一）予以公布/总计”这一格，其中的“1”未核对；最接近的是“表三/（一）予以公开/总计”；请改正名称
      the form has no cell “表三/（一）予以公布/总计”, and its “1” is not checked; nearest: “表三/（一）予以公开/总计”: correct the name

      unknown-cell fail error: 3:1, no table, cases/reconsideration/none
      about cases/reconsideration/none
      quoted cases/reconsideration/none
      报告格式中没有“cases/reconsideration/none”这一格，其中的“2”未核对；最接近的是“cases/reconsideration/upheld”、“cases/reconsideration/corrected”、“cases/reconsideration/other”；请改正名称
      the form has no cell “cases/reconsideration/none”, and its “2” is not checked; nearest: “cases/reconsideration/upheld”, “cases/reconsideration/corrected”, “cases/reconsideration/other”: correct the name

      unknown-cell fail error: 3:1, no table, 无
      about 无
      quoted 无
      报告格式中没有“无”这一格，其中的“3”未核对；请改正名称
      the form has no cell “无”, and its “3” is not checked: correct the name

      unknown-cell fail error: 3:1, no table, 表三/1.属于国家秘蜜/总计
      about 表三/1.属于国家秘蜜/总计
      quoted 表三/1.属于国家秘蜜/总计
      报告格式中没有“表三/1.属于国家秘蜜/总计”这一格，其中的“4”未核对；最接近的是“表三/1.属于国家秘密/总计”；请改正名称
      the form has no cell “表三/1.属于国家秘蜜/总计”, and its “4” is not checked; nearest: “表三/1.属于国家秘密/总计”: correct the name

      unknown-cell fail error: 3:1, no table, 表三/（三）不予公开·1.属于国家秘蜜/总计
      about 表三/（三）不予公开·1.属于国家秘蜜/总计
      quoted 表三/（三）不予公开·1.属于国家秘蜜/总计
      报告格式中没有“表三/（三）不予公开·1.属于国家秘蜜/总计”这一格，其中的“5”未核对；最接近的是“表三/（三）不予公开·1.属于国家秘密/总计”；请改正名称
      the form has no cell “表三/（三）不予公开·1.属于国家秘蜜/总计”, and its “5” is not checked; nearest: “表三/（三）不予公开·1.属于国家秘密/总计”: correct the name"
    `);
  });
});

describe('headings', () => {
  const section = (index: number, number: number | null) => {
    const of = form2021.sections[index - 1]!;
    return { number, heading: `${of.heading}`, section: of, passages: [], place: { path: 'a.docx', line: index } };
  };

  test('that are missing, or have no ordinal or a wrong one', async () => {
    const sections = [section(1, 1), section(2, null), section(3, 4), section(5, 6), section(5, 5)];
    expect(await findingsOf({ ...spoilt(), sections })).toMatchInlineSnapshot(`
      "section-heading fail warning: 2:1, no table, no label
      about 2
      quoted 主动公开政府信息情况
      “主动公开政府信息情况”前缺序号“二、”；请补上
      “主动公开政府信息情况” lacks its ordinal “二、”: add it

      section-heading fail warning: 3:1, no table, no label
      about 3
      quoted 收到和处理政府信息公开申请情况
      “收到和处理政府信息公开申请情况”的序号应为“三、”；请改正
      “收到和处理政府信息公开申请情况” should have the ordinal “三、”: correct it

      section-missing fail warning: 表四, no table, no label
      about 4
      没有找到标题“四、政府信息公开行政复议、行政诉讼情况”；请补在表四之前
      the heading “四、政府信息公开行政复议、行政诉讼情况” is missing: add it before Table 4

      section-missing fail warning: a.xlsx, no table, no label
      about 6
      没有找到标题“六、其他需要报告的事项”；请按格式补上
      the heading “六、其他需要报告的事项” is missing: add it as in the form"
    `);
    expect(await findingsOf({ ...spoilt(), sections: sections.slice(1, 3) })).toBe('');
    const why = { zh: '它是一张图片', en: 'it is a picture' };
    const unread = form2021.tables.reduce((report, { id }) => withoutTable(report, id, { why }), spoilt());
    const two = [section(1, 1), section(5, 5)];
    expect(await findingsOf({ ...unread, sections: two })).toContain('没有找到标题“三、');
    expect(await findingsOf({ ...unread, sections: two.slice(0, 1) })).not.toContain('没有找到标题');
    expect(
      await findingsOf({ ...withoutTable(spoilt(), 'cases', { unlisted: true }), sections: [section(4, 4)] }),
    ).toBe('');
  });
});

describe('tables that are not filled in', () => {
  const blankIn = (id: string) =>
    Object.fromEntries(
      spoilt()
        .tables.flatMap(({ table, entries }) => (table.id === id || id === '*' ? entries : []))
        .map(({ at }) => [at.id, '']),
    );

  test('one of them', async () => {
    const shown = { 'cases/reconsideration/total': { text: '', stored: { formula: 'SUM(A1:A2)' } } };
    expect(await findingsOf(spoilt({ ...blankIn('cases'), ...shown }))).not.toContain('unreadable-count');
    expect(await findingsOf(spoilt(blankIn('cases')))).toMatchInlineSnapshot(`
      "empty-table fail error: 表四, cases, 表四
      about cases
      表四整张未填；请补填，没有发生的填 0
      Table 4 is not filled in: fill it in, with 0 where there was nothing"
    `);
  });

  test('all', async () => {
    expect(await findingsOf(spoilt(blankIn('*')))).toMatchInlineSnapshot(`
      "empty-table open error: a.xlsx, no table, no label
      about report
      云浦市 2021年度的各表都未填，未核对；请补填，没有发生的填 0
      the tables of 云浦市 2021 are not filled in and were not checked: fill them in, with 0 where there was nothing"
    `);
    expect(await findingsOf({ ...spoilt(blankIn('*')), organization: null, year: null })).toMatchInlineSnapshot(`
      "empty-table open error: a.xlsx, no table, no label
      about report
      这份报告的各表都未填，未核对；请补填，没有发生的填 0
      the tables of this report are not filled in and were not checked: fill them in, with 0 where there was nothing"
    `);
    const why = { zh: '它是一张图片', en: 'it is a picture' };
    expect(await findingsOf(withoutTable(spoilt(blankIn('*')), 'cases', { why }))).toMatchInlineSnapshot(`
      "blank-count fail warning: 表二!A1, disclosure/regulations/issued, 规章·本年制发件数
      related 表二!B1 表二!C1 表二!A2 表二!B2 表二!C2 表二!D3 表二!D4 表二!D5 表二!E6
      表二有 10 格空白，核对时按 0 计；没有发生的请填 0
      Table 2 has 10 blank cells, counted as 0 in sums: write 0 where there was nothing

      blank-count fail warning: 表三!A1, requests/received/natural-person, 一、本年新收·自然人
      related 表三!B1 表三!C1 表三!D1 表三!E1 表三!F1 表三!G1 表三!A2 表三!B2 表三!C2 表三!D2 表三!E2 表三!F2 表三!G2 表三!A3 表三!B3 表三!C3 表三!D3 表三!E3 表三!F3 表三!G3 表三!A4 表三!B4 表三!C4 表三!D4 表三!E4 表三!F4 表三!G4 表三!A5 表三!B5 表三!C5 表三!D5 表三!E5 表三!F5 表三!G5 表三!A6 表三!B6 表三!C6 表三!D6 表三!E6 表三!F6 表三!G6 表三!A7 表三!B7 表三!C7 表三!D7 表三!E7 表三!F7 表三!G7 表三!A8 表三!B8 表三!C8 表三!D8 表三!E8 表三!F8 表三!G8 表三!A9 表三!B9 表三!C9 表三!D9 表三!E9 表三!F9 表三!G9 表三!A10 表三!B10 表三!C10 表三!D10 表三!E10 表三!F10 表三!G10 表三!A11 表三!B11 表三!C11 表三!D11 表三!E11 表三!F11 表三!G11 表三!A12 表三!B12 表三!C12 表三!D12 表三!E12 表三!F12 表三!G12 表三!A13 表三!B13 表三!C13 表三!D13 表三!E13 表三!F13 表三!G13 表三!A14 表三!B14 表三!C14 表三!D14 表三!E14 表三!F14 表三!G14 表三!A15 表三!B15 表三!C15 表三!D15 表三!E15 表三!F15 表三!G15 表三!A16 表三!B16 表三!C16 表三!D16 表三!E16 表三!F16 表三!G16 表三!A17 表三!B17 表三!C17 表三!D17 表三!E17 表三!F17 表三!G17 表三!A18 表三!B18 表三!C18 表三!D18 表三!E18 表三!F18 表三!G18 表三!A19 表三!B19 表三!C19 表三!D19 表三!E19 表三!F19 表三!G19 表三!A20 表三!B20 表三!C20 表三!D20 表三!E20 表三!F20 表三!G20 表三!A21 表三!B21 表三!C21 表三!D21 表三!E21 表三!F21 表三!G21 表三!A22 表三!B22 表三!C22 表三!D22 表三!E22 表三!F22 表三!G22 表三!A23 表三!B23 表三!C23 表三!D23 表三!E23 表三!F23 表三!G23 表三!A24 表三!B24 表三!C24 表三!D24 表三!E24 表三!F24 表三!G24 表三!A25 表三!B25 表三!C25 表三!D25 表三!E25 表三!F25 表三!G25
      表三有 175 格空白，核对时按 0 计；没有发生的请填 0
      Table 3 has 175 blank cells, counted as 0 in sums: write 0 where there was nothing

      missing-table open error: a.xlsx, cases, 表四
      about cases
      表四（政府信息公开行政复议、行政诉讼情况）无法读取：它是一张图片，3 项勾稽关系因此未核对；请改用原来的表格或 Word 文件
      Table 4 cannot be read: it is a picture; its 3 sums are not checked: use the original spreadsheet or Word file"
    `);
  });
});
