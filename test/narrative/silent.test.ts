import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { claimsOf } from '../../src/narrative/claims.ts';
import { distinct } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';

/** Sentences as officials write them, with the words that are compared with the tables, and the first cell of each; or nothing. */

const form = forms.find(({ years }) => years.to === null)!;

/** Returns the words of each claim of a text of 2023 with the first cell that they may mean. */
function claimsIn(organization: string, text: string): string[] {
  const place = { path: 'test' };
  const passages = [{ text, lines: [{ from: 0, place }] }];
  const section = { number: 1, heading: '一、总体情况', section: form.sections[0]!, passages, place };
  const report = { ...reportOf(form, distinct(form)), organization, year: 2023, sections: [section] };
  return claimsOf(report).figures.map(({ from, to, readings }) => {
    return `${text.slice(from, to)} → ${readings[0]!.entries[0]!.at.id}`;
  });
}

type Sentence = readonly [text: string, ...claims: string[]];

const families: readonly (readonly [family: string, organization: string, sentences: readonly Sentence[]])[] = [
  [
    'requests of another kind',
    '溪东县民政局',
    [
      ['受理社会救助申请520件，办结510件，上年结转22件，结转下年度继续办理32件。信息公开工作有序。'],
      [
        '收到政府信息公开申请18件。办理建议提案38件，其中予以公开20件、不予公开18件。',
        '收到政府信息公开申请18件 → requests/received/total',
      ],
      ['收到信息公开申请9件。行政处罚公开1203件，部分公开12件。', '收到信息公开申请9件 → requests/received/total'],
      ['药品注册申请受理212件，审评审批办结198件。收到依申请公开3件。', '收到依申请公开3件 → requests/received/total'],
      ['全年受理申请事项5230件，办结5229件。'],
      ['政务数据申请受理423件，办结420件，不予公开3件。'],
      ['收到政府信息公开申请5件，其中2件不属于政府信息公开申请，按信访处理。'],
      ['组织模拟演练，设置“收到政府信息公开申请3件”的情景。'],
    ],
  ],
  [
    'answers of which the form has no figure',
    '溪东县水务局',
    [
      [
        '收到政府信息公开申请30件，延期答复2件，逾期答复1件，补充答复3件，当场答复4件。',
        '收到政府信息公开申请30件 → requests/received/total',
      ],
      [
        '收到政府信息公开申请12件，答复10件，未答复2件，尚未办结2件。',
        '收到政府信息公开申请12件 → requests/received/total',
        '答复10件 → requests/outcomes/total',
      ],
      ['收到政府信息公开申请8件，其中维持原答复1件。', '收到政府信息公开申请8件 → requests/received/total'],
      [
        '收到政府信息公开申请9件，其中同意公开5件，不予公开或无法提供4件。',
        '收到政府信息公开申请9件 → requests/received/total',
        '其中同意公开5件 → requests/granted/total',
      ],
      [
        '收到政府信息公开申请35件，加上年结转2件，共需办理37件；全年办结36件。',
        '收到政府信息公开申请35件 → requests/received/total',
        '上年结转2件 → requests/carried-in/total',
        '需办理37件 → requests/received/total',
        '办结36件 → requests/outcomes/total',
      ],
    ],
  ],
  [
    'cases about other matters',
    '溪东县人力资源和社会保障局',
    [
      ['因工伤认定被申请行政复议8件、提起行政诉讼12件，其中维持6件、纠正1件。'],
      ['全年行政复议10件，其中信息公开类2件；行政诉讼6件，其中信息公开类1件。'],
      ['行政应诉案件4件，行政复议3件，均与政府信息公开无关。'],
      ['安全生产行政处罚行政复议3件，行政诉讼1件。'],
      [
        '因举报处理引发行政复议5件；因政府信息公开引发行政复议2件，其中维持2件。',
        '因政府信息公开引发行政复议2件 → cases/reconsideration/total',
        '其中维持2件 → cases/reconsideration/upheld',
      ],
      ['作为复议机关，收到信息公开行政复议申请61件，其中维持40件、撤销9件。'],
      ['政府信息公开行政复议案件：上年结转1件，新收4件。'],
      [
        '因不服我局依申请公开答复引起的行政复议3件。',
        '因不服我局依申请公开答复引起的行政复议3件 → cases/reconsideration/total',
      ],
    ],
  ],
  [
    'cases that the body decides',
    '溪东县司法局',
    [
      ['收到行政复议申请512件，审结490件，维持300件。'],
      [
        '办理行政复议案件98件，其中维持60件、撤销12件。收到政府信息公开申请4件。',
        '收到政府信息公开申请4件 → requests/received/total',
      ],
      ['因政府信息公开被申请行政复议1件。', '因政府信息公开被申请行政复议1件 → cases/reconsideration/total'],
    ],
  ],
  [
    'other years and periods',
    '溪东县教育局',
    [
      ['五年来，我局收到政府信息公开申请211件，办结210件。'],
      ['历年累计收到依申请公开380件。'],
      ['近三年收到政府信息公开申请132件。'],
      ['今年以来收到政府信息公开申请45件。', '收到政府信息公开申请45件 → requests/received/total'],
      ['2022年我局未收到政府信息公开申请。'],
      ['上半年未收到政府信息公开申请，下半年收到3件。'],
    ],
  ],
  [
    'other bodies',
    '溪东县人民政府',
    [
      ['部分单位全年无政府信息公开申请，有的单位未发生行政复议、行政诉讼。'],
      ['全县42个单位中，18个单位未收到政府信息公开申请。'],
      ['县政府各部门受理政府信息公开申请301件。'],
      ['全县共受理政府信息公开申请332件。', '受理政府信息公开申请332件 → requests/received/total'],
      ['监管企业收到公众信息公开申请11件。'],
      ['高校共收到依申请公开388件，办结380件。'],
    ],
  ],
  [
    'denials of less than all',
    '双河镇人民政府',
    [
      ['完善制度：无政府信息公开申请的，也要登记台账。'],
      ['对未收到申请的，应当零报告，确保无行政复议、无行政诉讼。'],
      ['除上述3件外，未收到其他政府信息公开申请。'],
      ['未收到法人和其他组织申请。'],
      ['未收到公民、法人和其他组织申请公开信息。', '未收到公民、法人和其他组织申请公开信息 → requests/received/total'],
      ['网上平台未收到政府信息公开申请。'],
      ['未产生行政复议、行政诉讼费用。'],
      [
        '未发生一起行政复议和行政诉讼。',
        '未发生一起行政复议 → cases/reconsideration/total',
        '未发生一起行政复议和行政诉讼 → cases/litigation-direct/total',
      ],
      ['无复议、诉讼。', '无复议 → cases/reconsideration/total', '无复议、诉讼 → cases/litigation-direct/total'],
    ],
  ],
];

describe.each(families)('%s', (_, organization, sentences) => {
  test.each(sentences)('%s', (text, ...claims) => {
    expect(claimsIn(organization, text)).toEqual(claims);
  });
});
