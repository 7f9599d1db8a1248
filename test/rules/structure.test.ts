import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { sparse } from '../support/make/figures.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { contents, foundIn, headings, printed, ruleAndSection, table, title } from '../support/narrative-reports.ts';
import { runs } from '../support/random-runs.ts';

const form = forms[0]!;
const numbers = [1, 2, 3, 4, 5, 6] as const;
const withTable = 2;
const withHeading = (number: number, heading: string) => headings.with(number - 1, heading);
const withText = (number: number, text: string) => contents.with(number - 1, text);
const ordinals = '一二三四五六七八九';
const renumbered = (number: number, ordinal: number) => `${ordinals[ordinal - 1]}${headings[number - 1]!.slice(1)}`;

test('a sound report is silent', async () => {
  expect(await foundIn(printed())).toEqual([]);
});

describe.each(numbers)('section %i', (number) => {
  test('without its heading is missing, and nothing else is', async () => {
    const order = numbers.filter((one) => one !== number || number === withTable);
    const text = printed({ order, headings: number === withTable ? withHeading(number, '') : headings });
    expect(await ruleAndSection(text)).toEqual([`section-missing ${number}`]);
  });

  test('without its heading, those behind it numbered on, is the only one reported', async () => {
    const order = numbers.filter((one) => one !== number);
    const counted = headings.map((heading, index) => (index < number ? heading : renumbered(index + 1, index)));
    if (number === withTable) return;
    expect(await ruleAndSection(printed({ order, headings: counted }))).toEqual([`section-missing ${number}`]);
  });

  test('without an ordinal, or with a wrong one', async () => {
    const bare = headings[number - 1]!.slice(2);
    expect(await ruleAndSection(printed({ headings: withHeading(number, bare) }))).toEqual([
      `section-heading ${number}`,
    ]);
    const wrong = printed({ headings: withHeading(number, renumbered(number, 9)) });
    expect(await ruleAndSection(wrong)).toEqual([`section-heading ${number}`]);
  });

  test('with a slip at any character is found, and named with the right words', async () => {
    const words = headings[number - 1]!.slice(2);
    const silent: string[] = [];
    for (let at = 0; at < words.length; at++) {
      for (const slip of [
        words.slice(0, at) + words.slice(at + 1),
        words.slice(0, at) + words[at]! + words.slice(at),
      ]) {
        const [finding, ...others] = await foundIn(
          printed({ headings: withHeading(number, `${ordinals[number - 1]}、${slip}`) }),
        );
        expect(others).toEqual([]);
        if (!finding) silent.push(slip);
        else
          expect([finding.rule, finding.message.zh]).toEqual([
            'section-heading',
            expect.stringContaining(headings[number - 1]!),
          ]);
      }
    }
    // What may be left out or stand for it is no slip.
    expect(silent.filter((slip) => !silentSlips.includes(slip))).toEqual([]);
  });
});

const silentSlips = [
  '收到处理政府信息公开申请情况',
  '政府信息公开行政复议行政诉讼情况',
  '政府信息公开行政复议、、行政诉讼情况',
  '存在主要问题及改进情况',
  '存在的主要问题改进情况',
  '其他需报告的事项',
  '其他需要报告事项',
];

describe('order', () => {
  test.each([1, 2, 3, 4, 5])('sections %i and the next, swapped, are one mistake', async (number) => {
    const order = numbers.map((one) => (one === number ? number + 1 : one === number + 1 ? number : one));
    expect(await ruleAndSection(printed({ order }))).toEqual([`section-order ${number}`]);
  });

  test.each([1, 2, 3, 4, 5])('ordinals that are one too high from section %i on are one mistake', async (from) => {
    const shifted = headings.map((heading, index) => (index + 1 < from ? heading : renumbered(index + 1, index + 2)));
    expect(await ruleAndSection(printed({ headings: shifted }))).toEqual([`section-order ${from}`]);
    const unnumbered = shifted.with(from - 1, headings[from - 1]!.slice(2));
    const rest = from === 5 ? 'section-heading 6' : `section-order ${from + 1}`;
    expect((await ruleAndSection(printed({ headings: unnumbered }))).sort()).toEqual(
      [`section-heading ${from}`, rest].sort(),
    );
  });

  test('tables behind all six headings, numbered from 一 again', async () => {
    const plain = contents.map((text, index) => (index + 1 === withTable ? '各项情况见下表。' : text));
    const again = [2, 3, 4].map((number) => renumbered(number, number - 1)).join(`\n${table}\n\n`);
    expect(await ruleAndSection(`${printed({ contents: plain })}\n\n${again}\n`)).toEqual(['section-order 2']);
  });

  test('text first, then the tables, numbered from 一 again', async () => {
    const counted = [1, 1, 2, 3, 2, 3].map((ordinal, index) => renumbered(index + 1, ordinal));
    expect(await ruleAndSection(printed({ headings: counted, order: [1, 5, 6, 2, 3, 4] }))).toEqual([
      'section-order 5',
    ]);
  });

  test.each([1, 5, 6])('sub-headings of section %i with ordinals of the first level', async (number) => {
    const text = withText(
      number,
      '一、主动公开\n公开信息46条。\n二、依申请公开\n收到申请12件。\n三、监督保障\n培训2次。',
    );
    expect(await ruleAndSection(printed({ contents: text }))).toEqual([`section-order ${number}`]);
    const nested = text.map((one) => one.replaceAll(/^([一二三])、/gm, '（$1）'));
    expect(await foundIn(printed({ contents: nested }))).toEqual([]);
  });
});

