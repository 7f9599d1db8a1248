import { describe, expect, test } from 'vitest';
import { ArtifactError, UnrelatedFileError, UserError } from '../../src/model/errors.ts';
import {
  absentLines,
  amount,
  type Entry,
  entriesOf,
  entryAt,
  isAbridged,
  isAbsentFromList,
  isCalculated,
  reportName,
  wasRead,
} from '../../src/model/report.ts';
import {
  cannotCheck,
  changesFor,
  type Diagnostic,
  isFindingOf,
  isTermOf,
  levelOf,
  mistakeCount,
  touchedBy,
} from '../../src/model/result.ts';
import type { Value } from '../../src/model/value.ts';
import { totalCoverage } from '../../src/presentation/coverage.ts';
import { check } from '../support/check.ts';
import { form2021, spoilt, withoutTable } from '../support/spoilt-reports.ts';

const report = spoilt();
const [disclosure, requests, cases] = report.tables as [Table, Table, Table];
type Table = (typeof report.tables)[number];

/** Lists what a value counts as, and whether it was read. */
test.each<[Value, bigint | undefined, boolean]>([
  [{ kind: 'number', number: { units: 3n, scale: 0 } }, 3n, true],
  [{ kind: 'dash' }, 0n, true],
  [{ kind: 'blank' }, 0n, true],
  [{ kind: 'blank', unknown: true }, undefined, true],
  [{ kind: 'unreadable' }, undefined, true],
  [{ kind: 'unread' }, undefined, false],
  [{ kind: 'absent' }, undefined, false],
])('%o', (value, units, read) => {
  const entry = { ...cases.entries[0]!, value };
  expect([amount(entry)?.units, wasRead(entry), isAbsentFromList(entry)]).toEqual([units, read, false]);
});

test('a formula calculates only from other cells', () => {
  const of = (formula: string | undefined) =>
    isCalculated({
      ...cases.entries[0]!,
      cell: { text: '1', place: report.place, ...(formula !== undefined && { stored: { formula } }) },
    });
  expect(['A1', 'SUM(A1:A2)', '10+2', '', undefined].map(of)).toEqual([true, true, false, false, false]);
  expect(isCalculated({ ...cases.entries[0]!, cell: undefined })).toBe(false);
});

test('entries by row and column, and all of them', () => {
  expect(entryAt(cases, 'reconsideration', 'total')?.at.id).toBe('cases/reconsideration/total');
  expect(entryAt(cases, 'reconsideration', 'nothing')).toBeUndefined();
  expect(entriesOf(report)).toEqual([...disclosure.entries, ...requests.entries, ...cases.entries]);
});

test.each([
  ['区商务局', 2023, '区商务局 2023年度', '区商务局 2023'],
  [null, 2023, '2023年度', '2023'],
  ['区商务局', null, '区商务局', '区商务局'],
  [null, null, '', ''],
])('%s, %s', (organization, year, zh, en) => {
  expect(reportName({ organization, year })).toEqual({ zh, en });
});

describe('what is absent', () => {
  const without = (table: Table, isAbsent: (entry: Entry) => boolean, value: Value = { kind: 'absent' }) => ({
    ...table,
    entries: table.entries.map((entry) => (isAbsent(entry) ? { ...entry, value } : entry)),
  });
  const said = (table: Table) =>
    (['row', 'column'] as const).map((kind) => absentLines(table, kind).map(({ id }) => id));

  test('is a line without any cell', () => {
    expect(said(cases)).toEqual([[], []]);
    expect(said(without(cases, ({ at }) => at.row.id === 'reconsideration'))).toEqual([
      ['cases/row/reconsideration/reconsideration'],
      [],
    ]);
    expect(said(without(cases, ({ at }) => at.column.id === 'other'))).toEqual([
      [],
      ['cases/column/reconsideration/other'],
    ]);
    expect(said(without(cases, ({ at }) => at.column.id === 'other' && at.row.id !== 'reconsideration'))).toEqual([
      [],
      [],
    ]);
  });

  test('is of a whole block its rows', () => {
    const lost = without(disclosure, ({ at }) => ['regulations', 'normative-documents'].includes(at.row.id));
    expect(said(lost)).toEqual([
      ['disclosure/row/regulations/regulations', 'disclosure/row/regulations/normative-documents'],
      [],
    ]);
  });

  test('is not what a list has no column for', () => {
    const unlisted = { kind: 'absent', unlisted: true } as const;
    const isOther = ({ at }: Entry) => at.column.id === 'other';
    expect(said(without(cases, isOther, unlisted))).toEqual([[], []]);
    const abridged = { ...report, tables: [disclosure, without(cases, isOther, unlisted)] };
    expect([isAbridged(abridged), isAbridged(report)]).toEqual([true, false]);
    expect(isAbridged(withoutTable(report, 'cases', { unlisted: true }))).toBe(true);
    expect(isAbridged(withoutTable(report, 'cases'))).toBe(false);
  });
});

