import { expect, test } from 'vitest';
import type { Checked } from '../../src/diff/difference.ts';
import { matchBodies } from '../../src/diff/match.ts';

/** `溪口镇 2023 a.csv`; `-` for a body or a year that the report does not state. */
function one(text: string): Checked {
  const [body, year, path = `${body}.csv`] = text.split(' ');
  const report = { organization: body === '-' ? null : body, year: year === '-' ? null : Number(year) };
  return { path, report } as Checked;
}

const shown = ({ path, report }: Checked) => `${report.organization ?? path} ${report.year ?? '-'}`;

test.each([
  ['by name', '甲局 2023, 乙局 2023', '乙局 2023, 甲局 2023', '甲局 2023=甲局 2023, 乙局 2023=乙局 2023', '', ''],
  ['two years', '甲局 2022', '甲局 2023', '甲局 2022=甲局 2023', '', ''],
  [
    'unmatched on both sides',
    '甲局 2023, 乙局 2023',
    '甲局 2023, 丙局 2023',
    '甲局 2023=甲局 2023',
    '乙局 2023',
    '丙局 2023',
  ],
  ['another body alone', '甲局 2023', '乙局 2023', '', '甲局 2023', '乙局 2023'],
  [
    'spaces, width and 人民',
    '云浦县人民政府（本级） 2023',
    '云浦县政府(本级) 2023',
    '云浦县人民政府（本级） 2023=云浦县政府(本级) 2023',
    '',
    '',
  ],
  [
    'as written first',
    '云浦县人民政府 2023, 云浦县政府 2023',
    '云浦县政府 2023',
    '云浦县政府 2023=云浦县政府 2023',
    '云浦县人民政府 2023',
    '',
  ],
  [
    'the same year of several',
    '甲局 2021, 甲局 2022',
    '甲局 2022, 甲局 2023',
    '甲局 2022=甲局 2022',
    '甲局 2021',
    '甲局 2023',
  ],
  ['no year is the same for several', '甲局 2021, 甲局 2022', '甲局 2023', '', '甲局 2021, 甲局 2022', '甲局 2023'],
  ['submitted twice', '甲局 2023 a.csv, 甲局 2023 b.csv', '甲局 2023', '甲局 2023=甲局 2023', '甲局 2023', ''],
  [
    'by file where no body is stated',
    '- 2022 x/财政局2022.csv',
    '- 2023 y/财政局2023年度.docx',
    'x/财政局2022.csv 2022=y/财政局2023年度.docx 2023',
    '',
    '',
  ],
])('%s', (_, before, after, pairs, onlyBefore, onlyAfter) => {
  const list = (text: string) => text.split(', ').map(one);
  const found = matchBodies(list(before), list(after));
  expect({
    pairs: found.pairs.map((pair) => `${shown(pair.before)}=${shown(pair.after)}`).join(', '),
    onlyBefore: found.onlyBefore.map(shown).join(', '),
    onlyAfter: found.onlyAfter.map(shown).join(', '),
  }).toEqual({ pairs, onlyBefore, onlyAfter });
});
