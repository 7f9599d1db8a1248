import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { recognise } from '../../src/recognise/index.ts';
import { drawnDocument, shownReport } from '../support/readings.ts';

/**
 * What is read of a page, in full: `fixtures/readings/` holds drawings of pages, each with its name above and the reading
 * below. `UPDATE=1 npm test` writes the readings; compare each with its page before you commit it.
 */
const folder = new URL('../../fixtures/readings/', import.meta.url).pathname;

const [arrow, head] = ['\n=>\n', '# '];

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(folder + file, 'utf8');
  const examples = text
    .split(/^# /m)
    .slice(1)
    .map((example) => {
      const [name = '', ...lines] = example.split('\n');
      const [page = '', reading = ''] = lines.join('\n').split(arrow);
      return { name, page, reading: reading.trim() };
    });
  const actual: string[] = [];

  test.each(examples)('$name', async ({ name, page, reading }) => {
    const reports = recognise(await drawnDocument(page), forms);
    const shown = reports.map(shownReport).join('\n').trim();
    if (process.env.UPDATE) actual.push(`${head}${name}\n${page}${arrow}${shown}\n`);
    else expect(shown).toBe(reading);
  });

  afterAll(() => {
    if (process.env.UPDATE) writeFileSync(folder + file, text.slice(0, text.indexOf(head)) + actual.join('\n'));
  });
});
