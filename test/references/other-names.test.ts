import { expect, test } from 'vitest';
import { bodyYearKey } from '../../src/model/body-name.ts';
import { underOtherNames } from '../../src/references/other-names.ts';

const tourism = { name: '溪口县文化和旅游局', aliases: ['溪口县文化局', '溪口县旅游局'], level: null, parent: null };

function texts(given: Readonly<Record<string, string>>) {
  const entries = Object.entries(given).map(([name, text]) => [bodyYearKey(name, 2024), text] as const);
  const { reports, notices } = underOtherNames(Object.fromEntries(entries), [tourism]);
  const known = [tourism.name, ...tourism.aliases].map((name) => reports[bodyYearKey(name, 2024)] ?? null);
  return { known, notices: notices.map(({ zh }) => zh) };
}

test('a report under one other name is that of the body', () => {
  expect(texts({ 溪口县文化局: 'a' })).toEqual({ known: ['a', 'a', 'a'], notices: [] });
});

test('a report under the name of the list comes first, and each name keeps its own', () => {
  expect(texts({ 溪口县文化和旅游局: 'a', 溪口县旅游局: 'b' })).toEqual({ known: ['a', 'a', 'b'], notices: [] });
});

test('none of several bodies that became one stands for the whole', () => {
  expect(texts({ 溪口县文化局: 'a', 溪口县旅游局: 'b' })).toEqual({
    known: [null, 'a', 'b'],
    notices: ['溪口县文化和旅游局的几个别名都有 2024年度报告（溪口县文化局、溪口县旅游局），没有用来核对'],
  });
});

test('a body without reports has none', () => {
  expect(texts({ 溪口县民政局: 'a' }).known).toEqual([null, null, null]);
});
