import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';

const header = [',,,自然人,法人或其他组织,,,,,总计', ',,,,商业企业,科研机构,社会公益组织,法律服务机构,其他'];

/** Returns the values that the sums give for blank and unreadable cells of 表三: `cell value certainty`. */
async function derived(rows: readonly string[]): Promise<string[]> {
  const { diagnostics } = await lint(new TextEncoder().encode([...header, ...rows].join('\n')), { path: 'a.csv' });
  const suspects = diagnostics.filter(({ kind }) => kind === 'open').flatMap((one) => one.suspects);
  return [
    ...new Set(suspects.map(({ entry, suggested, certainty }) => `${entry.at.id} ${format(suggested)} ${certainty}`)),
  ];
}

describe('a figure that is not there is offered where the sums determine it', () => {
  test('a blank total of a row', async () => {
    expect(await derived(['一、本年新收政府信息公开申请数量,,,2,1,0,0,0,0,'])).toEqual([
      'requests/received/total 3 likely',
    ]);
  });

  test('a part that cannot be read', async () => {
    expect(await derived(['一、本年新收政府信息公开申请数量,,,约2,1,0,0,0,0,3'])).toEqual([
      'requests/received/natural-person 2 likely',
    ]);
  });

  test('surely, where two relations give the same', async () => {
    const rows = [
      '一、本年新收政府信息公开申请数量,,,2,1,0,0,0,0,3',
      '二、上年结转政府信息公开申请数量,,,0,0,0,0,0,0,0',
      ',（七）总计,,,1,0,0,0,0,3',
      '四、结转下年度继续办理,,,0,0,0,0,0,0,0',
    ];
    expect(await derived(rows)).toContain('requests/outcomes/natural-person 2 only');
  });

  test('never one that would be below zero, nor where two differ', async () => {
    expect(await derived(['一、本年新收政府信息公开申请数量,,,约2,5,0,0,0,0,3'])).toEqual([]);
    const rows = [
      '一、本年新收政府信息公开申请数量,,,9,1,0,0,0,0,10',
      '二、上年结转政府信息公开申请数量,,,0,0,0,0,0,0,0',
      ',（七）总计,,,1,0,0,0,0,3',
      '四、结转下年度继续办理,,,0,0,0,0,0,0,0',
    ];
    expect((await derived(rows)).filter((one) => one.includes('outcomes/natural-person'))).toEqual([]);
  });

  test('two unknowns in a row determine nothing', async () => {
    expect(await derived(['一、本年新收政府信息公开申请数量,,,约2,约1,0,0,0,0,3'])).toEqual([]);
  });
});
