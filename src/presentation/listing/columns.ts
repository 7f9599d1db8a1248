import { listHeads } from '../../artifacts/registry.ts';
import { placeIn } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import { certaintyNames } from '../levels.ts';
import type { Wording } from '../settings.ts';
import { ruleName } from '../statement.ts';
import type { CorrectionCell } from './correction.ts';
import type { Row } from './rows.ts';

interface Definition extends Text {
  readonly id: string;
  /** The values are numbers or years. */
  readonly isFigure?: true;
  /** Returns the values of a row; a mistake may have several cells. */
  readonly texts: (row: Row, wording: Wording) => readonly string[];
}

const definitions = [
  { id: 'body', ...listHeads.body, texts: ({ body }) => [body] },
  { id: 'year', ...listHeads.year, isFigure: true, texts: ({ year }) => [year] },
  { id: 'file', ...listHeads.file, texts: ({ file }) => [file] },
  { id: 'severity', ...listHeads.severity, texts: ({ severity }) => [severity] },
  { id: 'table', zh: '表', en: 'Table', texts: ({ correction }) => [correction?.table ?? ''] },
  {
    id: 'cell',
    zh: '单元格',
    en: 'Cell',
    texts: (row, { language }) => cellsOf(row).map(({ spot }) => placeIn(spot.place, language)),
  },
  { id: 'item', zh: '项目', en: 'Item', texts: (row) => cellsOf(row).map(({ label }) => label) },
  {
    id: 'current',
    zh: '现为',
    en: 'Current',
    isFigure: true,
    texts: (row) => cellsOf(row).map(({ current }) => current),
  },
  {
    id: 'suggested',
    zh: '应为',
    en: 'Should be',
    isFigure: true,
    texts: (row) => cellsOf(row).map(({ suggested }) => suggested),
  },
  {
    id: 'certainty',
    zh: '把握程度',
    en: 'Certainty',
    texts: ({ correction }, { language }) => [
      correction?.certainty ? certaintyNames[correction.certainty][language] : '',
    ],
  },
  { id: 'why', zh: '说明', en: 'Why', texts: ({ why }) => why },
  {
    id: 'findings',
    zh: '问题数',
    en: 'Findings',
    isFigure: true,
    texts: ({ correction }) => [String(correction?.findings.length ?? 0)],
  },
  {
    id: 'clears',
    zh: '更正后可消除',
    en: 'Clears',
    texts: ({ correction }, wording) =>
      (correction?.clears ?? []).map(({ rule, title, place }) =>
        `${ruleName({ id: rule, title }, wording)} ${placeIn(place, wording.language)}`.trim(),
      ),
  },
  {
    id: 'rules',
    zh: '规则',
    en: 'Rules',
    texts: ({ correction }, wording) => (correction?.rules ?? []).map((rule) => ruleName(rule, wording)),
  },
] as const satisfies readonly Definition[];

/** A column of the list of corrections over all files. */
export interface Column extends Definition {
  readonly id: (typeof definitions)[number]['id'];
}

export const columns: readonly Column[] = definitions;

function cellsOf({ correction }: Row): readonly CorrectionCell[] {
  return correction?.cells ?? [];
}
