import { expect, test } from 'vitest';
import { forms, lint } from '../../src/lint.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { items, title } from '../support/make/printed.ts';

/** What a cell holds, and what every format reads there: a number, or nothing that is told. */
const writings: Readonly<Record<string, number | 'open'>> = {
  '0012': 12,
  '12。': 12,
  '="12"': 12,
  '1\n2': 'open',
  '1 2': 'open',
};

/** The texts of an OFD have no line ends. */
const cases = Object.keys(printedFormats).flatMap((format) =>
  Object.entries(writings).flatMap(([text, read]) =>
    format === 'ofd' && text.includes('\n') ? [] : [[format, text, read] as const],
  ),
);

test.each(cases)('%s: %j is %s', async (format, text, read) => {
  const form = forms.find(({ edition }) => edition === '2021')!;
  const figures = distinct(form);
  const filled: Filled = {
    ...figures,
    requests: { ...figures.requests, received: { ...figures.requests!.received, commercial: text } },
  };
  const bytes = await printedFormats[format]!([title('青石镇', 2023), ...items(form, filled)]);
  const { reports, diagnostics } = await lint(bytes, { path: '2023' });
  const value = reports[0]?.report.tables
    .flatMap(({ entries }) => entries)
    .find(({ at }) => at.id === 'requests/received/commercial')?.value;
  if (read === 'open') return expect(['unreadable', 'unread', undefined]).toContain(value?.kind);
  expect(value).toMatchObject({ kind: 'number', number: { units: BigInt(read) } });
  expect(diagnostics.filter(({ rule }) => rule === 'noted-count')).toHaveLength(1);
});
