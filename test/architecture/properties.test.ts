import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no property sets its number of examples or its seed itself, so that RUNS and SEED set those of all', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('support') && !name.startsWith('architecture'))
    .filter((name) => readFileSync(join('test', name), 'utf8').includes("from 'fast-check'"));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((name) => /\bnumRuns\b|\bseed:/.test(readFileSync(join('test', name), 'utf8')))).toEqual([]);
});
