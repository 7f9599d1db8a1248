import { describe, expect, test } from 'vitest';
import type { Culprit, FileResult } from '../../src/model/result.ts';
import { before, beforeWith, collected, foundAfter, lintAfter } from '../support/consecutive-years.ts';

describe('consecutive years', () => {
  test('that are consistent are silent', async () => {
    expect(await foundAfter({}, before)).toEqual([]);
  });

  test('a report without one of the year before is silent, and not compared', async () => {
    const { reports } = await collected(beforeWith({ body: '青石镇' }), beforeWith({ year: 2021 }));
    const result = await lintAfter({}, reports);
    expect(result.diagnostics).toEqual([]);
    expect(result.comparedWith).toEqual([]);
  });

  test('another carried-out figure last year breaks the relation of its column, and no other', async () => {
    const figures = { 'requests/carried-out/natural-person': 5 };
    expect(await foundAfter({}, beforeWith({ figures }))).toEqual([
      'carry-over requests/carried-in/natural-person fail',
    ]);
  });

  test('another number of documents in force breaks the relation of its row', async () => {
    const figures = { 'disclosure/normative-documents/effective': 13 };
    expect(await foundAfter({}, beforeWith({ figures }))).toEqual([
      'effective-documents disclosure/normative-documents/effective fail',
    ]);
  });

  test.each(['溪口镇人民政府', '溪 口 镇', '溪口镇政府'])('%s is the same body', async (body) => {
    const figures = { 'requests/carried-out/natural-person': 5 };
    expect(await foundAfter({}, beforeWith({ body, figures }))).toHaveLength(1);
  });

  test('a county and its office, or a renamed body, are others', async () => {
    const figures = { 'requests/carried-out/natural-person': 5 };
    expect(await foundAfter({ body: '云浦县' }, beforeWith({ body: '云浦县人民政府办公室', figures }))).toEqual([]);
  });

  test('an edition before has no documents in force, but carries requests over', async () => {
    const earlier = { ...before, year: 2020, edition: '2019' };
    const now = { year: 2021 };
    expect(await foundAfter(now, earlier)).toEqual([]);
    const figures = { ...before.figures, 'requests/carried-out/total': 3 };
    expect(await foundAfter(now, { ...earlier, figures })).toEqual(['carry-over requests/carried-in/total fail']);
  });

  test('a table that was not there leaves the relations open, and the verdict as it is', async () => {
    const edit = (text: string) => text.replace(/二、[\s\S]*?(?=三、)/, '');
    const { reports } = await collected(beforeWith({ edit }));
    const { diagnostics, verdict } = await lintAfter({}, reports);
    expect(diagnostics.map(({ rule, kind, cell }) => `${rule} ${cell} ${kind}`)).toEqual([
      'effective-documents disclosure/regulations/effective open',
      'effective-documents disclosure/normative-documents/effective open',
    ]);
    expect(verdict).toBe('pass');
  });

  test('relations that are switched off are no reason to qualify a pass, even if they are open', async () => {
    const edit = (text: string) => text.replace(/二、[\s\S]*?(?=三、)/, '');
    const { reports } = await collected(beforeWith({ edit }));
    const severities = { 'effective-documents': 'off', 'carry-over': 'off' } as const;
    const { verdict, reports: results } = await lintAfter({}, reports, { severities });
    expect([verdict, results[0]!.waived]).toEqual(['pass', 0]);
  });

  test('with strict an open relation is an error, as any that is open', async () => {
    const edit = (text: string) => text.replace(/二、[\s\S]*?(?=三、)/, '');
    const { reports } = await collected(beforeWith({ edit }));
    expect((await lintAfter({}, reports, { strict: true })).verdict).toBe('fail');
  });

  test('two files that differ are told, and leave only the figure open that differs', async () => {
    const figures = { 'requests/carried-out/natural-person': 5 };
    const { reports, notices } = await collected(before, beforeWith({ figures }));
    expect(notices().map(({ zh }) => zh)).toEqual([
      '用来对照的溪口镇 2022年度报告有 2 份，数字不同：2022-1.txt、2022-2.txt；数字不同的各格不能用来核对',
    ]);
    const { diagnostics } = await lintAfter({}, reports);
    expect(diagnostics.map(({ message }) => message.zh)).toEqual([
      '“自然人”列：2023年度上年结转与2022年度报告（2022-1.txt、2022-2.txt）是否一致，未核对：2022年度“四、结转下年度”在 2 份报告里数字不同，请确认以哪一份为准',
    ]);
  });

  test('the same report in two files says nothing', async () => {
    const { notices } = await collected(before, before);
    expect(notices()).toEqual([]);
  });

  test('the words name both years, cells and figures; the place of the other cell is in the other file', async () => {
    const figures = { 'requests/carried-out/natural-person': 5, 'disclosure/normative-documents/effective': 13 };
    const { reports } = await collected(beforeWith({ figures }));
    const { diagnostics } = await lintAfter({}, reports);
    expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        {
          "en": "normative documents: the number in force in 2023 is 14, “in force last year + issued − repealed” gives 15 (2022 in force 13 (2022-1.txt line 24) + issued this year 3 − repealed this year 1): 1 short; compare both reports and correct the wrong cell, or explain a correction of last year's",
          "zh": "行政规范性文件：2023年度的现行有效件数为 14，按“上年现行有效 + 本年制发 − 本年废止”应为 15（2022年度现行有效件数 13（2022-1.txt 第 24 行） + 本年制发件数 3 − 本年废止件数 1），少 1；请对照两年的报告，改正写错的一格，上年更正过的请说明",
        },
        {
          "en": "column “natural persons”: the number carried in in 2023 is 2, the number carried out in the 2022 report is 5 (2022-1.txt line 331): 3 short; compare both reports and correct the wrong cell, or explain a correction of last year's",
          "zh": "“自然人”列：2023年度的上年结转为 2，2022年度报告的结转下年度（2022-1.txt 第 331 行）为 5，少 3；请对照两年的报告，改正写错的一格，上年更正过的请说明",
        },
      ]
    `);
    const [, carried] = diagnostics;
    expect(carried!.related.map(({ cell, place }) => [cell, place.path])).toEqual([
      ['requests/carried-out/natural-person', '2022-1.txt'],
    ]);
  });
});

describe('the culprit spans the years', () => {
  test('a cell that fixes its own sums and the carry-over is one mistake with three mismatches', async () => {
    const { reports } = await collected(before);
    const { diagnostics, reports: results } = await lintAfter(
      { figures: { 'requests/carried-in/natural-person': 3 } },
      reports,
    );
    const [culprit] = results[0]!.culprits;
    expect(culprit!.relations).toHaveLength(3);
    expect(culprit!.explanations[0]!.mistakes[0]!.changes.map(({ entry }) => entry.at.id)).toEqual([
      'requests/carried-in/natural-person',
    ]);
    expect(diagnostics.map(({ rule, suspects: [first] }) => `${rule} ${first?.entry.at.id}`)).toEqual([
      'request-flow requests/carried-in/natural-person',
      'carry-over requests/carried-in/natural-person',
      'applicant-total requests/carried-in/natural-person',
    ]);
  });

  test('cells that fix both come before those that fix one, and are likely, not certain', async () => {
    // Fewer carried in, in both cells: received or carried out may be wrong as well.
    const now = { figures: { 'requests/carried-in/natural-person': 7, 'requests/carried-in/total': 7 } };
    const firstOf = ({ reports: [one] }: FileResult) => {
      const [{ certainty, explanations }] = one!.culprits as [Culprit];
      const cells = explanations[0]!.mistakes.flatMap(({ changes }) => changes.map(({ entry }) => entry.at.row.id));
      return { certainty, rows: [...new Set(cells)] };
    };
    const { reports } = await collected(before);
    expect(firstOf(await lintAfter(now, {})).certainty).toBe('possible');
    expect(firstOf(await lintAfter(now, reports))).toEqual({ certainty: 'likely', rows: ['carried-in'] });
  });
});
