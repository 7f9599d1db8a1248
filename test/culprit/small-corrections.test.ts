import { describe, expect, test } from 'vitest';
import { type Correction, correctionsOf, rewriting, withSuggested } from '../../src/corrections.ts';
import { locate } from '../../src/culprit/locate.ts';
import { format } from '../../src/model/decimal.ts';
import type { Stored } from '../../src/model/document.ts';
import { entriesOf, type Report } from '../../src/model/report.ts';
import type { Diagnostic, FileResult } from '../../src/model/result.ts';
import { readFigure } from '../../src/model/value.ts';
import { assess } from '../../src/relations.ts';
import { sheet, square } from './small-forms.ts';

/** A fix that a rule suggests for one cell of a report. */
interface Suggested {
  readonly report: number;
  readonly rule: string;
  readonly cell: string;
  /** Null if it is not known. */
  readonly to: number | null;
}

/** Returns what may be corrected in a file of some reports. */
function corrections(reports: readonly Report[], suggested: readonly Suggested[] = []): Correction[] {
  const diagnostics = suggested.map(({ report, rule, cell, to }): Pick<Diagnostic, 'report' | 'rule' | 'fix'> => {
    const entry = entriesOf(reports[report]!).find(({ at }) => at.id === `requests/${cell}`)!;
    if (to === null) return { report, rule, fix: null };
    return {
      report,
      rule,
      fix: { safety: 'suggested', edits: [{ entry, suggested: { units: BigInt(to), scale: 0 } }] },
    };
  });
  const results = reports.map((report) => ({ report, culprits: locate(assess(report)) }));
  return correctionsOf({ reports: results, diagnostics } as unknown as FileResult);
}

const inWords = ({ report, entry: { at }, safety, to, reason }: Correction) =>
  `${report} ${safety} ${at.id.replace('requests/', '')}→${format(to)}: ${reason.en}`;

const sound = sheet(square, '21 3 24 | 5 6 11 | 26 9 35');

describe('what may be corrected in a file', () => {
  test.each([
    { what: 'nothing', reports: [sound], says: [] },
    {
      what: 'a sure mistake',
      reports: [sheet(square, '12 3 24 | 5 6 11 | 26 9 35')],
      says: ['0 suggested a/x→21: two digits in the wrong order'],
    },
    {
      what: 'in the second report',
      reports: [sound, sheet(square, '21 3 24 | 5 6 11 | 2６ 9 35')],
      says: ['1 safe all/x→26: “2６” as a plain number'],
    },
    { what: 'nothing that is only possible', reports: [sheet(square, '26 3 29 | 5 6 11 | 26 9 35')], says: [] },
    {
      what: 'in the order of the form, first what changes no number',
      reports: [sheet(square, '１２ 3件 24 | 5 6 11件 | 26 9 35')],
      says: [
        '0 safe a/x→12: “１２” as a plain number',
        '0 suggested a/x→21: two digits in the wrong order',
        '0 safe a/y→3: “3件” as a plain number',
        '0 safe b/total→11: “11件” as a plain number',
      ],
    },
    {
      what: 'two cells that come to the same number',
      reports: [sheet(square, '12 3 24 | 21件 6 27 | 42 9 51')],
      says: ['0 suggested a/x→21: two digits in the wrong order', '0 safe b/x→21: “21件” as a plain number'],
    },
    {
      what: 'a number as text that a formula left out, once',
      reports: [sheet(square, "'21 3 =3 | 5 6 11 | 26 9 35")],
      says: ['0 safe a/x→21: a number stored as text'],
    },
  ])('$what', ({ reports, says }) => {
    expect(corrections(reports).map(inWords)).toEqual(says);
  });

  test('the total that a rule gives for a blank one, and nothing else that rules suggest', () => {
    const fixes = [
      { report: 1, rule: 'blank-total', cell: 'all/total', to: 35 },
      { report: 0, rule: 'year-mismatch', cell: 'a/x', to: 7 },
      { report: 0, rule: 'blank-total', cell: 'a/total', to: null },
    ];
    expect(corrections([sound, sound], fixes).map(inWords)).toEqual([
      '1 suggested all/total→35: the total was left blank',
    ]);
  });

  test('where another number is suggested, the way of writing does not matter', () => {
    const all = corrections([sheet(square, '１２ 3件 24 | 5 6 11 | 26 9 35')]);
    expect(withSuggested(all).map(inWords)).toEqual([
      '0 suggested a/x→21: two digits in the wrong order',
      '0 safe a/y→3: “3件” as a plain number',
    ]);
  });
});

describe('the plain number for one that is written otherwise', () => {
  const money = { decimal: true, unit: '万元' };
  const asText = '数字以文本形式存储';

  test.each<{ text: string; stored?: Stored; measure?: typeof money; to?: string; why?: string }>([
    { text: '12' },
    { text: ' 12 ' },
    { text: '１２', to: '12', why: '“１２”改为纯数字' },
    { text: ' １２ ', to: '12', why: '“１２”改为纯数字' },
    { text: '1,234', to: '1234', why: '“1,234”改为纯数字' },
    { text: '12件', to: '12', why: '“12件”改为纯数字' },
    { text: '2.50万元', measure: money, to: '2.5', why: '“2.50万元”改为纯数字' },
    { text: '２.5', measure: money, to: '2.5', why: '“２.5”改为纯数字' },
    { text: '25000元', measure: money },
    { text: '22（其中修订16件）' },
    { text: '/' },
    { text: '约20' },
    { text: '1,234', stored: { number: '1234', format: '#,##0' } },
    { text: '1,234', stored: { formula: 'A1' } },
    { text: '12', stored: { numberAsText: true }, to: '12', why: asText },
    { text: ' 12', stored: { numberAsText: true }, to: '12', why: asText },
    { text: '１２', stored: { numberAsText: true }, to: '12', why: '“１２”改为纯数字' },
  ])('“$text”: $to $why', ({ text, stored, measure, to, why }) => {
    const [entry] = entriesOf(sound);
    const cell = { ...entry!.cell!, text, ...(stored && { stored }) };
    const at = { ...entry!.at, ...measure };
    const found = rewriting({ ...entry!, at, cell, value: readFigure(cell, at) });
    expect(found && [format(found.to), found.reason.zh]).toEqual(to && [to, why]);
  });

  test('a cell that is not there has none', () => {
    const [entry] = entriesOf(sheet(square, '１２ 3 24 | 5 6 11 | 26 9 35'));
    expect(rewriting({ ...entry!, cell: undefined })).toBeUndefined();
  });
});
