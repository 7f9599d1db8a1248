import { expect, test } from 'vitest';
import { forms, readReports } from '../../src/lint.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { distinct } from '../support/make/figures.ts';
import { utf8 } from '../support/utf8.ts';

test('a blank has a line without a value, what the document lacks has none, and a text stands as it is shown', async () => {
  const tables = structuredClone(distinct(forms[0]!)) as Record<string, Record<string, Record<string, unknown>>>;
  const { received } = tables.requests!;
  Object.assign(received!, {
    research: null,
    commercial: { text: '/' },
    total: { text: '约20' },
    'legal-service': { text: '12件', number: 12, unit: '件' },
  });
  delete received!['public-interest'];
  delete tables.requests!.granted;
  const report = { form: 'cn-ogi', organization: '溪口镇', year: 2025, editions: { requests: '2021' }, tables };
  const lines = tidy(await readReports(utf8(JSON.stringify(report)), { path: 'a.json' })).split('\n');
  const own = lines.filter((line) => /,requests,(?:received|granted),/.test(line));
  const value = (column: string) =>
    own
      .find((line) => line.includes(`,${column},`))
      ?.split(',')
      .at(-1);
  expect(own).toHaveLength(6);
  expect(['research', 'commercial', 'total', 'legal-service', 'public-interest'].map(value)).toEqual([
    ...['', '/', '约20', '12'],
    undefined,
  ]);
});
