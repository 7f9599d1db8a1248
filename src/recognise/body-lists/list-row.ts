import type { Cell, GridRow } from '../../model/document.ts';
import { once } from '../../model/memoize.ts';
import { readValue } from '../../model/value.ts';
import { type Draft, statedDraft } from '../draft.ts';
import { textIn } from '../row-text.ts';
import { slotsOf } from '../slots.ts';
import { isBodyName, isGroupName, isPlainlyOneBody, isTotalName } from './body-names.ts';
import type { ListHeader } from './header.ts';

/**
 * Makes a draft with body and year only; `undefined` for a row between, above or below the bodies. `isPlain` if there are
 * figures in all columns of the form.
 */
export function readListRow(row: GridRow, header: ListHeader, isPlain = false): Draft | undefined {
  const draftOf = (organization: string) => statedDraft(organization, textIn(row, header.year), row.place);
  const name = textIn(row, header.organization);
  if (isPlain && isPlainlyOneBody(name)) return draftOf(name);
  const figures = once(() => figuresIn(row, header));
  const hasFigures = isPlain || figures().length > 0;
  const label = labelOf(row, header);
  if (isTotalName(label) || (hasFigures && isGroupName(label))) {
    return hasFigures ? { ...draftOf(label), isTotal: true } : undefined;
  }
  if (isUnnamed(label) && isColumnNumbering(figures())) return undefined;
  const draft = draftOf(name);
  if (hasFigures || draft.year !== null || (header.organization === undefined && isFilled(row, header))) return draft;
  return isBodyName(draft.organization ?? '') && !isGroupRow(row, header) ? draft : undefined;
}

/** Returns the figures, and the dashes instead of figures, under columns of the form. */
export function figuresIn({ cells }: GridRow, { tables }: ListHeader): string[] {
  return tables.flatMap(({ columns }) =>
    columns.flatMap(({ from }) => {
      const cell = cells[from];
      return cell && ['number', 'dash'].includes(readValue(cell).kind) ? [cell.text.trim()] : [];
    }),
  );
}

function isFilled({ cells }: GridRow, { tables }: ListHeader): boolean {
  return tables.some(({ columns }) => columns.some(({ from }) => textAt(cells, from) !== ''));
}

/** Returns the body's name, or else the text before the figures: the number of bodies may be in place of a name. */
function labelOf(row: GridRow, header: ListHeader): string {
  const own = textIn(row, header.organization);
  if (readValue({ text: own }).kind === 'unreadable') return own;
  const first = Math.min(...header.tables.flatMap(({ columns }) => columns.map(({ from }) => from)));
  const words = slotsOf(row).filter(({ cell, from }) => from < first && /\p{L}/u.test(cell.text));
  const texts = words.map(({ cell }) => cell.text.trim());
  return (own === '' ? texts[0] : texts.find(isTotalName)) ?? own;
}

function isUnnamed(label: string): boolean {
  return label === '' || /^(?:[甲乙丙丁]|栏次|行次|序号|\d+)$/.test(label);
}

/** True if the figures of a row without a name number the columns: 1, 2, 3 … */
function isColumnNumbering(figures: readonly string[]): boolean {
  const first = Number(figures[0]);
  return figures.length > 2 && figures.every((count, index) => Number(count) === first + index);
}

/**
 * True if a row without figures is the heading of those below: numbered, named as a group, or reaching over the
 * figures' columns.
 */
function isGroupRow({ cells }: GridRow, { organization, tables }: ListHeader): boolean {
  const own: Cell | undefined = cells[organization ?? -1];
  const text = own?.text.trim() ?? '';
  const reaches = tables.some(({ columns }) => columns.some(({ from }) => cells[from] === own));
  return reaches || isGroupName(text) || /^[（(]?[一二三四五六七八九十]+[）)、.．]/.test(text);
}

export function textAt(cells: GridRow['cells'], position: number | undefined): string {
  return position === undefined ? '' : (cells[position]?.text.trim() ?? '');
}
