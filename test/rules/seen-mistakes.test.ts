import { describe, expect, test } from 'vitest';
import { foundInWhole, noLawsuits, type Whole } from '../support/whole-reports.ts';

/** Mistakes of real reports, each with the rule that finds it and the words, or the cell, that it names. */

interface Seen extends Whole {
  /** What is found, as `rule words` or `rule cell`. */
  readonly found: readonly string[];
}

const one = (text: string, ...found: readonly string[]): Seen => ({ texts: { 1: text }, found });
const opening = (text: string, ...found: readonly string[]): Seen => ({ opening: text, found });

const seen: Readonly<Record<string, Readonly<Record<string, Seen>>>> = {
  structure: {
    'no heading before table three': { headings: { 3: '' }, found: ['section-missing '] },
    'two sections under one heading': {
      headings: { 5: '五、存在的主要问题及改进情况和其他需要报告的事项', 6: '' },
      found: ['section-heading 五、存在的主要问题及改进情况和其他需要报告的事项'],
    },
    'a heading without its ordinal': {
      headings: { 5: '存在的主要问题及改进情况' },
      found: ['section-heading 存在的主要问题及改进情况'],
    },
    'an ordinal in other numerals': {
      headings: { 1: '1、总体情况' },
      found: ['section-heading 1、总体情况'],
    },
    'tables numbered from 一 again': {
      headings: {
        2: '一、主动公开政府信息情况',
        3: '二、收到和处理政府信息公开申请情况',
        4: '三、政府信息公开行政复议、行政诉讼情况',
      },
      found: ['section-order 一、主动公开政府信息情况'],
    },
    'a heading with a slip': {
      headings: { 4: '四、政府信息公开行政法复议、行政诉讼情况' },
      found: ['section-heading 四、政府信息公开行政法复议、行政诉讼情况'],
    },
    'sub-headings numbered like sections': {
      texts: { 1: '一、主动公开\n公开及时。\n二、依申请公开\n答复规范。' },
      found: ['section-order 一、主动公开'],
    },
    'a table left out': {
      edit: (text) => text.replace(/(四、政府信息公开.*\n)[\s\S]*(?=\n五、)/, '$1'),
      found: ['missing-table '],
    },
    'a row left out': {
      edit: (text) => text.replace(/\t2\.重复申请\n(?:\t0\n)+/, ''),
      found: ['missing-row '],
    },
    'tables of the old form': {
      edition: '2019',
      year: 2022,
      found: ['edition-mismatch 2019', 'edition-mismatch 2019'],
    },
    'a part one that only announces the report': {
      texts: { 1: '根据《中华人民共和国政府信息公开条例》编制本报告，现将有关情况报告如下。' },
      found: ['section-empty 根据《中华人民共和国政府信息公开条例》编制本报告'],
    },
    'a section with nothing below its heading': {
      texts: { 5: '' },
      found: ['section-empty 五、存在的主要问题及改进情况'],
    },
    'a section that says only 无': { texts: { 5: '无。' }, found: ['section-empty 无。'] },
    'a prompt of the form left over': { texts: { 5: '（文字描述）' }, found: ['text-placeholder （文字描述）'] },
    'a section six that is silent about fees': {
      texts: { 6: '无其他需要报告的事项。' },
      found: ['fee-unreported 六、其他需要报告的事项'],
    },
  },
  'text and tables': {
    'another number of requests': one('全年共收到政府信息公开申请35件。', 'text-differs 收到政府信息公开申请35件'),
    'another number of requests, by all channels': one(
      '通过信函、网络等方式共收到政府信息公开申请35件。',
      'text-differs 收到政府信息公开申请35件',
    ),
    'no requests, where there were some': one('全年未收到政府信息公开申请。', 'text-denies 未收到政府信息公开申请'),
    'no reconsideration, where there was some': {
      ...one('全年未发生行政复议、行政诉讼。', 'text-denies 未发生行政复议'),
      figures: noLawsuits,
    },
    'another number of documents in force': one(
      '现行有效行政规范性文件12件。',
      'text-differs 现行有效行政规范性文件12件',
    ),
    'parts that exceed their total': one(
      '公开信息53条，其中机构概况3条、部门文件5条、工作动态46条。',
      'text-sum 公开信息53条，其中机构概况3条、部门文件5条、工作动态46条',
    ),
    'parts that lack some of their total, with the rest': one(
      '公开信息126条，其中文件78条、动态35条、其他8条。',
      'text-sum 公开信息126条，其中文件78条、动态35条、其他8条',
    ),
    'a count without its number': one('主动公开信息条。', 'text-number-missing 主动公开信息条'),
  },
  years: {
    'a period of another year': opening(
      '本报告统计期限自2022年1月1日起至2022年12月31日止。',
      'text-period 统计期限自2022年1月1日起至2022年12月31日止',
    ),
    'a period without its last day': opening(
      '本报告统计期限自2023年1月1日起至2023年12月30日止。',
      'text-period 统计期限自2023年1月1日起至2023年12月30日止',
    ),
    'the text of another year': one(
      '2022年，我镇共收到政府信息公开申请53件。',
      'year-mismatch 2022年，我镇共收到政府信息公开申请53件',
    ),
  },
  bodies: {
    'regulations of a town': {
      figures: { 'disclosure/regulations/effective': 6 },
      found: ['regulations-without-power disclosure/regulations/effective'],
    },
    'another name for itself': one('我局公开信息及时。', 'text-other-body 我局'),
    'the city government, in a street': {
      body: '东街街道办事处',
      ...one('受理向市政府及市政府办公室提出的申请，答复规范。', 'text-other-body 向市政府及市政府办公室提出的申请'),
    },
    'a department, in a town': one(
      '2023年，青溪县民族宗教事务局主动公开政府信息，答复规范。',
      'text-other-body 2023年，青溪县民族宗教事务局主动公开政府信息',
    ),
  },
  'citations and slips': {
    'another decree': opening(
      '根据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。',
      'text-citation 国务院令第771号',
    ),
    'the old regulations': opening(
      '根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。',
      'text-citation 国务院令第492号',
    ),
    'the old notice': opening('根据国办公开办函〔2019〕60号编制。', 'text-citation 国办公开办函〔2019〕60号'),
    'another number of it': opening(
      '根据国办公开办函〔2019〕61号关于年度报告有关事项的要求编制。',
      'text-citation 国办公开办函〔2019〕61号',
    ),
    'commas twice': one('通过政府网站、、公开栏公开信息。', 'text-slip 、、'),
    'stops twice': one('公开信息及时。。', 'text-slip 。。'),
    'an ordinal twice': one('一是抓培训；三是抓公开；三是抓监督。', 'text-slip 三是'),
    'a half-width colon': opening('现将有关情况报告如下:具体做法是：及时。', 'text-slip 情况报告如下:'),
  },
};

describe.each(Object.entries(seen))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (_, { found, ...whole }) => {
    const { text, diagnostics: all } = await foundInWhole(whole);
    const diagnostics = all.filter(({ kind }) => kind === 'fail');
    expect(diagnostics.map(({ rule, quoted, cell }) => `${rule} ${quoted ?? cell ?? ''}`)).toEqual(found);
    const lines = text.split('\n');
    for (const { quoted, place } of diagnostics.filter(({ rule }) => rule !== 'edition-mismatch')) {
      const at = lines[(place.line ?? 0) - 1]?.slice((place.character ?? 1) - 1);
      if (quoted) expect(at).toContain(quoted);
    }
  });
});
