import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../src/forms.ts';
import { readXlsx } from '../src/readers/xlsx/index.ts';
import { entriesOf } from '../src/report.ts';
import { xlsx } from '../src/writers/xlsx/index.ts';
import { bytesOf, foundIn, read, reports, saidBy } from './as-it-stands.ts';

describe.each(forms)('$id', (form) => {
  test('reads back with the same figures and texts, and lints the same', async () => {
    await fc.assert(
      fc.asyncProperty(reports(form), async (content) => {
        const before = await read(content, 'a.json');
        const bytes = await xlsx(before, 'zh');
        const after = await read(bytes, 'a.xlsx');
        expect(after.map(saidBy)).toEqual(before.map(saidBy));
        expect(await foundIn(bytes, 'a.xlsx')).toEqual(await foundIn(bytesOf(content), 'a.json'));
      }),
      { numRuns: 6 },
    );
  });
});
