import { parse, type TestCase, type TestSuites } from 'junit2json';
import { describe, expect, test } from 'vitest';
import type { View } from '../../src/formatters/index.ts';
import type { FileResult } from '../../src/model/result.ts';
import { reportRules } from '../../src/rules/index.ts';
import { everything, hostile, hostileName, judged, resultOf, unchecked, written } from '../support/results.ts';

/** The rules that are on without being asked for. */
const rules = reportRules.filter(({ severity }) => severity !== 'off');

async function suitesOf(files: readonly FileResult[], view: Partial<View> = {}): Promise<TestSuites> {
  return (await parse(await written('junit', resultOf(files), view))) as TestSuites;
}

async function casesOf(files: readonly FileResult[], view: Partial<View> = {}): Promise<TestCase[]> {
  return (await suitesOf(files, view)).testsuite!.flatMap(({ testcase }) => testcase!);
}

const outcome = (one: TestCase) =>
  one.failure ? 'failed' : one.error ? 'error' : one.skipped ? 'skipped' : one['system-out'] ? 'said' : 'passed';

describe('JUnit', () => {
  test('has a suite a report, counted as its cases are', async () => {
    const { testsuite, ...all } = await suitesOf(await everything());
    expect(testsuite!.map(({ name }) => name)).toContain('bad.csv 青岚区教育局 2023年度');
    const count = (cases: readonly TestCase[], as: string) => cases.filter((one) => outcome(one) === as).length;
    for (const { testcase = [], tests, failures, errors, skipped } of testsuite!) {
      expect([tests, failures, errors, skipped]).toEqual([
        testcase.length,
        count(testcase, 'failed'),
        count(testcase, 'error'),
        count(testcase, 'skipped'),
      ]);
    }
    expect(all.tests).toBe(testsuite!.reduce((sum, { tests }) => sum + tests!, 0));
  });

  test('has a case for each relation at each line and each rule, all of different names', async () => {
    const cases = await casesOf([await judged('good.csv')]);
    expect(cases.map(outcome)).toEqual(cases.map(() => 'passed'));
    expect(cases).toHaveLength(42 + rules.length);
    expect(cases[0]!.name).toBe('applicant-total · 一、本年新收 · 总计 = 各类申请人相加');
    const last = rules.at(-1)!;
    expect(cases.at(-1)!.name).toBe(`${last.id} · ${last.title.zh}`);
    for (const file of await everything()) {
      const names = (await casesOf([file])).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('what cannot be told is skipped, unless that is an error; a file that cannot be checked is one', async () => {
    const of = async (as: string, strict: boolean) =>
      (await casesOf([await judged('blank.csv', { strict })], { strict })).filter((one) => outcome(one) === as);
    const { diagnostics } = await judged('blank.csv');
    const count = (kind: string) => diagnostics.filter((one) => one.kind === kind && one.severity === 'error').length;
    expect([count('open'), count('fail')]).toEqual([10, 8]);
    expect(await of('skipped', false)).toHaveLength(10);
    expect(await of('failed', false)).toHaveLength(8);
    expect(await of('skipped', true)).toHaveLength(0);
    expect(await of('failed', true)).toHaveLength(18);
    const [lost] = await casesOf([unchecked('a.pdf')]);
    expect(lost!.error![0]).toMatchObject({ type: 'encrypted', message: '文件设了密码，打不开；请去掉密码后再核对' });
  });

  test('failed is what fails the run; what is less grave passes, and is said', async () => {
    const warned = [await judged('warned.csv')];
    const outcomes = async (failOn: View['failOn']) =>
      (await casesOf(warned, { failOn })).map(outcome).filter((one) => one !== 'passed');
    expect(await outcomes('error')).toEqual(['said', 'said']);
    expect(await outcomes('warning')).toEqual(['said', 'failed']);
    expect(await outcomes('info')).toEqual(['failed', 'failed']);
    expect(await outcomes('never')).toEqual(['said', 'said']);
    const said = (await casesOf(warned)).flatMap((one) => one['system-out'] ?? []);
    expect(said[1]).toBe('warning: A53 “存在的主要问题及改进情况”前缺序号“五、”；请补上');
  });

  test('a rule that is off has no case, broken or not', async () => {
    const cases = await casesOf([
      await judged('bad.csv', { severities: { 'outcome-total': 'off', 'blank-count': 'off' } }),
    ]);
    expect(cases).toHaveLength(42 - 7 + rules.length - 1);
    expect(cases.filter(({ name }) => /^(?:outcome-total|blank-count)/.test(name!))).toEqual([]);
  });

  test('names and messages are read back as they were, but for what XML has no room for', async () => {
    const suites = (await suitesOf([await hostile(), unchecked(`x${hostileName}`)])).testsuite!;
    expect(suites.map(({ name }) => name!.includes('=cmd|\'"<b>&[x]'))).toEqual([true, true]);
    const failures = suites.flatMap(({ testcase }) => testcase!.flatMap(({ failure = [] }) => failure));
    const quoting = failures.filter(({ message }) => message!.includes('=1+1'));
    expect(quoting.map(({ message }) => message)).toEqual([
      '行政许可·本年处理决定数量为“=1+1|<i>x</i>&\\u{1b}[31m\\u{202e} ::warning::, 5%”，读不出数字；请只填阿拉伯数字',
    ]);
    expect(quoting[0]!.inner).toContain('<i>x</i>&');
  });
});