describe('results', () => {
  const finding = (kind: Diagnostic['kind'], severity: Diagnostic['severity']) => ({ kind, severity }) as Diagnostic;

  test('have levels', () => {
    expect([
      levelOf(finding('fail', 'warning'), false),
      levelOf(finding('fail', 'warning'), true),
      levelOf(finding('open', 'error'), false),
      levelOf(finding('open', 'error'), true),
    ]).toEqual(['warning', 'warning', 'open', 'error']);
  });

  test('join mistakes and the relations that they break', async () => {
    const { assessments, culprits, diagnostics } = await check(spoilt({ 'requests/granted/commercial': '999' }), 0);
    const [culprit] = culprits;
    const [mistake] = culprit!.explanations[0]!.mistakes;
    const touched = touchedBy(mistake!, assessments);
    expect(touched.map(({ relation, line }) => `${relation.id} ${line}`)).toEqual([
      'applicant-total granted',
      'outcome-total commercial',
    ]);
    expect(assessments.filter((one) => isTermOf(mistake!.changes[0]!.entry, one))).toEqual(touched);
    expect(diagnostics.map((one) => touched.map((other) => isFindingOf(one, other)))).toEqual([
      [true, false],
      [false, true],
    ]);
    const [row, column] = ['applicant-total', 'outcome-total'].map(
      (rule) => ({ rule, cell: 'requests/outcomes/total' }) as Diagnostic,
    );
    const [inRow, inColumn] = [
      ['applicant-total', 'outcomes'],
      ['outcome-total', 'total'],
    ].map(([id, line]) => assessments.find((one) => one.relation.id === id && one.line === line)!);
    expect([
      isFindingOf(row!, inRow!),
      isFindingOf(row!, inColumn!),
      isFindingOf(column!, inRow!),
      isFindingOf(row!, touched[0]!),
    ]).toEqual([true, false, false, false]);
    expect([mistakeCount(culprit!), mistakeCount({ ...culprit!, certainty: 'possible' })]).toEqual([1, 1]);
    const two = { mistakes: [mistake!, mistake!] };
    expect(mistakeCount({ ...culprit!, explanations: [two] })).toBe(2);
    expect(mistakeCount({ ...culprit!, explanations: [two], certainty: 'possible' })).toBe(1);
  });

  test('show for a relation whose totals follow by formula the cell where the slip is', async () => {
    const { assessments } = await check(report, 0);
    const [one, other] = ['granted', 'partly-granted'].map((line) => assessments.find((all) => all.line === line)!);
    const change = (entry: Entry) => ({ entry, suggested: { units: 1n, scale: 0 } });
    const [inOne, total] = [change(one!.right.entries[0]!), change(other!.left.entries[0]!)];
    const second = change(one!.right.entries[1]!);
    const mistake = { kind: 'cell', reason: { zh: '', en: '' }, changes: [inOne, second], follows: [total] } as const;
    expect(changesFor(mistake, one!)).toEqual([inOne, second]);
    expect(changesFor(mistake, other!)).toEqual([inOne]);
    expect(changesFor({ ...mistake, follows: [] }, other!)).toEqual([]);
    expect(changesFor({ ...mistake, follows: [change(one!.left.entries[0]!)] }, one!)).toEqual([inOne, second]);
  });

  test('add up what was checked', async () => {
    const results = await Promise.all([
      check(report, 0),
      check(spoilt({ 'cases/reconsideration/upheld': '', 'cases/reconsideration/total': '' }), 1),
    ]);
    expect(totalCoverage(results)).toEqual({
      relations: { assessed: 83, total: 84 },
      cells: { read: 398, blank: 2, total: 400 },
    });
    expect(totalCoverage([])).toEqual({ relations: { assessed: 0, total: 0 }, cells: { read: 0, blank: 0, total: 0 } });
  });

  test('of a file that could not be checked hold nothing', () => {
    const text = { zh: '坏了', en: 'broken' };
    expect(cannotCheck('a.pdf', new UserError('damaged', text))).toEqual({
      path: 'a.pdf',
      format: null,
      sha256: null,
      verdict: 'cannot-check',
      problem: { code: 'damaged', message: text },
      notices: [],
      outline: null,
      reports: [],
      diagnostics: [],
    });
    expect(cannotCheck('a.pdf', new UserError('damaged', text), 'f00').sha256).toBe('f00');
    expect(cannotCheck('a.json', new ArtifactError('usage', text))).toMatchObject({ isArtifact: true });
    expect(cannotCheck('a.json', new ArtifactError('usage', text))).not.toHaveProperty('isUnrelated');
    expect(cannotCheck('a.txt', new UnrelatedFileError('usage', text))).toMatchObject({ isUnrelated: true });
  });
});

test('an edition has a name for each of its tables', () => {
  expect(form2021.tables.map(({ name }) => name.zh)).toEqual(['表二', '表三', '表四']);
});
