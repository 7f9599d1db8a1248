import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExact } from '../../src/codecs/json/exact.ts';
import { linePieces } from '../../src/codecs/json/stringify.ts';
import { fileJson } from '../../src/formatters/json.ts';
import { type FileResult, forms, type LintOptions, lint } from '../../src/lint.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import type { Language } from '../../src/model/text.ts';
import { uniqueFingerprints } from '../../src/presentation/summary.ts';
import { readFileJson } from '../../src/results/file.ts';
import { originalFingerprints } from '../../src/results/fingerprints.ts';
import type { FileJson } from '../../src/results/shape.ts';
import { broken, settled } from '../culprit/broken-reports.ts';
import { check } from '../support/check.ts';
import { isFull, runs } from '../support/random-runs.ts';
import { everything, hostile, resultOf, written } from '../support/results.ts';
import { bytesOf, reports } from '../support/round-trip.ts';

const jsonOf = (file: FileResult, language: Language) => [...linePieces(fileJson(file, language))].join('');

/** Reads the JSON of a file back. */
function readBack(file: FileResult, language: Language, severities: LintOptions['severities'] = {}): FileResult {
  const json = parseExact(jsonOf(file, language)) as unknown as FileJson;
  return readFileJson(json, { forms, severities, original: (fingerprint) => fingerprint });
}

const languages = ['zh', 'en'] as const;

describe('the JSON of what was read back from JSON is the same', () => {
  test.each(languages)('for results of every kind, in %s', async (language) => {
    for (const file of [...(await everything()), await hostile()]) {
      expect(jsonOf(readBack(file, language), language), file.path).toBe(jsonOf(file, language));
    }
  });

  test('for random reports with mistakes, odd texts and long numbers', async () => {
    for (const form of forms) {
      await fc.assert(
        fc.asyncProperty(reports(form), fc.constantFrom(...languages), async (report, language) => {
          const file = await lint(bytesOf(report), { path: '年报.json' });
          expect(jsonOf(readBack(file, language), language)).toBe(jsonOf(file, language));
        }),
        runs(5, 200),
      );
    }
  });

  test('for a blank that is a space, which JSON has only as what is to be corrected', async () => {
    const figures = settled(forms[0]!, { 'granted/natural-person': 3 });
    const granted = { ...figures.requests!.granted, total: { text: ' ' } };
    const tables = { ...figures, requests: { ...figures.requests, granted } };
    const file = await lint(bytesOf({ tables }), { path: 'a.json' });
    expect(jsonOf(file, 'zh')).toContain('"from":" "');
    expect(jsonOf(readBack(file, 'zh'), 'zh')).toBe(jsonOf(file, 'zh'));
  });

  test('for printed layouts', async () => {
    const folder = new URL('../../fixtures/readings/', import.meta.url);
    const names = readdirSync(folder).filter((_, index) => isFull || index % 8 === 0);
    for (const name of names) {
      const file = await lint(readFileSync(new URL(name, folder)), { path: name });
      expect(jsonOf(readBack(file, 'zh'), 'zh'), name).toBe(jsonOf(file, 'zh'));
    }
  });
});

/** Formats for which JSON has all that they show. */
const complete = ['pretty', 'compact', 'junit', 'github', 'gitlab', 'markdown', 'csv', 'html', 'sarif'] as const;

/** Returns a file without the text of its reports, which JSON does not have. */
function withoutText(file: FileResult): FileResult {
  const reports = file.reports.map((one) => ({
    ...one,
    report: { ...one.report, opening: [], sections: [] },
    claims: { figures: [], divisions: [] },
  }));
  return { ...file, reports };
}

describe('every format shows what was read back as it shows the result itself, without its text', () => {
  const settings: readonly Partial<LintOptions>[] = [
    {},
    { strict: true },
    { blank: 'unknown' },
    {
      severities: {
        'applicant-total': 'off',
        'unreadable-count': 'warning',
        'blank-count': 'off',
        'dashed-count': 'info',
      },
    },
  ];
  test.each(settings)('checked with %o', async (options) => {
    const folder = new URL('../../fixtures/cli/reports/', import.meta.url);
    for (const name of ['bad.csv', 'blank.csv', 'unreadable.csv', 'good.csv', 'warned.csv']) {
      const file = await lint(readFileSync(new URL(name, folder)), { path: name, ...options });
      const back = readBack(file, 'zh', options.severities);
      const [before, after] = [withoutText(file), back].map((one) => resultOf([one], options.strict));
      for (const format of complete) {
        const view = { strict: options.strict === true };
        expect(await written(format, after!, view), `${format} of ${name}`).toBe(await written(format, before!, view));
      }
    }
  });

  /** Cells that show something else than is meant, those with a formula behind them, and a number typed as text. */
  const workbooks: readonly { what: string; shows: Record<string, number>; texts: readonly string[] }[] = [
    { what: 'a slip', shows: { 'granted/natural-person': 27, 'granted/total': 27 }, texts: [] },
    { what: 'a number typed as text', shows: { 'granted/total': 0 }, texts: ['requests/granted/natural-person'] },
  ];
  test.each(workbooks)('with totals that follow by formulas, which JSON does not list: $what', async (one) => {
    const [form] = forms;
    const shown = broken(form!, settled(form!, { 'granted/natural-person': 21 }), one.shows);
    const tables = shown.tables.map((table) => ({
      ...table,
      entries: table.entries.map((entry) => {
        if (one.texts.includes(entry.at.id)) return entry;
        const formula = entry.at.id === 'requests/granted/total' ? { formula: 'SUM(D1:I1)' } : {};
        return { ...entry, cell: { ...entry.cell!, stored: { number: entry.cell!.text, ...formula } } };
      }),
    }));
    const { diagnostics, ...result } = await check({ ...shown, tables }, 0);
    const mistakes = result.culprits.flatMap(({ explanations }) => explanations.flatMap((those) => those.mistakes));
    expect(mistakes.some(({ follows }) => follows.length > 0)).toBe(true);
    const nothing = { format: 'xlsx', sha256: null, problem: null, notices: [], outline: null } as const;
    const file: FileResult = { ...nothing, path: 'test', verdict: 'fail', reports: [result], diagnostics };
    const back = readBack(file, 'zh');
    for (const format of complete) {
      expect(await written(format, resultOf([back])), format).toBe(await written(format, resultOf([file])));
    }
  });
});

test('fingerprints lose the numbers that made them unique', () => {
  const fingerprint = fc.constantFrom('0000000000000001', '0000000000000002', 'abcdefabcdefabcd');
  const files = fc.array(fc.array(fingerprint, { maxLength: 5 }), { maxLength: 5 });
  fc.assert(
    fc.property(files, (given) => {
      const unique = uniqueFingerprints();
      const numbered = given.map((some) => {
        const diagnostics = some.map((one) => ({ report: 0, fingerprint: one, suspects: [] }) as unknown as Diagnostic);
        return unique({ diagnostics, reports: [] } as unknown as FileResult).diagnostics.map((one) => one.fingerprint);
      });
      const original = originalFingerprints(new Set(numbered.flat()));
      expect(numbered.map((some) => some.map(original))).toEqual(given);
    }),
  );
});
