import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as reader from '../../src/lint.ts';
import { drawnPrint } from '../support/make/broken-pages.ts';
import { allPositions, type Outcome, outcome, printNamed } from '../support/make/page-breaks.ts';
import { sized } from '../support/random-runs.ts';

const folder = new URL('../../fixtures/printed/breaks/', import.meta.url);

describe('a report as a program printed it, broken over pages, is read as it stands', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.pdf')))('%s', async (name) => {
    const { position } = printNamed(name.replace('.pdf', ''));
    const nothing: Outcome = { open: [], wrong: [], errors: [] };
    expect(await outcome(reader, readFileSync(new URL(name, folder)), position)).toEqual(nothing);
  });
});

describe.each([false, true])('drawn pages, landscape: %s', (landscape) => {
  test('broken at every height, and before every row of both editions: no figure is wrong, and nearly all can be told', async () => {
    const tried = Array.from({ length: allPositions }, (_, position) => position).filter(
      (position) => position % sized(23, 5) === (landscape ? 1 : 0),
    );
    let exact = 0;
    for (const position of tried) {
      const bytes = drawnPrint({ landscape, repeats: position % 2 === 0, position });
      const { open, wrong, errors } = await outcome(reader, bytes, position);
      expect([position, ...wrong, ...errors]).toEqual([position]);
      if (open.length === 0) exact++;
    }
    expect(exact / tried.length).toBeGreaterThanOrEqual(0.95);
  });
});
