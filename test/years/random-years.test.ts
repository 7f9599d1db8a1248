import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { forms } from '../../src/forms.ts';
import type { ReferenceReports } from '../../src/model/reference.ts';
import type { Certainty } from '../../src/model/result.ts';
import { collectReferences } from '../../src/references/collect.ts';
import { yearRuleIds } from '../../src/rules/index.ts';
import { consistent, type Figures } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { reportOf } from '../support/reports.ts';

const form = forms.find(({ edition }) => edition === '2021')!;

/** Two consecutive years in which every relation holds, those between them, too. */
interface Years {
  readonly before: Figures;
  readonly now: Figures;
}

const consecutive: fc.Arbitrary<Years> = fc.tuple(consistent(form), consistent(form)).map(([first, second]) => {
  const requests = second.requests!;
  const received = Object.entries(requests.outcomes!).map(
    ([column, outcomes]) => [column, outcomes + requests['carried-in']![column]!] as const,
  );
  // All requests of the year before were received in it.
  const nothing = Object.fromEntries(received.map(([column]) => [column, 0]));
  const before = {
    ...first,
    requests: {
      ...requests,
      received: Object.fromEntries(received),
      'carried-in': nothing,
      'carried-out': requests['carried-in']!,
    },
  };
  const documents = ['regulations', 'normative-documents'].map((row) => {
    const { issued = 0, repealed = 0 } = second.disclosure![row]!;
    const effective = first.disclosure![row]!.effective! + repealed;
    return { row, before: effective, now: { issued, repealed, effective: effective + issued - repealed } };
  });
  return {
    before: {
      ...before,
      disclosure: {
        ...first.disclosure,
        ...Object.fromEntries(
          documents.map((one) => [one.row, { ...first.disclosure![one.row], effective: one.before }]),
        ),
      },
    },
    now: {
      ...second,
      disclosure: { ...second.disclosure, ...Object.fromEntries(documents.map((one) => [one.row, one.now])) },
    },
  };
});

function changed(figures: Figures, table: string, row: string, column: string, by: number): Figures {
  const figure = figures[table]![row]![column]! + by;
  return { ...figures, [table]: { ...figures[table], [row]: { ...figures[table]![row], [column]: figure } } };
}

function collected(figures: Figures): ReferenceReports {
  const collection = collectReferences();
  collection.add({ ...reportOf(form, figures), year: 2022 }, forms);
  return collection.reports;
}

async function checkNow(figures: Figures, previous?: ReferenceReports) {
  return check({ ...reportOf(form, figures), year: 2023 }, 0, previous ? { previous } : {});
}

const relations = new Set(form.yearRelations!.map(({ id }) => id));

async function brokenIn({ before, now }: Years): Promise<string[]> {
  const { diagnostics } = await checkNow(now, collected(before));
  return diagnostics.filter(({ rule }) => relations.has(rule)).map(({ rule, cell }) => `${rule} ${cell}`);
}

const columns = Object.keys(consistentColumns());
function consistentColumns(): Readonly<Record<string, true>> {
  const heads = form.tables.find(({ id }) => id === 'requests')!.blocks[0]!.columns;
  const ids = heads.flatMap(({ id, children = [] }) => [id, ...children.map((one) => one.id)]);
  return Object.fromEntries(ids.flatMap((id) => (id === undefined ? [] : [[id, true]])));
}

describe('random consecutive years', () => {
  test('are silent where they are consistent', async () => {
    await fc.assert(
      fc.asyncProperty(consecutive, async (years) => {
        const { diagnostics } = await checkNow(years.now, collected(years.before));
        const failing = diagnostics.filter(({ kind, severity }) => kind === 'fail' && severity === 'error');
        expect(failing).toEqual([]);
        expect(await brokenIn(years)).toEqual([]);
      }),
      runs(10, 100),
    );
  });

  test('one figure changed, in either year, breaks its relation and no other', async () => {
    const change = fc.record({
      column: fc.constantFrom(...columns),
      by: fc.integer({ min: 1, max: 50 }),
      isNow: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(consecutive, change, async ({ before, now }, { column, by, isNow }) => {
        const years = isNow
          ? { before, now: changed(now, 'requests', 'carried-in', column, by) }
          : { before: changed(before, 'requests', 'carried-out', column, by), now };
        expect(await brokenIn(years)).toEqual([`carry-over requests/carried-in/${column}`]);
      }),
      runs(10, 100),
    );
  });

  test('one number of documents changed, in either year, breaks the relation of its row', async () => {
    const change = fc.record({
      row: fc.constantFrom('regulations', 'normative-documents'),
      column: fc.constantFrom('issued', 'repealed', 'effective'),
      isNow: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(consecutive, change, async ({ before, now }, { row, column, isNow }) => {
        const years = isNow
          ? { before, now: changed(now, 'disclosure', row, column, 1) }
          : { before: changed(before, 'disclosure', row, 'effective', 1), now };
        expect(await brokenIn(years)).toEqual([`effective-documents disclosure/${row}/effective`]);
      }),
      runs(10, 100),
    );
  });

  test("last year's figures may reorder, and raise to likely, but never make certain", async () => {
    const rank: readonly Certainty[] = ['possible', 'likely', 'only'];
    const change = fc.record({
      column: fc.constantFrom(...columns),
      by: fc.integer({ min: 1, max: 50 }),
      row: fc.constantFrom('carried-in', 'received', 'carried-out', 'outcomes'),
    });
    await fc.assert(
      fc.asyncProperty(consecutive, change, async ({ before, now }, { column, by, row }) => {
        const wrong = changed(now, 'requests', row, column, by);
        const alone = await checkNow(wrong);
        const compared = await checkNow(wrong, collected(before));
        const certaintiesOf = ({ result }: typeof alone) => result.culprits.map(({ certainty }) => certainty);
        expect(compared.result.culprits).toHaveLength(alone.result.culprits.length);
        certaintiesOf(compared).forEach((certainty, index) => {
          const without = certaintiesOf(alone)[index]!;
          expect(certainty === 'only').toBe(without === 'only');
          expect(rank.indexOf(certainty)).toBeGreaterThanOrEqual(Math.min(1, rank.indexOf(without)));
        });
        // The cell that is wrong comes first.
        const [first] = compared.result.culprits[0]!.explanations;
        expect(first!.mistakes.flatMap(({ changes }) => changes.map(({ entry }) => entry.at.id))).toContain(
          `requests/${row}/${column}`,
        );
        const places = compared.diagnostics.flatMap(({ suspects }) => suspects.map(({ entry }) => entry));
        const own = new Set(compared.result.report.tables.flatMap(({ entries }) => entries));
        expect(places.every((entry) => own.has(entry))).toBe(true);
      }),
      runs(8, 100),
    );
  });
});

test('the rules about both years are the relations and three more', () => {
  expect([...yearRuleIds].toSorted()).toEqual([...relations, 'copied-text', 'figure-jump', 'unit-slip'].toSorted());
});
