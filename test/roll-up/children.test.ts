import { describe, expect, test } from 'vitest';
import { childReports, forms, lint, readReports } from '../../src/lint.ts';
import type { ChildList } from '../../src/model/children.ts';
import { withFigures } from '../support/parent-and-children.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

/** Which reports a report sums up, and which of them are not there. */

const licensing = 'disclosure/licensing/decisions';
const bytesOf = (whole: Whole) => new TextEncoder().encode(printedWhole(whole));
const county = withFigures('溪口县', { [licensing]: 12 });

/** Returns what the roll-up says of 溪口县 with 12, beside some reports. */
async function said(reports: readonly Whole[], list: Partial<ChildList>, key = '溪口县', own: Whole = county) {
  const read = [];
  for (const one of reports) read.push(...(await readReports(bytesOf(one), { path: `${one.body}.txt` })));
  const { reports: kept } = await childReports(read, { forms });
  const whole = { names: reports.map(({ body }) => body!), isComplete: true, unread: {}, ...list };
  const children = { reports: kept, lists: { [key]: whole } };
  const { diagnostics, comparedWith } = await lint(bytesOf(own), { path: 'county.txt', children });
  return { messages: diagnostics.filter(({ rule }) => rule === 'roll-up').map(({ message }) => message), comparedWith };
}

const five = withFigures('教育局', { [licensing]: 5 });
const seven = withFigures('青川镇', { [licensing]: 7 });

describe('a list', () => {
  test('of reports that add up: compared, and silent', async () => {
    expect(await said([five, seven], {})).toEqual({ messages: [], comparedWith: ['children'] });
  });

  test('of another body: not compared', async () => {
    expect(await said([five, seven], {}, '南山县')).toEqual({ messages: [], comparedWith: [] });
  });

  test('for every report, under no name', async () => {
    expect((await said([five, seven], {}, '')).comparedWith).toEqual(['children']);
  });

  test('that names the body itself: its own report is not one of those below', async () => {
    expect(await said([five, seven, withFigures('溪口县', { [licensing]: 12 })], {})).toMatchObject({ messages: [] });
  });

  test('none of whose bodies has a report: all are named', async () => {
    const { messages } = await said([], { names: ['教育局', '青川镇'] });
    expect(messages.map(({ zh }) => zh)).toEqual([expect.stringContaining('教育局（未收到）、青川镇（未收到）')]);
  });

  test('without names: not compared', async () => {
    expect((await said([], { names: [] })).comparedWith).toEqual([]);
  });

  test('a report that states no year is compared with none', async () => {
    const undated = withFigures('溪口县', { [licensing]: 12 }, { edit: (text) => text.replaceAll('2023', '') });
    expect((await said([five, seven], {}, '溪口县', undated)).comparedWith).toEqual([]);
  });
});

describe('a report that is not there, by the reason', () => {
  const names = ['教育局', '青川镇'];

  test('none was received', async () => {
    const [message] = (await said([five], { names })).messages;
    expect(message).toEqual({
      zh: expect.stringMatching(/^表二“规章·本年制发件数”等 198 格汇总数未核对：所属单位的报告不齐：青川镇（未收到）$/),
      en: expect.stringMatching(
        /197 more figures not compared with the sum: reports of bodies below are missing: 青川镇 \(not received\)$/,
      ),
    });
  });

  test('its file could not be read', async () => {
    const [message] = (await said([five], { names, unread: { 青川镇: 'scan.pdf' } })).messages;
    expect(message!.zh).toContain('青川镇（scan.pdf 未能读取）');
    expect(message!.en).toContain('青川镇 (scan.pdf could not be read)');
  });

  test.each([2022, 2024])('there is only that of %i', async (year) => {
    const [message] = (await said([five, { ...seven, year }], { names })).messages;
    expect(message!.zh).toContain(`青川镇（只有 ${year} 年度的）`);
    expect(message!.en).toContain(`青川镇 (there is only that of ${year})`);
  });

  test('there is one of years ago', async () => {
    const [message] = (await said([five, { ...seven, year: 2021 }], { names })).messages;
    expect(message!.zh).toContain('青川镇（未收到）');
  });

  test('of a list that is not declared to be whole, only what could not be read is named', async () => {
    const undeclared = { names, isComplete: false };
    expect((await said([five], undeclared)).messages[0]!.zh).not.toContain('未收到');
    const [message] = (await said([five], { ...undeclared, unread: { 青川镇: 'scan.pdf' } })).messages;
    expect(message!.zh).toContain('青川镇（scan.pdf 未能读取）');
  });
});
