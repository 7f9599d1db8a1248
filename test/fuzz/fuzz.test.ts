import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { distinct } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { items, title } from '../support/make/printed.ts';
import { containerOf } from './containers.ts';
import { contradictions } from './invariants.ts';
import { kinds } from './kinds.ts';
import { mutated } from './mutate.ts';
import { randomOf } from './random.ts';

const form = forms[0]!;
const printed = [title('溪口镇', 2025), ...items(form, distinct(form))];

describe.each([
  ['docx', 'zip'],
  ['xls', 'cfb'],
  ['doc', 'cfb'],
  ['pdf', 'pdf'],
  ['html', 'plain'],
])('a good .%s', (kind, container) => {
  const made = Promise.resolve(printedFormats[kind]!(printed));

  test('passes when it is taken apart and put together again', async () => {
    const file = await made;
    const { name, open, close } = containerOf(file);
    expect(name).toBe(container);
    expect((await lint(close(open(file)), { path: `a.${kind}` })).verdict).toBe('pass');
  });

  test('is changed by a seed in the same way each time', async () => {
    const file = await made;
    const [once, again, other] = [7, 7, 8].map((seed) => mutated(file, kinds[kind]!.grammar, randomOf(kind, seed)));
    expect(Buffer.compare(once!, again!)).toBe(0);
    expect(Buffer.compare(once!, other!)).not.toBe(0);
  });
});

test('a result that contradicts itself is noticed', async () => {
  const result = await lint(readFileSync('fixtures/cli/reports/good.csv'), { path: 'a.csv' });
  expect(contradictions(result)).toEqual([]);
  const [one] = result.reports;
  const tables = one!.report.tables.map((table) => ({
    ...table,
    entries: table.entries.map((entry) =>
      entry.at.id === 'requests/received/total' ? { ...entry, cell: { ...entry.cell!, text: '99999' } } : entry,
    ),
  }));
  const changed = { ...result, reports: [{ ...one!, report: { ...one!.report, tables } }] };
  expect(contradictions(changed).join()).toMatch(/^applicant-total of received: 99999 and /);
  expect(contradictions({ ...result, verdict: 'cannot-check' })).not.toEqual([]);
});
