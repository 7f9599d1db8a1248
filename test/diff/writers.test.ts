import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedFigures } from '../../src/diff/figures.ts';
import { comparedText } from '../../src/diff/text.ts';
import { forms } from '../../src/forms.ts';
import { readReports } from '../../src/lint.ts';
import { type WriterName, writers } from '../../src/writers/index.ts';
import { runs } from '../support/random-runs.ts';
import { read, reports } from '../support/round-trip.ts';

/** Formats that keep every text; in CSV and pages, texts that would be formulas or look like figures are written otherwise. */
const names = { json: 'a.json', xlsx: 'a.xlsx' } as const satisfies Partial<Record<WriterName, string>>;

describe.each(Object.entries(names))('a report with figures of every kind, written as %s', (name, path) => {
  test('does not differ from what was written', async () => {
    const format = await writers[name as WriterName]();
    const random = fc.constantFrom(...forms).chain(reports);
    await fc.assert(
      fc.asyncProperty(random, async (content) => {
        const [before] = await read(content, 'a.json');
        const written = await format([before!], 'zh');
        const [after] = await readReports(typeof written === 'string' ? Buffer.from(written) : written, { path });
        const { figures } = comparedFigures(before!, after!);
        expect(figures.map((one) => [one.before.at.id, one.before.cell?.text, one.after.cell?.text])).toEqual([]);
        expect(comparedText(before!, after!).text).toEqual([]);
      }),
      runs(4, 40),
    );
  });
});
