import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';
import { textShare } from '../../src/rules/text-share.ts';
import { expectLinear } from '../support/growth.ts';
import { sparse } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';
import { bytesOf, found } from '../support/text-findings.ts';

const missing = (text: string) => found('text-number-missing', '溪口镇', text);

const { nouns, units, verbs, words } = narratives.get('cn-ogi')!.counts;
const counts = nouns.flatMap((noun) => units.map((unit) => [noun, unit] as const));

test('a count without its number is found, whatever it counts', async () => {
  const clauses = counts
    .filter(([noun, unit]) => !words.includes(noun + unit))
    .map(([noun, unit], index) => `${verbs[index % verbs.length]}${noun}${unit}`);
  expect(await missing(clauses.join('。\n'))).toEqual(clauses);
});

test('a count with its number is silent, whatever it counts and wherever the number is', async () => {
  const clauses = counts.flatMap(([noun, unit], index) => {
    const verb = verbs[index % verbs.length];
    return [
      `${verb}${noun}3${unit}`,
      `共${verb}3${unit}${noun}`,
      `${verb}${noun}三${unit}`,
      `${verb} ${noun} 12 ${unit}`,
    ];
  });
  expect(await missing(clauses.join('，'))).toEqual([]);
});

test.each([
  ['全年主动公开信息条，其中规范性文件件。', ['全年主动公开信息条', '其中规范性文件件']],
  ['现行有效的规范性文件件。', ['现行有效的规范性文件件']],
  ['2023年收到申请件，答复3件。', ['2023年收到申请件']],
  ['2023年，我镇收到政府信息公开申请件。', ['我镇收到政府信息公开申请件']],
  ['共收到申请件，均已答复。', ['共收到申请件']],
  ['共公开条，共收到件。', ['共公开条', '共收到件']],
  ['共公开政府信息  条。', ['共公开政府信息  条']],
  ['共公开　条政府信息。', ['共公开　条']],
  ['公开信息余条。', ['公开信息余条']],
  ['公开信息条。公开信息条。', ['公开信息条', '公开信息条']],
])('%s', async (text, expected) => {
  expect(await missing(text)).toEqual(expected);
});

test.each([
  '根据《政府信息公开条例》和公开信息条款、公开条件、受理件数。',
  '对收到的申请件，及时登记；收到申请件后转办；典型申请件、复议件另行归档。',
  '办理依申请公开件，公文件、信访件、要件、每件、这件都要登记，逐条梳理，头条优先。',
  '自收到申请起，自公开信息起，自办结答复起计算。',
  '个人信息、个别申请、条目清晰；公开  条例规定的信息。',
  '共收到5个申请件，共受理三个申请件，均为自然人申请件。',
  '公开信息____条，公开信息××条。',
  '公开信息多条，公开信息若干条，公开信息数条。',
])('%s lacks no number', async (text) => {
  expect(await missing(text)).toEqual([]);
});

test('clauses that are alike have fingerprints of their own', async () => {
  const { diagnostics } = await lint(bytesOf('溪口镇', '公开信息条。公开信息条。'), { path: 'report.json' });
  const own = diagnostics.filter(({ rule }) => rule === 'text-number-missing').map(({ fingerprint }) => fingerprint);
  expect(new Set(own).size).toBe(2);
});

const shares = (text: string) => found('text-share', '溪口镇', text, { severities: { 'text-share': 'info' } });

test('shares are off unless somebody asks for them', async () => {
  const text = '共收到130件，其中予以公开59件，占54.3%。';
  expect(await found('text-share', '溪口镇', text)).toEqual([]);
  expect(await shares(text)).toEqual(['59件，占54.3%']);
});

test('a share may be rounded, truncated or one off in its last digit, not more', async () => {
  const cases = [7, 59, 130, 997].flatMap((whole) =>
    [1, 3, Math.floor(whole / 2)].flatMap((part) => [0, 1, 2].map((digits) => ({ whole, part, digits }))),
  );
  const sentence = (whole: number, part: number, share: string) => `共收到${whole}件，其中公开${part}件，占${share}%。`;
  const good = cases.flatMap(({ whole, part, digits }) => {
    const scale = 10 ** digits;
    const exact = (part * 100 * scale) / whole;
    return [Math.floor(exact), Math.round(exact)].map((units) =>
      sentence(whole, part, (units / scale).toFixed(digits)),
    );
  });
  expect(await shares(good.join('\n'))).toEqual([]);
  const wrong = cases.map(({ whole, part, digits }) => {
    const scale = 10 ** digits;
    return sentence(whole, part, ((Math.floor((part * 100 * scale) / whole) + 3) / scale).toFixed(digits));
  });
  expect(await shares(wrong.join('\n'))).toHaveLength(wrong.length);
});

test.each([
  '共公开信息80条，其中年报1条，占1.1%；动态54条，占67.5%；领导11条，占13.8%；财政7条，占8.8%；政策7条，占8.8%。',
  '共收到1,300件，其中予以公开590件，占45.3%。',
  '其中予以公开59件，占54.3%。',
  '共收到200件，办结130件，其中予以公开59件，占29.5%。',
  '2022年收到100件，2023年收到150件，同比增长50%。',
  '共收到130件，较上年增加66件，同比增长103.1%。',
  '公开信息150条，同比增长35%，答复率100%。',
  '上年收到0件，今年收到150件，同比增长40%。',
  '2022年收到100件，2023年收到150件，公开130件，同比增长40%。',
])('%s adds up', async (text) => {
  expect(await shares(text)).toEqual([]);
});

const tables = reportOf(forms[0]!, sparse(forms[0]!));

const checkShares = (text: string) => {
  const opening = [{ text, lines: [{ from: 0, place: { path: 'test' } }] }];
  return [...textShare.check({ ...tables, opening }, { assessments: [], claims: { figures: [], divisions: [] } })];
};

test('the time that a paragraph takes grows with its length', async () => {
  const seeds = [
    '收到130件，其中予以公开59件，占45.4%。',
    '收到130件，其中予以公开59件，占45.4%，',
    '2022年收到100件，2023年收到150件，同比增长50%。',
    ...['1', '1,', '1%', '1件'],
  ];
  await expectLinear(async (length) => {
    for (const seed of seeds) checkShares(`${seed.repeat(length / seed.length)}%`);
  }, 2 ** 15);
});

test('a growth follows from the figures of both years', async () => {
  const text = '2022年收到100件，2023年收到150件，同比增长40%。上年收到100件，今年收到50件，同比下降5%。';
  expect(await shares(text)).toEqual(['同比增长40%', '同比下降5%']);
});

test.each([
  ['上年收到100件，今年收到150件，同比增长5%。', '(150−100)÷100 = 50%'],
  ['今年收到150件，上年收到100件，同比增长5%。', '(150−100)÷100 = 50%'],
  ['上年收到100件，今年收到50件，同比下降5%。', '(50−100)÷100 = -50%'],
  ['今年收到50件，上年收到100件，同比下降5%。', '(50−100)÷100 = -50%'],
])('%s is computed from the year before, wherever it stands', (text, sum) => {
  expect(checkShares(text).map(({ message }) => message.en)).toEqual([expect.stringContaining(sum)]);
});
