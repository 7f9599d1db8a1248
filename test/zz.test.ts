import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'vitest';
import { forms } from '../src/forms.ts';
import { readReports } from '../src/lint.ts';
import { asPage } from './printed-lines.ts';
import { cases, readAs } from './random-reports.ts';

test('zz', async () => {
  const tally: Record<string, number> = {};
  const add = (k: string) => {
    tally[k] = (tally[k] ?? 0) + 1;
  };
  let saved = 0;
  for (const form of forms)
    for (const wide of [1, 2] as const) {
      let i = 0;
      for (const one of fc.sample(cases(form), { numRuns: 150, seed: Number(process.env.SEED ?? 7) })) {
        i++;
        const { offset = 0, breadth = 1, spaced = false } = one.style;
        const text = asPage(one.printed, {
          wide,
          align: (['left', 'centre', 'right'] as const)[breadth - 1]!,
          blankLines: spaced,
          margin: offset,
        });
        try {
          const [report] = await readReports(new TextEncoder().encode(text), { path: 'x' });
          let bad = '';
          for (const u of report!.unread) {
            add(`${form.edition} ${wide} unread ${u.table.id} ${u.why?.en.slice(0, 40)}`);
            bad += u.table.id;
          }
          for (const { table, entries } of report!.tables)
            for (const { at, value } of entries) {
              const f = one.figures[table.id]![at.row.id]![at.column.id]!;
              const r = readAs(value);
              const state = r === f ? 'right' : r === undefined ? `open ${value.kind}` : 'WRONG';
              add(`${form.edition} ${wide} ${table.id} ${state}`);
              if (state !== 'right') bad += ` ${state} ${at.id}:${r}/${f}`;
            }
          if ((bad.includes('WRONG') || bad.includes('WRONG')) && saved < 12) {
            saved++;
            writeFileSync(`/tmp/zz-${saved}.txt`, `${bad}\n${breadth} ${spaced}\n${text}`);
          }
        } catch (e) {
          if ((e as Error).message.includes('undefined'))
            writeFileSync(`/tmp/zzu-${form.edition}-${wide}-${i}.txt`, text);
          add(`${form.edition} ${wide} ${(e as Error).message.slice(0, 60)}`);
        }
      }
    }
  console.log(JSON.stringify(tally, null, 1));
});
