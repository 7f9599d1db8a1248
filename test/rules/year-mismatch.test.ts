import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { distinct } from '../support/make/figures.ts';
import { bytesOf, type Item, items, print } from '../support/make/printed.ts';

const form = forms.find(({ edition }) => edition === '2021')!;

/** Where a report states its year, from the one that counts most. */
interface Stated {
  readonly title?: number;
  readonly period?: number;
  readonly sheet?: number;
  readonly file?: number;
  /** The year that was asked for. */
  readonly expected?: number;
}

async function found({ title, period, sheet, file, expected }: Stated) {
  const printed: Item[] = [
    `溪口镇${title ?? ''}${title ? '年' : ''}政府信息公开工作年度报告`,
    ...(period ? [`本报告统计期限为${period}年1月1日至12月31日。`] : []),
    ...items(form, distinct(form)),
  ];
  const bytes = await bytesOf((workbook) => print(workbook.addWorksheet(sheet ? `${sheet}年` : '年报'), printed));
  const path = file ? `年报/${file}/溪口镇${file}.xlsx` : '年报/2019/溪口镇.xlsx';
  const { reports, diagnostics } = await lint(bytes, { path, ...(expected && { year: expected }) });
  const said = diagnostics.filter(({ rule }) => rule === 'year-mismatch').map(({ message }) => message.en);
  return [reports[0]!.report.year, ...said.map((text) => text.replace(/: check.*/, ''))];
}

describe('the year of a report, and what contradicts it', () => {
  test.each<[Stated, readonly (number | string | null)[]]>([
    [{}, [null]],
    [{ title: 2023 }, [2023]],
    [{ period: 2023 }, [2023]],
    [{ file: 2023 }, [2023]],
    [{ expected: 2023 }, [2023]],
    // A name may be that of the year in which the report is handed in.
    [{ title: 2023, file: 2024 }, [2023]],
    [{ title: 2023, sheet: 2024 }, [2023]],
    [{ period: 2023, sheet: 2024, file: 2022 }, [2023]],
    [{ title: 2023, period: 2022 }, [2023, 'the period says 2022, the title 2023']],
    [{ title: 2023, period: 2022, sheet: 2021 }, [2023, 'the period says 2022, the title 2023']],
    [{ title: 2023, expected: 2023 }, [2023]],
    [{ title: 2023, expected: 2024 }, [2023, 'the title says 2023; 2024 is expected']],
    [{ title: 2023, file: 2024, expected: 2024 }, [2023, 'the title says 2023; 2024 is expected']],
    [{ period: 2023, expected: 2024 }, [2023, 'the period says 2023; 2024 is expected']],
    [{ file: 2023, expected: 2024 }, [2023, 'the name of the file or sheet says 2023; 2024 is expected']],
    [{ file: 2023, expected: 2023 }, [2023]],
  ])('%j', async (stated, expected) => {
    expect(await found(stated)).toEqual(expected);
  });
});

test('of sheets that are reports of their own, the name counts where nothing else says a year, and contradicts nothing', async () => {
  const sheets = ['商务局2023', '教育局2022', '水务局'];
  const bytes = await bytesOf((workbook) => {
    for (const name of sheets) {
      const period = name.startsWith('商务局') ? [] : ['本报告统计期限为2023年1月1日至12月31日。'];
      print(workbook.addWorksheet(name), [...period, ...items(form, distinct(form))]);
    }
  });
  const { reports, diagnostics } = await lint(bytes, { path: '汇总.xlsx' });
  expect(reports.map(({ report }) => `${report.organization} ${report.year}`)).toEqual([
    '商务局 2023',
    '教育局 2023',
    '水务局 2023',
  ]);
  expect(diagnostics.filter(({ rule }) => rule === 'year-mismatch')).toEqual([]);
});
