import { listHeads } from '../artifacts/own-files.ts';
import { placeIn } from '../model/document.ts';
import type { FileResult } from '../model/result.ts';
import type { Language, Text } from '../model/text.ts';
import { findingLine } from '../presentation/listing/finding.ts';
import { failingLines } from '../presentation/listing/index.ts';
import type { Line, Weight } from '../presentation/listing/line.ts';
import { certaintyNames, ruleTitle, type Words, weightNames, wordsFor } from '../presentation/listing/words.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { verdictNames, verdictNotice } from '../presentation/verdict.ts';
import { statement } from './statement.ts';
import type { View } from './view.ts';

/** A row of the list of corrections over all files: a mistake, a finding, or a file that could not be checked. */
export interface Row {
  /** Path of the file. */
  readonly file: string;
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  readonly body: string;
  readonly year: string;
  /** How it is coloured. */
  readonly weight: Weight;
  readonly severity: string;
  /** It cannot be told. */
  readonly isOpen: boolean;
  readonly table: string;
  /** The cells of a mistake, the first where the hand slipped; of a finding, the one it is about. */
  readonly cells: readonly RowCell[];
  /** Empty for what is no mistake in a sum. */
  readonly certainty: string;
  /** One under another. */
  readonly why: string;
  /** Findings that it stands for; 0 for a file that could not be checked, which has none. */
  readonly findings: number;
  /** Those that are cleared once this mistake alone is fixed, by title and cell. */
  readonly clears: readonly string[];
  /** Their titles; with `verbose` their ids as well. */
  readonly rules: readonly string[];
}

export interface RowCell {
  readonly address: string;
  readonly item: string;
  /** As the file shows it. */
  readonly current: string;
  readonly suggested: string;
}

/** What of a view matters here. */
type Shown = Pick<View, 'language' | 'strict' | 'verbose'>;

/** What is to be corrected in a file: a row a mistake, then what could not be told, a row each; with `strict`, as an error. */
export function rowsOf(all: FileResult, view: Shown): Row[] {
  const { language, strict } = view;
  const file = unsuppressed(all);
  if (file.problem) return [uncheckedRow(file, language)];
  const words = wordsFor(file, language);
  const { lines, next } = failingLines(file, words);
  const open = file.diagnostics
    .filter(({ kind }) => kind === 'open')
    .map((one, index): Line => {
      const line = { ...findingLine(one, next + index, file, words), why: statement(one, language) };
      return strict ? { ...line, weight: 'error', severity: 'error' } : line;
    });
  return [
    ...noticeRows(all, language),
    ...[...byMistake(lines), ...open.map((one): [Line] => [one])].map((some) => rowOf(some, file, words, view)),
  ];
}

/** The lines of one mistake, which share a number, together. */
function byMistake(lines: readonly Line[]): [Line, ...Line[]][] {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    const number = line.number.replace(/-.*/, '');
    const before = groups.get(number);
    if (before) before.push(line);
    else groups.set(number, [line]);
  }
  return [...groups.values()];
}

function rowOf(
  [first, ...others]: readonly [Line, ...Line[]],
  { path, reports }: FileResult,
  words: Words,
  { verbose }: Shown,
): Row {
  const { language, of } = words;
  const { report } = first.spot;
  const result = report === null ? undefined : reports[report];
  const { organization, year } = result?.report ?? {};
  const titleOf = (rule: string) => {
    const title = of(ruleTitle(rule, result?.assessments ?? []));
    return verbose ? words.say(`${title}（${rule}）`, `${title} (${rule})`) : title;
  };
  return {
    file: path,
    report,
    body: organization ?? '',
    year: String(year ?? ''),
    weight: first.weight,
    severity: of(weightNames[first.severity]),
    isOpen: first.severity === 'open',
    table: first.table,
    cells: [first, ...others].map(({ spot, item, current, suggested }) => ({
      address: placeIn(spot.place, language),
      item,
      current,
      suggested,
    })),
    certainty: first.certainty ? of(certaintyNames[first.certainty]) : '',
    why: first.why,
    findings: first.findings.length,
    clears: first.clears.map(({ rule, place }) =>
      [titleOf(rule), placeIn(place, language)].filter((part) => part !== '').join(' '),
    ),
    rules: first.rules.map(titleOf),
  };
}

function uncheckedRow(file: FileResult, language: Language): Row {
  return fileRow(file, 'open', verdictNames['cannot-check'][language], file.problem!.message[language]);
}

/** That not all of a file was checked, or what its pass rests on. */
function noticeRows(file: FileResult, language: Language): Row[] {
  const notice = verdictNotice(file);
  if (!notice) return [];
  const { verdict, why } = notice;
  const weight = verdict === 'pass' ? 'info' : 'open';
  return [fileRow(file, weight, verdictNames[verdict][language], why[language])];
}

/** What is said of a file as a whole; it is said of the report where the file has one alone. */
function fileRow({ path, reports }: FileResult, weight: Weight, severity: string, why: string): Row {
  const only = reports.length === 1 ? reports[0]!.report : undefined;
  const whose = { report: only ? 0 : null, body: only?.organization ?? '', year: String(only?.year ?? '') };
  const nothing = { isOpen: false, table: '', cells: [], certainty: '', findings: 0, clears: [], rules: [] };
  return { ...nothing, ...whose, file: path, weight, severity, why };
}

/** A column of the list as a file. */
export interface Column extends Text {
  /** In the width of a digit. */
  readonly width: number;
  /** It is set in the middle. */
  readonly isFigure?: true;
  /** One value under another, where a mistake has several cells. */
  readonly texts: (row: Row) => readonly string[];
}

export const columns: readonly Column[] = [
  { ...listHeads.body, width: 20, texts: ({ body }) => [body] },
  { ...listHeads.year, width: 7, isFigure: true, texts: ({ year }) => [year] },
  { ...listHeads.file, width: 24, texts: ({ file }) => [file] },
  { ...listHeads.severity, width: 10, texts: ({ severity }) => [severity] },
  { zh: '表', en: 'Table', width: 8, texts: ({ table }) => [table] },
  { zh: '单元格', en: 'Cell', width: 13, texts: ({ cells }) => cells.map(({ address }) => address) },
  { zh: '项目', en: 'Item', width: 22, texts: ({ cells }) => cells.map(({ item }) => item) },
  { zh: '现为', en: 'Current', width: 9, isFigure: true, texts: ({ cells }) => cells.map(({ current }) => current) },
  {
    zh: '应为',
    en: 'Should be',
    width: 11,
    isFigure: true,
    texts: ({ cells }) => cells.map(({ suggested }) => suggested),
  },
  { zh: '把握程度', en: 'Certainty', width: 11, texts: ({ certainty }) => [certainty] },
  { zh: '说明', en: 'Why', width: 48, texts: ({ why }) => why.split('\n') },
  { zh: '问题数', en: 'Findings', width: 9, isFigure: true, texts: ({ findings }) => [String(findings)] },
  { zh: '更正后可消除', en: 'Clears', width: 22, texts: ({ clears }) => clears },
  { zh: '规则', en: 'Rules', width: 18, texts: ({ rules }) => rules },
];