describe('emptiness', () => {
  test.each<[string, number, readonly string[]]>([
    ['', 1, ['section-empty 1']],
    ['', 5, ['section-empty 5']],
    ['', 6, ['section-empty 6']],
    ['无', 1, ['section-empty 1']],
    ['无。', 5, ['section-empty 5']],
    ['没有存在的问题。', 5, ['section-empty 5']],
    ['/', 5, ['section-empty 5']],
    ['无。', 6, []],
    ['没有其他需要报告的事项。', 6, []],
    ['……', 5, []],
    ['没有大的问题，但公开还不及时。', 5, []],
    ['现将2023年政府信息公开工作情况报告如下：', 1, ['section-empty 1']],
    [
      '根据条例，编制本报告。统计期限自2023年1月1日起至12月31日止。如有疑问，请与党政办联系（电话：0576-88888888）。',
      1,
      ['section-empty 1'],
    ],
    ['根据条例，现将2023年的情况报告如下：全镇公开信息46条。', 1, []],
    ['为方便群众，公开信息46条，现将情况报告如下。', 1, []],
    ['（文字描述）', 1, ['text-placeholder 1']],
  ])('“%s” in section %i', async (text, number, expected) => {
    expect(await ruleAndSection(printed({ contents: withText(number, text) }))).toEqual(expected);
  });

  test.each([
    '溪口镇人民政府\n2024年1月15日',
    '溪口镇\n二〇二四年一月十五日',
    '2024年1月15日',
    '（2024 年 1 月 15 日）',
  ])('a name and a date are no text: %j', async (signature) => {
    expect(await ruleAndSection(printed({ contents: withText(6, signature) }))).toEqual(['section-empty 6']);
    const signed = withText(6, `${contents[5]}\n${signature}`);
    expect(await ruleAndSection(printed({ contents: signed }))).toEqual([]);
  });

  test('a prompt in a heading with nothing below is one mistake', async () => {
    const heading = `${headings[5]}（文字描述，收取信息处理费情况在此处报告。）`;
    const text = printed({ headings: withHeading(6, heading), contents: withText(6, '') });
    expect(await ruleAndSection(text)).toEqual(['text-placeholder 6']);
  });

  test('a file with the headings of the form, for the figures alone, is silent', async () => {
    expect(
      await foundIn(printed({ contents: contents.map((text, index) => (index % 4 === 0 || index === 5 ? '' : text)) })),
    ).toEqual([]);
  });
});

