import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { Report } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';
import { feeUnreported } from '../../src/rules/fee-unreported.ts';
import { yearOfText } from '../../src/rules/lazy/year-of-text.ts';
import { textCitation } from '../../src/rules/text-citation.ts';
import { textPeriod } from '../../src/rules/text-period.ts';
import { textSlip } from '../../src/rules/text-slip.ts';
import { yearMismatch } from '../../src/rules/year-mismatch.ts';
import { expectLinear } from '../support/growth.ts';
import { distinct } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { reportOf } from '../support/reports.ts';

const form = forms.find(({ edition }) => edition === '2021')!;
const tables = reportOf(form, distinct(form));

interface Text {
  readonly year?: number | null;
  /** The paragraphs before the first section. */
  readonly opening?: readonly string[];
  /** The paragraphs of each section by number. */
  readonly sections?: Readonly<Record<number, readonly string[]>>;
}

function reportWith({ year = 2023, opening = [], sections = { 1: ['全年公开信息46条。'] } }: Text): Report {
  const passage = (text: string): Passage => ({ text, lines: [{ from: 0, place: { path: 'test' } }] });
  return {
    ...tables,
    year,
    opening: opening.map(passage),
    sections: Object.entries(sections).map(([number, passages]) => {
      const section = form.sections.find((one) => one.number === Number(number))!;
      const place = { path: 'test' };
      return { number: section.number, heading: section.heading, section, passages: passages.map(passage), place };
    }),
  };
}

/** The words that a rule quotes from a report. */
function quotedBy(rule: Rule, text: Text): (string | null | undefined)[] {
  return [...rule.check(reportWith(text), { assessments: [], claims: { figures: [], divisions: [] } })].map(
    ({ quoted }) => quoted,
  );
}

type Write = (year: number | undefined, month: number, day: number) => string;

