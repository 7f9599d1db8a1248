import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { entriesOf } from '../../src/model/report.ts';
import type { FileResult } from '../../src/model/result.ts';

/** One report as LibreOffice, Chromium and pdftotext write it: `bench/writers.js` makes the files. */
const source = 'fixtures/examples/青石镇2025.xlsx';

/** Pages that the printer broke apart, or that were taken apart in an order in which labels and figures do not meet. */
const cannotBeTold = /^(?:calc-(?:layout|raw|reading)|writer-reading|chromium-reading)\.txt$/;

const judged = (path: string) => lint(new Uint8Array(readFileSync(path)), { path, year: 2025 });

/** The figure of every cell that was read; texts as they stand. */
function figures({ reports }: FileResult): Map<string, string> {
  const entries = reports.flatMap(({ report }) => entriesOf(report)).filter(({ value }) => value.kind !== 'absent');
  return new Map(
    entries.map(({ at, value, cell }) => [
      at.id,
      value.kind === 'number' ? `${value.number.units}e-${value.number.scale}` : `${cell?.text}`,
    ]),
  );
}

/** What is said of cells, in whatever words for their places. */
function findings({ diagnostics }: FileResult): string[] {
  return diagnostics.filter(({ cell }) => cell !== null).map(({ rule, kind, cell }) => `${rule} ${kind} ${cell}`);
}

describe('one report through every writer', async () => {
  const expected = await judged(source);

  test.each(readdirSync('fixtures/writers'))('%s', async (name) => {
    const result = await judged(`fixtures/writers/${name}`);
    const all = figures(expected);
    const wrong = [...figures(result)].filter(([id, figure]) => all.get(id) !== figure);
    expect(wrong).toEqual([]);
    expect(
      result.diagnostics.filter(({ kind, severity, cell }) => kind === 'fail' && severity === 'error' && cell === null),
    ).toEqual([]);
    if (cannotBeTold.test(name)) {
      expect(figures(result).size).toBeLessThan(all.size);
      return;
    }
    expect(figures(result).size).toBe(all.size);
    expect(findings(result)).toEqual(findings(expected));
  });
});
