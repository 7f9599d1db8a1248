import fc from 'fast-check';
import { forms } from '../../src/forms.ts';
import { formCells } from '../../src/model/form.ts';

/** Figures by the id of their cell; those that are left out are 0. */
export type Figures = Readonly<Record<string, number>>;

const categories = ['natural-person', 'commercial', 'research'] as const;
const outcomes = ['granted', 'partly-granted', 'unavailable.not-held', 'other.other'] as const;

/** Random figures of a body in which every sum holds. */
export const bodyFigures: fc.Arbitrary<Figures> = fc
  .record({
    disclosed: fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }),
    handled: fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    carriedIn: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
    carriedOut: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
    cases: fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }),
  })
  .map(({ disclosed, handled, carriedIn, carriedOut, cases }) => {
    const [issued, repealed, effective, decisions, penalties] = disclosed as [number, number, number, number, number];
    const rows: Record<string, readonly number[]> = {
      'carried-in': carriedIn,
      'carried-out': carriedOut,
      ...Object.fromEntries(outcomes.map((row, index) => [row, handled[index]!])),
    };
    const all = categories.map((_, index) => handled.reduce((sum, row) => sum + row[index]!, 0));
    rows.outcomes = all;
    const surplus = categories.map((_, index) => all[index]! + carriedOut[index]! - carriedIn[index]!);
    rows.received = surplus.map((number) => Math.max(0, number));
    // What was carried in cannot be more than what was dealt with and carried out.
    rows['carried-in'] = carriedIn.map((number, index) => number + Math.min(0, surplus[index]!));
    return {
      'disclosure/normative-documents/issued': issued,
      'disclosure/normative-documents/repealed': repealed,
      'disclosure/normative-documents/effective': effective,
      'disclosure/licensing/decisions': decisions,
      'disclosure/penalties/decisions': penalties,
      ...Object.fromEntries(
        Object.entries(rows).flatMap(([row, numbers]) => [
          ...categories.map((column, index) => [`requests/${row}/${column}`, numbers[index]!]),
          [`requests/${row}/total`, numbers.reduce((sum, number) => sum + number, 0)],
        ]),
      ),
      'cases/reconsideration/upheld': cases[0]!,
      'cases/reconsideration/total': cases[0]!,
      'cases/litigation-direct/upheld': cases[1]!,
      'cases/litigation-direct/total': cases[1]!,
    };
  });

/** Returns the figures of so many bodies, the same each time. */
export function someFigures(count: number): Figures[] {
  return fc.sample(bodyFigures, { numRuns: count, seed: 15 });
}

/** Returns the figures of the body that sums up others. */
export function summedUp(all: readonly Figures[]): Figures {
  const ids = forms[0]!.tables.flatMap(formCells).map(({ id }) => id);
  return Object.fromEntries(ids.map((id) => [id, all.reduce((sum, figures) => sum + (figures[id] ?? 0), 0)]));
}

/** The names of so many departments and towns of 溪口县. */
export function bodyNames(count: number): string[] {
  const departments = [
    '教育',
    '民政',
    '财政',
    '司法',
    '商务',
    '水利',
    '农业农村',
    '卫生健康',
    '审计',
    '统计',
    '交通运输',
    '文化和旅游',
  ];
  const towns = ['青川', '白石', '云岭', '长滩', '龙泉', '安福', '永和', '清溪', '石门', '金沙', '沙河', '双桥'];
  const names = [
    ...departments.map((name) => `溪口县${name}局`),
    ...['镇', '乡', '街道'].flatMap((kind) => towns.map((name) => `${name}${kind}`)),
    ...towns.map((name) => `溪口县${name}管理委员会`),
  ];
  return names.slice(0, count);
}