const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const two = (number: number) => String(number).padStart(2, '0');
const inWords = (number: number) => {
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
};
const chinese: Write = (year, month, day) => `${year ? `${year}年` : ''}${month}月${day}日`;
const writings: Readonly<Record<string, Write>> = {
  chinese,
  'full width': (...date) => wide(chinese(...date)),
  spaced: (...date) => chinese(...date).replaceAll(/\d+/g, ' $& '),
  号: (...date) => chinese(...date).replace('日', '号'),
  'in words': (year, month, day) => {
    const named = year && [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
    return `${named ? `${named}年` : ''}${inWords(month)}月${inWords(day)}日`;
  },
  dots: (year, month, day) => `${year ? `${year}.` : ''}${month}.${day}`,
  hyphens: (year, month, day) => `${year ? `${year}-` : ''}${two(month)}-${two(day)}`,
  slashes: (year, month, day) => `${year ? `${year}/` : ''}${month}/${day}`,
};
const joined = fc.constantFrom('起至', '至', '到', '—', '——', '-', '－', '～', '日起至'.slice(1));
const introduced = fc.constantFrom(
  '统计期限自',
  '统计期限为',
  '统计期限：',
  '统计期限是从',
  '数据的统计期限为',
  '统计时间为',
);

describe('text-period', () => {
  const period = (write: Write) =>
    fc
      .record({
        before: introduced,
        between: joined,
        after: fc.constantFrom('', '止', '期间'),
        years: fc.constantFrom<[number | undefined, number | undefined]>(
          [2023, 2023],
          [2023, undefined],
          [undefined, undefined],
        ),
      })
      .map(({ before, between, after, years: [first, last] }) => ({
        print: (from: [number, number], to: [number, number], year = 0) =>
          `本报告所列${before}${write(first && first + year, ...from)}${between}${write(last && last + year, ...to)}${after}。`,
        hasYear: first !== undefined,
      }));

  describe.each(Object.entries(writings))('%s', (_, write) => {
    test('the whole year passes, and another day or year does not', () => {
      const days = fc.date({ min: new Date('2023-01-02'), max: new Date('2023-12-30'), noInvalidDate: true });
      fc.assert(
        fc.property(period(write), days, ({ print, hasYear }, date) => {
          const other: [number, number] = [date.getUTCMonth() + 1, date.getUTCDate()];
          expect(quotedBy(textPeriod, { opening: [print([1, 1], [12, 31])] })).toEqual([]);
          expect(quotedBy(textPeriod, { opening: [print([1, 1], other)] })).toHaveLength(1);
          expect(quotedBy(textPeriod, { opening: [print(other, [12, 31])] })).toHaveLength(1);
          expect(quotedBy(textPeriod, { opening: [print([1, 1], [12, 31], -1)] })).toHaveLength(hasYear ? 1 : 0);
        }),
        runs(25),
      );
    });
  });

  test.each([
    '统计期限自2023年1月1日起至2023年12月30日止',
    '统计期限自2023年1月1日起至12月31',
    '统计期限自2023年1月1日至年12月31日止',
    '统计期限为203年1月1日至2023年12月31日',
    '统计期限为2023年1月1日至2023年12月',
    '统计期限为2023年1月1日至2024年12月31日',
    '统计期限为2023年1月至11月',
    '统计期限截至2023年12月30日',
    '统计期限为2022年1月1日',
    '统计期限自2022年1月1日起，至2022年12月31日止',
    '统计期限为20220101-20221231',
  ])('%s', (words) => {
    expect(quotedBy(textPeriod, { opening: [`本报告所列数据的${words}。`] })).toEqual([words]);
    expect(quotedBy(textPeriod, { sections: { 1: [`本报告所列数据的${words}，电子版可在网站下载。`] } })).toEqual([
      words,
    ]);
  });

  test.each([
    '统计期限为2023年度。',
    '统计期限为2023年1月至12月。',
    '统计期限为20230101-20231231。',
    '统计期限截至2023年12月31日。',
    '统计期限内，2023年3月5日至4月6日开展了检查。',
    '统计期限自2023年3月20日起至12月31日止（本局于2023年3月20日挂牌成立）。',
    '与统计期限有关的说明见附件。',
    '2023年1月1日至11月30日，全县共受理热线诉求120件。',
  ])('is silent: %s', (words) => {
    expect(quotedBy(textPeriod, { opening: [words] })).toEqual([]);
  });

  test('other words for the period count only where the report begins', () => {
    const words = '热线统计时间为2023年1月1日至11月30日';
    expect(quotedBy(textPeriod, { sections: { 1: ['全年公开信息46条。', words], 5: [words] } })).toEqual([]);
    expect(quotedBy(textPeriod, { opening: [words] })).toEqual(['统计时间为2023年1月1日至11月30日']);
  });

  test('without a year of the report both ends must have the same one', () => {
    const found = (words: string) => quotedBy(textPeriod, { year: null, opening: [words] }).length;
    expect(found('统计期限为2022年1月1日至2022年12月31日')).toBe(0);
    expect(found('统计期限为2022年1月1日至2023年12月31日')).toBe(1);
  });

  test('a period of another year is told once: by year-mismatch in a file with only tables', () => {
    const opening = ['统计期限为2022年1月1日至12月31日。'];
    const years = (['title', 'period'] as const).map((from, index) => ({
      year: 2023 - index,
      from,
      place: { path: 'test' },
    }));
    const told = (sections: Text['sections']) => {
      const report = { ...reportWith({ opening, ...(sections && { sections }) }), years };
      return [textPeriod, yearMismatch].flatMap((rule) =>
        [...rule.check(report, { assessments: [], claims: { figures: [], divisions: [] } })].map(() => rule.id),
      );
    };
    expect(told({})).toEqual(['year-mismatch']);
    expect(told({ 1: ['全年公开信息46条。'] })).toEqual(['text-period']);
  });
});

describe('year-mismatch in the text of a report of 2023', () => {
  test.each<[string, string]>([
    ['2022年，我镇共收到政府信息公开申请12件，均已办结。', '2022年，我镇共收到政府信息公开申请12件'],
    ['（二）依申请公开。2022年度共受理申请12件。', '2022年度共受理申请12件'],
    [
      '（一）主动公开情况：２０２２年，通过政府网站、微信公众号等渠道主动公开政府信息460余条。',
      '２０２２年，通过政府网站、微信公众号等渠道主动公开政府信息460余条',
    ],
    ['一是加强公开。溪口镇2022年全年主动公开政府信息46条。', '2022年全年主动公开政府信息46条'],
    ['二〇二二年我局未收到政府信息公开申请。', '二〇二二年我局未收到政府信息公开申请'],
    ['2022 年未发生因政府信息公开引起的行政复议。', '2022 年未发生因政府信息公开引起的行政复议'],
    ['2022年，我县制发行政规范性文件6件，较上年减少2件。', '2022年，我县制发行政规范性文件6件'],
    ['2024年全镇共收到申请三件。', '2024年全镇共收到申请三件'],
    ['2022年，我镇坚持以公开为常态，认真贯彻落实《条例》。', '2022年，我镇坚持以公开为常态'],
    ['2022年是深化政务公开的一年，我局严格按照上级要求开展工作。', '2022年是深化政务公开的一年'],
  ])('finds %s', (text, quoted) => {
    expect(quotedBy(yearOfText, { sections: { 1: [text] } })).toEqual([quoted]);
  });

  test('finds it beside the tables and in section six, and all of it once', () => {
    const sections = {
      1: ['2022年共收到申请12件。'],
      3: ['2022年新收申请12件。'],
      6: ['2022年，我局未收取信息处理费。'],
    };
    const [finding, ...others] = [
      ...yearOfText.check(reportWith({ sections }), { assessments: [], claims: { figures: [], divisions: [] } }),
    ];
    expect(others).toEqual([]);
    expect(finding!.message.zh).toBe('正文写“2022年共收到申请12件”等 3 处，报告年度是 2023；请核对');
    expect(quotedBy(yearOfText, { sections: { 6: sections[6] } })).toEqual(['2022年，我局未收取信息处理费']);
  });

  test.each([
    '2023年，我镇共收到政府信息公开申请12件。',
    '2022年共收到申请5件，2023年共收到申请12件。',
    '2022年共收到申请5件，今年增加到12件。',
    '较2022年增加3件，共收到申请12件。',
    '2023年共收到申请12件，同比2022年增长20%。',
    '2022年结转的申请3件，已全部答复。',
    '2022年结转申请3件，均已答复2件。',
    '办结申请12件（含2022年结转的3件）。',
    '2022年以来，共公开信息460条。',
    '自2019年《条例》修订施行以来，我局共公开信息460条。',
    '2022年12月，县政府印发文件3件。',
    '2022年末，现行有效文件6件。',
    '根据《2022年政务公开工作要点》，公开信息46条。',
    '2022年政府信息公开工作年度报告公开后，收到意见2条。',
    '按照2022年政务公开工作要点，公开信息12条。',
    '公开2022年部门决算和2023年部门预算，共2条。',
    '2022—2025年，将公开规划12件。',
    '2024年，我局将公开更多信息，计划发布解读12篇。',
    '《青溪县政府信息公开办法（2021年修订）》公开后，发布解读3篇。',
    '县政府办〔2021〕12号文件印发后，公开信息3条。',
    '截至2022年底，累计公开信息460条。',
    '2022年全国政务公开评估中，我县获评优秀。',
    '“十四五”规划（2021年至2025年）已公开。',
    '2022年10月召开的党的二十大为工作指明了方向，公开信息46条。',
    '全年共收到申请12件，比2022年的9件增加3件。',
    '2021年机构改革后，我局公开信息46条。',
    '2022年我县被确定为试点，共发布目录26个。',
    '2022年法治政府建设情况报告公开1份。',
    '2022年，我镇获评全县政务公开先进单位。',
  ])('is silent: %s', (text) => {
    expect(quotedBy(yearOfText, { sections: { 1: ['2023年，我镇认真贯彻落实《条例》。', text] } })).toEqual([]);
  });

  test.each([
    '现公布溪口镇2022年政府信息公开工作年度报告。',
    '根据《中华人民共和国政府信息公开条例》，现将我局2022年度政府信息公开工作情况报告如下。',
  ])('finds the wrong year where the report is announced: %s', (text) => {
    const quoted = [expect.stringMatching(/^现.*2022.*信息公开$/)];
    expect(quotedBy(yearOfText, { opening: [text] })).toEqual(quoted);
    expect(quotedBy(yearOfText, { sections: { 1: [text, '2023年，公开信息36条。'] } })).toEqual(quoted);
    expect(quotedBy(yearOfText, { opening: [text.replace('2022', '2023')] })).toEqual([]);
    // Work of the year: the report of the year before was published in it.
    expect(quotedBy(yearOfText, { sections: { 1: ['2023年，公开信息36条。按规定推进各项工作。', text] } })).toEqual([]);
  });

  test.each([
    '与2022年相比，公开信息增加20条。2022年公开信息100条。',
    '2022年公开信息100条，本年度较2022年增加20条。',
    '公开信息120条。2022年度同期增长明显，2022年公开信息100条。',
    '2022年未办结申请1件，已办结。',
    '2022年未审结行政诉讼1件，已审结。',
  ])('compares with the year before, or tells what it left open: %s', (text) => {
    expect(quotedBy(yearOfText, { sections: { 1: ['2023年，认真落实《条例》各项要求。', text] } })).toEqual([]);
  });

  test('is silent about problems and plans, and where the section tells of both years', () => {
    expect(quotedBy(yearOfText, { sections: { 5: ['2022年公开信息12条，2024年公开信息36条。'] } })).toEqual([]);
    expect(quotedBy(yearOfText, { sections: { 1: ['2022年公开信息12条。', '2023年公开信息36条。'] } })).toEqual([]);
    const apart = ['2022年公开信息12条。', '严格审核。', '2023年公开信息36条。'];
    expect(quotedBy(yearOfText, { sections: { 1: apart } })).toEqual(['2022年公开信息12条']);
    const history = ['2019年，我镇认真落实修订后的《条例》，至2023年成效明显。'];
    expect(quotedBy(yearOfText, { sections: { 1: history } })).toEqual([]);
    expect(quotedBy(yearOfText, { year: null, sections: { 1: ['2022年公开信息12条。'] } })).toEqual([]);
  });
});

describe('text-citation', () => {
  const title = '《中华人民共和国政府信息公开条例》';
  const notice = '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》';
  const first = '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》';

  test.each<[string, string]>([
    [`根据${title}（国务院令第771号，以下简称《条例》）编制`, '国务院令第771号'],
    [`根据${title}（中华人民共和国国务院令第771号）编制`, '国务院令第771号'],
    [`根据${title}（2019年修订，国务院令第717号）编制`, '国务院令第717号'],
    [`根据国务院令第771号公布的${title}编制`, '国务院令第771号'],
    [`根据${title}(国令第 712 号)编制`, '国令第 712 号'],
    [`根据${title}（国务院第７７１号令）编制`, '国务院第７７１号令'],
    ['根据新修订的《条例》（国务院令第771号）编制', '国务院令第771号'],
    [`根据${title}（国务院令第492号）编制`, '国务院令第492号'],
    [`根据${first}（国办公开办函〔2019〕60号）编制`, '国办公开办函〔2019〕60号'],
    ['根据国办公开办函[2019]60号要求编制', '国办公开办函[2019]60号'],
    [`根据${first}（国办公开办函〔2019〕61号）编制`, '国办公开办函〔2019〕61号'],
    ['根据国办公开办函〔2019〕61号关于年度报告有关事项的要求编制', '国办公开办函〔2019〕61号'],
    [`根据${notice}（国办公开办函〔2021〕31号）编制`, '国办公开办函〔2021〕31号'],
    [`根据${notice}（国办公开办函（2020）30号）编制`, '国办公开办函（2020）30号'],
    [`根据${notice}（国办公开函〔2021〕30号）编制`, '国办公开函〔2021〕30号'],
  ])('finds %s', (text, quoted) => {
    expect(quotedBy(textCitation, { opening: [`${text}。`] })).toEqual([quoted]);
    expect(quotedBy(textCitation, { sections: { 1: [`本报告${text}而成。`] } })).toEqual([quoted]);
  });

  test.each([
    `根据${title}（国务院令第711号）、${notice}（国办公开办函〔2021〕30号）编制。`,
    `根据${title}（国令 第７１１号）和国办公开办函[2021]30号要求编制。`,
    '根据《互联网信息服务管理办法》（国务院令第292号）、《政府信息公开条例》编制。',
    `根据${title}、《重大行政决策程序暂行条例》（国务院令第713号）编制。`,
    '贯彻落实国务院令第752号，做好公开工作。',
    `${title}（2007年国务院令第492号公布，2019年国务院令第711号修订）。`,
    '国办公开办函〔2019〕60号同时废止。',
    '原国办公开办函〔2019〕60号不再执行。',
    '按照国办公开办函〔2019〕51号要求报告。',
    '根据《国务院办公厅关于印发2023年政务公开工作要点的通知》（国办发〔2023〕30号）开展工作。',
    '《青溪县人民政府办公室关于政府信息公开工作年度报告有关事项的通知》（青政办函〔2019〕61号）。',
  ])('is silent: %s', (text) => {
    expect(quotedBy(textCitation, { opening: [text] })).toEqual([]);
  });

  test.each([
    [2019, '国办公开办函〔2019〕60号', 0],
    [2020, '国办公开办函〔2019〕60号', 0],
    [2021, '国办公开办函〔2019〕60号', 1],
    [2025, '国办公开办函〔2019〕60号', 1],
    [2020, '国办公开办函〔2021〕30号', 1],
    [2021, '国办公开办函〔2021〕30号', 0],
    [2025, '国办公开办函〔2021〕30号', 0],
    [2017, '国务院令第492号', 0],
    [2019, '国务院令第492号', 1],
    [null, '国办公开办函〔2019〕60号', 0],
  ])('of a report of %s: %s', (year, number, count) => {
    expect(quotedBy(textCitation, { year, opening: [`根据${number}编制。`] })).toHaveLength(count);
  });
});

describe('fee-unreported', () => {
  const six = (...passages: string[]) => ({ sections: { 6: passages } });

  test.each(['本年度无其他需要报告的事项。', '无。', '——', '我镇办理人大代表建议12件。'])('finds %s', (text) => {
    expect(quotedBy(feeUnreported, six(text))).toEqual(['其他需要报告的事项']);
  });

  test.each([
    '全年未收取信息处理费。',
    '2023年，我局未收取政府信息公开相关费用。',
    '本年度政府信息公开未发生收费情况。',
    '依法收取信息处理费380元。',
    '信 息 处 理 费：0元',
    '（文字描述，收取信息处理费情况在此处报告。）',
    '……',
    '溪口镇人民政府',
    '2024年1月15日',
  ])('is silent: %s', (text) => {
    expect(quotedBy(feeUnreported, six(text))).toEqual([]);
  });

  test('is silent where the section is missing or empty, and for reports before 2021', () => {
    expect(quotedBy(feeUnreported, {})).toEqual([]);
    expect(quotedBy(feeUnreported, six())).toEqual([]);
    expect(quotedBy(feeUnreported, { year: 2020, ...six('无。') })).toEqual([]);
    expect(quotedBy(feeUnreported, { year: 2021, ...six('无。') })).toHaveLength(1);
    expect(quotedBy(feeUnreported, { year: null, ...six('无。') })).toHaveLength(1);
  });

  test('leaves a prompt of the form to text-placeholder', () => {
    expect(quotedBy(feeUnreported, six('（文字描述，收取信息处理费的情况。）'))).toEqual([]);
    expect(quotedBy(feeUnreported, six('（文字描述）', '溪口镇'))).toEqual([]);
  });

  test('names the section that states the fees instead', () => {
    const said = (text: string) => {
      const report = reportWith({ sections: { 1: [text], 6: ['无其他需要报告的事项。'] } });
      return [
        ...feeUnreported.check(report, { assessments: [], claims: { figures: [], divisions: [] } }),
      ][0]!.message.zh.includes('总体情况');
    };
    expect(said('全年未收取任何费用。')).toBe(true);
    expect(said('全年公开行政事业性收费项目12项。')).toBe(false);
  });
});

describe('text-slip', () => {
  test.each<[string, string]>([
    ['通过政府网站、、微信公众号公开信息。', '、、'],
    ['信息公开及时。。', '。。'],
    ['公开信息46条，，其中文件3条。', '，，'],
    ['公开信息46条，。', '，。'],
    ['做法如下：；', '：；'],
    ['公开信息46条,。', ',。'],
    ['我镇的的工作。', '的的'],
    ['进行进行公开。', '进行进行'],
    ['进一步进一步加强公开。', '进一步进一步'],
    ['我镇我镇公开信息。', '我镇我镇'],
    ['一是抓培训；三是抓公开；三是抓监督。', '三是'],
    ['一是抓培训；二是抓公开；四是抓监督；五是抓考核。', '四是'],
    ['一是抓培训；二是抓公开；二是抓监督；三是抓考核。', '二是'],
    ['一是抓培训；一是抓公开；二是抓监督。', '一是'],
    ['（一）主动公开。及时。（三）监督保障。有力。', '（三）'],
    ['（一）主动公开。及时。（一）监督保障。有力。', '（一）'],
  ])('finds %s', (text, quoted) => {
    expect(quotedBy(textSlip, { sections: { 1: [text] } })).toEqual([quoted]);
  });

  test.each([
    '公开渠道不够多……还需改进。',
    '公开——是常态。',
    '群众问：“什么时候公开？！”',
    '情况如下。。。',
    '达到公开的目的的方式。',
    '公开的的确确及时。',
    '常常走访，人人参与，天天更新，层层落实，种种做法，等等，一一答复，认认真真。',
    '市政府政府信息公开工作工作人员以及及时公开了了解到的情况，派出所所长参加。',
    '一是抓培训；二是抓公开。存在的问题：一是不快；二是不全；三是不细。改进：一是加快；二是补全。',
    '一是抓培训，其中：一是线上，二是线下；二是抓公开；三是抓监督。',
    '一是抓培训。一是抓公开。',
    '二是抓公开；三是抓监督。',
    '一是抓培训；二是抓公开；三是抓监督。首先要加强领导；二是要抓落实。',
    '统一是原则，唯一是重点，十是十。',
    '一是抓培训；二是抓公开；三是抓监督。2024年，我镇将一是抓规范；二是抓队伍。',
    '一是抓培训，同时二是抓公开，三是抓监督。',
    '制度方面，一是修订完善；平台方面，一是加强维护，二是优化栏目。',
    '我们的的士专题，公开的的哥名录。',
    '第二十条第（一）项、第（五）项、第（八）项。',
  ])('is silent: %s', (text) => {
    expect(quotedBy(textSlip, { sections: { 1: [text] } })).toEqual([]);
  });

  test('follows a list over paragraphs, and not over sections or beside a table', () => {
    const first = ['（一）主动公开。', '全年公开信息46条。', '（二）依申请公开。'];
    expect(quotedBy(textSlip, { sections: { 1: [...first, '（四）监督保障。'] } })).toEqual(['（四）']);
    expect(
      quotedBy(textSlip, { sections: { 1: ['（一）主动公开。', '全年公开信息46条。', '（一）依申请公开。'] } }),
    ).toEqual(['（一）']);
    expect(
      quotedBy(textSlip, { sections: { 1: [...first, '（三）监督保障。'], 5: ['（一）问题', '（二）措施'] } }),
    ).toEqual([]);
    expect(
      quotedBy(textSlip, { sections: { 5: ['存在的问题', '（一）不够及时。', '改进的措施', '（一）加快公开。'] } }),
    ).toEqual([]);
    expect(quotedBy(textSlip, { sections: { 3: ['（一）予以公开', '（七）总计'] } })).toEqual([]);
  });

  test('half-width colons are a slip where they are few and others are full-width', () => {
    const opening = ['现将情况报告如下:', '具体如下：公开信息46条。'];
    expect(quotedBy(textSlip, { opening })).toEqual(['将情况报告如下:'.slice(-7)]);
    expect(quotedBy(textSlip, { opening: opening.slice(0, 1) })).toEqual([]);
    const plan = ['改进情况:2024年加强培训。', '电话：0576-88888888，开放时间9:00至17:00'];
    expect(quotedBy(textSlip, { opening: plan })).toEqual(['改进情况:']);
    expect(quotedBy(textSlip, { opening: [...opening, '电话:1234567，网址:www.example.com'] })).toHaveLength(1);
    expect(quotedBy(textSlip, { opening: [...opening, '其中:文件3条', '包括:通知2条'] })).toEqual([]);
  });
});

test('the time that a paragraph takes grows with its length', async () => {
  const seeds = [
    ...[
      '二〇二三年',
      '2022年我局',
      '，2022年共公开',
      '2022年收到申请12件。',
      '统计期限自',
      '统计期限自2023年1月1日至',
      '国务院令第1号',
      '1月',
    ],
    ...['《条例》（国办公开办函(', '一是', '二是', '（一）', '，、', '的', '进行', ':：', '公开 '],
  ];
  await expectLinear(async (length) => {
    for (const seed of seeds) {
      const paragraph = seed.repeat(length / seed.length);
      const text = { opening: [paragraph], sections: { 1: [paragraph], 6: [paragraph] } };
      for (const rule of [textPeriod, yearMismatch, textCitation, feeUnreported, textSlip]) quotedBy(rule, text);
    }
  }, 2 ** 13);
});