describe('placeholders', () => {
  test.each([
    ['20XX年，本镇公开信息46条。', '20XX年'],
    ['202×年公开信息46条。', '202×年公开信息46条'],
    ['收到申请××件，办结12件。', '收到申请××件'],
    ['____镇公开信息46条。', '____镇公开信息46条'],
    ['公开信息 ____ 条。', '公开信息 ____ 条'],
    ['占全部申请的ＸＸ％。', '占全部申请的ＸＸ％'],
    ['公开信息（ ）条。', '公开信息（ ）条'],
    ['公开信息【】条。', '公开信息【】条'],
    ['XX单位公开信息46条。', 'XX单位公开信息46条'],
    ['（文字描述）', '（文字描述）'],
    ['（此处填写主要问题）', '（此处填写主要问题）'],
    ['（请填写）', '（请填写）'],
  ])('%s', async (text, quoted) => {
    const found = await foundIn(printed({ contents: withText(5, `公开还不及时。${text}`) }));
    expect(found.map((one) => [one.rule, one.severity, one.quoted])).toEqual([['text-placeholder', 'error', quoted]]);
  });

  test.each([
    '联系电话：138××××5678。',
    '电话：0576-8XXXXXXX',
    '网址：www.xx.gov.cn',
    '张××等3人提出申请。',
    '申请人张××诉××局一案。',
    '例如××镇的做法。',
    '地址：XX县XX路XX号',
    '《XX日报》刊登了消息。',
    '填报日期：____年__月__日',
    '________',
    '执行XXGK 2.0标准。',
    '提交申请（请填写申请表）。',
    '全年公开信息46条（份）。',
  ])('none: %s', async (text) => {
    expect(await foundIn(printed({ contents: withText(5, `公开还不及时。${text}`) }))).toEqual([]);
  });

  test('in the name of the body', async () => {
    expect(await ruleAndSection(printed().replace(title, title.replace('溪口', '××')))).toEqual([
      'text-placeholder name',
    ]);
  });

  test('the same words before section one and in it, twice, are three findings of their own', async () => {
    const text = '20XX年，本镇公开信息46条。';
    const found = await foundIn(
      printed({ contents: withText(1, `${text}\n${text}`) }).replace(title, `${title}\n${text}`),
    );
    expect(found.map(({ about }) => about)).toEqual(['0/20XX年', '1/20XX年', '1/20XX年/2']);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test('a long paragraph is read in one pass', async () => {
    const long = '（文字××_'.repeat(20_000);
    expect(await foundIn(printed({ contents: withText(5, long) }))).toEqual([]);
  });
});

describe('headings', () => {
  const words = headings.map((heading) => heading.slice(2));
  const inStyle = (style: (index: number) => string) => words.map((heading, index) => style(index) + heading);
  test.each([
    ['第一部分', inStyle((index) => `第${ordinals[index]}部分 `)],
    ['一 with a space', inStyle((index) => `${ordinals[index]}　`)],
    ['a full stop', headings.map((heading) => `${heading}。`)],
  ])('with %s are recognised', async (_, all) => {
    expect(await foundIn(printed({ headings: all }))).toEqual([]);
  });

  test.each([
    ['（一）', inStyle((index) => `（${ordinals[index]}）`)],
    ['1、', inStyle((index) => `${index + 1}、`)],
  ])('with %s are recognised, and one finding if all have such ordinals', async (_, all) => {
    expect(await ruleAndSection(printed({ headings: all }))).toEqual(['section-heading 1']);
    const last = [...headings.slice(0, 5), all[5]!];
    expect(await ruleAndSection(printed({ headings: last }))).toEqual(['section-heading 6']);
  });

  test('are recognised wherever a line breaks in them', async () => {
    const long = '五、政府信息公开工作存在的主要问题及改进情况';
    for (let at = 16; at < long.length; at++) {
      const heading = `${long.slice(0, at)}\n${long.slice(at)}`;
      expect(await foundIn(printed({ headings: withHeading(5, heading) }))).toEqual([]);
    }
  });

  test.each([
    [5, '公开还不够细。', []],
    [6, '无。', []],
    [6, contents[5]!, []],
    [5, '', ['section-empty 5']],
  ])('and the words below it in one paragraph: section %i, “%s”', async (number, text, expected) => {
    const below = contents.map((one, index) => (index + 1 === number ? text : one));
    const print = headings.map((heading, index) => {
      const own = form.tables.filter(({ section }) => section === index + 1);
      if (own.length > 0) return [heading, ...own.map((table) => ({ table, figures: sparse(form) }))];
      return [`${heading}\n${below[index]}`.trim()];
    });
    const found = await foundIn(asHtml([title, ...print.flat()]), 'report.html');
    expect(found.map(({ rule, about }) => `${rule} ${about}`)).toEqual(expected);
  });

  test('that none has an ordinal is one mistake', async () => {
    expect(await ruleAndSection(printed({ headings: words }))).toEqual(['section-heading 1']);
  });

  test('and text in one paragraph are told apart', async () => {
    const joined = printed().replaceAll(/^([一五六]、.*)\n\n/gm, '$1。');
    expect(joined).toContain('情况。公开');
    expect(await foundIn(joined)).toEqual([]);
  });

  test('in other words at the place of one that is missing', async () => {
    const [finding, ...others] = await foundIn(printed({ headings: withHeading(5, '五、下一年度工作安排') }));
    expect([finding!.rule, finding!.quoted, others]).toEqual(['section-heading', '五、下一年度工作安排', []]);
  });

  test('one for two sections is one mistake', async () => {
    const both = '五、存在的主要问题及改进情况和其他需要报告的事项';
    const [finding, ...others] = await foundIn(printed({ headings: withHeading(5, both).with(5, '') }));
    expect([finding!.rule, finding!.quoted, others]).toEqual(['section-heading', both, []]);
    for (const number of [5, 6]) expect(finding!.message.zh).toContain(headings[number - 1]);
  });

  test.each([
    ...['一、总体概况', '一、2023年度总体情况', '一、总体情况概述', '一、溪口镇总体情况', '一、本单位总体情况'],
    ...['一、政务公开工作总体情况', '四、政府信息公开行政复议和诉讼情况', '四、政府信息公开行政复议与行政诉讼情况'],
    ...['五、存在的主要问题及下一步改进措施', '五、工作中存在的主要问题及改进情况', '五、存在的困难和问题及改进情况'],
    ...['五、存在的问题及下一步工作安排', '五、存在的问题、改进措施及下一步工作计划', '五、存在的主要问题及改进思路'],
    ...['六、其他应报告的事项', '六、其他说明事项'],
  ])('of one meaning are silent: %s', async (heading) => {
    const number = ordinals.indexOf(heading[0]!) + 1;
    expect(await foundIn(printed({ headings: withHeading(number, heading) }))).toEqual([]);
  });

  const withPages = (lead: string) => (one: string, index: number) => `${one}${lead}${lead && index + 1}`;
  test.each(['', '……', '............', ' '])('a table of contents with sub-headings, %j', async (lead) => {
    const subheadings = ['（一）主动公开情况', '（二）依申请公开情况', '（三）政府信息管理'];
    const entries = [headings[0]!, ...subheadings, ...headings.slice(1, 5), '（一）存在的主要问题', headings[5]!];
    const first = `公开及时。\n${subheadings.map((one) => `${one}\n公开信息46条。`).join('\n')}`;
    const report = (fifth: string) =>
      printed({ headings: withHeading(5, fifth), contents: withText(1, first) }).replace(
        title,
        `${title}\n目录\n${entries
          .map((one) => (one === headings[4] ? fifth : one))
          .map(withPages(lead))
          .join('\n')}`,
      );
    expect(await foundIn(report(headings[4]!))).toEqual([]);
    // An entry in words that are not accepted is one, too.
    expect(await ruleAndSection(report('五、下一年度重点'))).toEqual(['section-heading 5']);
  });

  const linesOf = (lines: readonly string[]) => lines.join('\n');
  test.each([
    ['in front', `${title}\n\n目录\n${linesOf(headings)}\n\n`, ''],
    ['in front, with pages', `${title}\n\n${linesOf(headings.map((one, index) => `${one} …… ${index + 1}`))}\n\n`, ''],
    ['above the title', `${linesOf(headings)}\n\n${title}\n\n`, ''],
    ['behind, as a menu', `${title}\n\n`, `\n\n${linesOf(words)}\n`],
  ])('listed %s are a table of contents', async (_, before, behind) => {
    expect(await foundIn(printed().replace(`${title}\n\n`, before) + behind)).toEqual([]);
  });

  test('one alone: the file has lost the others', async () => {
    expect(await foundIn(`${printed({ order: [1] })}\n\n${table}`)).toEqual([]);
  });
});

test('any report with accepted headings and some text is silent', async () => {
  const sections = forms[0]!.sections.map(({ heading, aliases }, index) =>
    fc.constantFrom(heading, ...aliases).map((words) => `${ordinals[index]}、${words}`),
  );
  const sentence = fc.constantFrom(
    '全年公开信息46条。',
    '收到申请12件，均已办结。',
    '（一）主动公开情况。公开及时。',
    '1.加强培训。',
    '一是公开不及时；二是形式不多。',
  );
  const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.tuple(...sections), fc.tuple(text, text, text), async (all, [first, fifth, sixth]) => {
      const filled = contents.with(0, first).with(4, fifth).with(5, sixth);
      expect(await foundIn(printed({ headings: all, contents: filled }))).toEqual([]);
    }),
    runs(20, 100),
  );
});
