import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import { address } from '../../src/model/document.ts';
import { lines } from '../../src/model/form.ts';
import {
  consistentFigures,
  figuresRead,
  type OwnFigures,
  ownCells,
  ownForm,
  ownRows,
  pathOf,
  readOwn,
} from '../support/own-form.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

/** Tables without a header: labels, each with a figure right of it. */

const title = '溪口县政府网站工作年度报表（2024年度）';
const figures = consistentFigures([5, 12, 0, 7, 31, 2, 640]);
const ids = ownCells.map(({ row }) => row.id);

const csv = (rows: readonly (readonly string[])[]) => `${title}\n${rows.map((row) => row.join()).join('\n')}\n`;
const html = (rows: readonly (readonly string[])[]) =>
  `<h1>${title}</h1><table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;

/** A row with all its labels in front, each in its column. */
const whole = (id: string, figure: string | number) => {
  const path = pathOf(id);
  return [...path, ...Array.from({ length: 3 - path.length }, () => ''), String(figure)];
};

/** A row as it is exported where cells are merged: a group is named once, and covered cells are dropped. */
const short = (id: string, figure: string | number, above: string | undefined) => {
  const [path, before] = [pathOf(id), above === undefined ? [] : pathOf(above)];
  const first = path.findIndex((label, index) => label !== before[index]);
  return [...path.slice(first), String(figure)];
};

describe.each([
  ['csv', csv],
  ['html', html],
] as const)('a table without a header, %s', (format, written) => {
  const read = async (rows: readonly (readonly string[])[]) => {
    const [report, ...others] = await readOwn(written(rows), `a.${format}`);
    expect(others).toEqual([]);
    return report!;
  };

  test.each<[what: string, rows: readonly (readonly string[])[]]>([
    ['with all labels in each row', ids.map((id) => whole(id, figures[id]!))],
    ['with covered cells dropped', ids.map((id, index) => short(id, figures[id]!, ids[index - 1]))],
    ['from the last row to the first', ids.toReversed().map((id) => whole(id, figures[id]!))],
    [
      'with rows of text between',
      ids.flatMap((id, index) => [whole(id, figures[id]!), [`事项${index}是否完成`, '', '', '☑是 □否']]),
    ],
    ['with rows numbered', ids.map((id, index) => [String(index + 1), ...whole(id, figures[id]!)])],
    ['with units behind figures', ownCells.map(({ row, unit }) => whole(row.id, `${figures[row.id]}${unit ?? ''}`))],
    ['with units in a column', ownCells.map(({ row, unit }) => [...whole(row.id, figures[row.id]!), unit ?? ''])],
    ['with a header after all', [['项目', '', '', '数量'], ...ids.map((id) => whole(id, figures[id]!))]],
  ])('%s', async (_, rows) => {
    const report = await read(rows);
    expect(figuresRead(report)).toEqual(figures);
    expect(report).toMatchObject({ organization: '溪口县', year: 2024 });
  });

  test('with two labels and figures on a line', async () => {
    const rows: string[][] = [];
    for (const group of ownRows) {
      const own = lines(group.children ?? [group]).map(({ id }) => id);
      for (let index = 0; index < own.length; index += 2) {
        const pair = own.slice(index, index + 2).flatMap((id) => [pathOf(id).at(-1)!, String(figures[id])]);
        rows.push([...(group.children ? [group.label] : []), ...pair]);
      }
    }
    const found = figuresRead(await read(rows));
    // 总数 alone stands in three groups: here two of them do not name the inner one.
    const named = Object.entries(figures).filter(([id]) => pathOf(id).length < 3 || !id.endsWith('.total'));
    expect(found).toMatchObject(Object.fromEntries(named));
  });

  test('gives every figure its own place', async () => {
    const { tables } = await read(ids.map((id) => whole(id, figures[id]!)));
    const places = tables[0]!.entries.map(({ place }) => address(place));
    expect(new Set(places).size).toBe(ids.length);
    expect(places[0]).toBe(format === 'csv' ? 'D2' : '表格1 第1行第4列');
  });

  test('keeps blanks blank, also next to a remark', async () => {
    const { tables } = await read(ids.map((id, index) => [...whole(id, index % 3 === 0 ? '' : 4), '见附件']));
    expect(tables[0]!.entries.map(({ value }) => value.kind)).toEqual(
      ids.map((_, index) => (index % 3 === 0 ? 'blank' : 'number')),
    );
  });

  test('cannot tell which of two figures in a row is meant, if the first is blank', async () => {
    const rows = ids.map((id, index) => [...whole(id, index === 4 ? '' : 4), index === 4 ? '9' : '']);
    await expect(read(rows)).rejects.toMatchObject({ code: 'glued', text: { en: expect.stringContaining('unclear') } });
  });

  test('does not take a figure for that of a row that is not there', async () => {
    const rows = ids.map((id) => whole(id, figures[id]!)).filter(([, label]) => label !== '新开设数量');
    const { tables } = await read([...rows, ['其他栏目数量', '', '', '9']]);
    const missing = tables[0]!.entries.filter(({ value }) => value.kind === 'absent').map(({ at }) => at.row.id);
    expect(missing).toEqual(['topics.opened']);
  });
});

test.each([
  ['政府网站工作年度报表', '（2024年度）', '填报单位：溪口县数据局'],
  ['政府网站工作年度报表（2024年度）', '填报单位（盖章）：溪口县数据局　填报日期：2025-01-10'],
  ['2024年度政府网站工作年度报表', '报送单位: 溪口县数据局（本级）'],
])('body and year may be in lines of their own: %s', async (...lines) => {
  const rows = ids.map((id) => whole(id, figures[id]!).join());
  const [report, ...others] = await readOwn(`${[...lines, ...rows].join('\n')}\n`, 'a.csv');
  expect(others).toEqual([]);
  expect(report).toMatchObject({ organization: '溪口县数据局', year: 2024 });
  expect(figuresRead(report!)).toEqual(figures);
});

test('a line about who filled in the table does not rename a body that the title names', async () => {
  const rows = ids.map((id) => whole(id, figures[id]!).join());
  const [report] = await readOwn(`${title}\n填报单位：溪口县数据局\n${rows.join('\n')}\n`, 'a.csv');
  expect(report).toMatchObject({ organization: '溪口县' });
});

test('is found in no other table', async () => {
  const lone = html([['总数', '', '', '12']]);
  await expect(readOwn(lone, 'a.html')).rejects.toMatchObject({ code: 'no-form-table' });
});

test('figures in any order and writing are read, or left open, never wrong', async () => {
  const writings = [
    (figure: number) => String(figure),
    (figure: number) => figure.toLocaleString('en'),
    (figure: number) => String(figure).replaceAll(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!),
    (figure: number, unit = '') => `${figure}${unit}`,
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(100_000), { minLength: 5, maxLength: 9 }),
      fc.shuffledSubarray(ownCells as (typeof ownCells)[number][], { minLength: 6 }),
      fc.array(fc.nat(writings.length - 1), { minLength: 7, maxLength: 7 }),
      fc.boolean(),
      async (numbers, cells, choices, isDropped) => {
        const own = consistentFigures(numbers);
        const rows = cells.map(({ row, unit }, index) => {
          const figure = writings[choices[index % choices.length]!]!(own[row.id]!, unit);
          const path = pathOf(row.id);
          return isDropped ? [...path, figure] : whole(row.id, figure);
        });
        const [report] = await readOwn(html(rows), 'a.html');
        const expected = Object.fromEntries(cells.map(({ row }) => [row.id, own[row.id]!]));
        expect(figuresRead(report!)).toEqual(expected satisfies OwnFigures);
      },
    ),
    runs(40),
  );
});

test('a form with a header is read as before beside one without', async () => {
  const [report] = await readReports(utf8(csv(ids.map((id) => whole(id, figures[id]!)))), {
    path: 'a.csv',
    forms: [ownForm, ...forms],
  });
  expect(report!.tables.map((one) => one.table.id)).toEqual(['website']);
  await expect(lint(utf8(csv(ids.map((id) => whole(id, figures[id]!)))), { path: 'a.csv' })).resolves.toMatchObject({
    verdict: 'cannot-check',
  });
});
