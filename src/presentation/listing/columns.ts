import { listHeads } from '../../artifacts/own-files.ts';
import type { Text } from '../../model/text.ts';
import type { Row } from './rows.ts';

/** A column of the list of corrections over all files. */
export interface Column extends Text {
  readonly id: ColumnId;
  /** The values are numbers or years. */
  readonly isFigure?: true;
  /** Returns the values of a row; a mistake may have several cells. */
  readonly texts: (row: Row) => readonly string[];
}

export type ColumnId =
  | 'body'
  | 'year'
  | 'file'
  | 'severity'
  | 'table'
  | 'cell'
  | 'item'
  | 'current'
  | 'suggested'
  | 'certainty'
  | 'why'
  | 'findings'
  | 'clears'
  | 'rules';

export const columns: readonly Column[] = [
  { id: 'body', ...listHeads.body, texts: ({ body }) => [body] },
  { id: 'year', ...listHeads.year, isFigure: true, texts: ({ year }) => [year] },
  { id: 'file', ...listHeads.file, texts: ({ file }) => [file] },
  { id: 'severity', ...listHeads.severity, texts: ({ severity }) => [severity] },
  { id: 'table', zh: '表', en: 'Table', texts: ({ table }) => [table] },
  { id: 'cell', zh: '单元格', en: 'Cell', texts: ({ cells }) => cells.map(({ address }) => address) },
  { id: 'item', zh: '项目', en: 'Item', texts: ({ cells }) => cells.map(({ label }) => label) },
  {
    id: 'current',
    zh: '现为',
    en: 'Current',
    isFigure: true,
    texts: ({ cells }) => cells.map(({ current }) => current),
  },
  {
    id: 'suggested',
    zh: '应为',
    en: 'Should be',
    isFigure: true,
    texts: ({ cells }) => cells.map(({ suggested }) => suggested),
  },
  { id: 'certainty', zh: '把握程度', en: 'Certainty', texts: ({ certainty }) => [certainty] },
  { id: 'why', zh: '说明', en: 'Why', texts: ({ why }) => why },
  { id: 'findings', zh: '问题数', en: 'Findings', isFigure: true, texts: ({ findings }) => [String(findings)] },
  { id: 'clears', zh: '更正后可消除', en: 'Clears', texts: ({ clears }) => clears },
  { id: 'rules', zh: '规则', en: 'Rules', texts: ({ rules }) => rules },
];
