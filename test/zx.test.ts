import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { readReports } from '../src/lint.ts';
test('zx', async () => {
  const text = readFileSync(process.env.F!, 'utf8').split('\n').slice(2).join('\n');
  const [r] = await readReports(new TextEncoder().encode(text), { path: 'x' });
  console.log(r!.unread.map((u) => [u.table.id, u.why?.zh]), r!.tables.map((t) => [t.table.id, t.form.edition, t.entries.filter((e) => e.value.kind === 'absent').map((e) => e.at.id).join(' ')]));
});
