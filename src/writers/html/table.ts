import { placeIn } from '../../model/document.ts';
import type { FormCell } from '../../model/form.ts';
import { type Entry, entryAt, type Table } from '../../model/report.ts';
import type { Language } from '../../model/text.ts';
import { entryText } from '../entry-text.ts';
import { printedTable } from '../printed-table.ts';
import { columnShares, gridMarkup, minTableWidth } from './grid.ts';
import { escapedFigure, quoted } from './markup.ts';
import { badges, readings, readingsOf, takenBadge } from './reading.ts';

/**
 * Returns a table as the form prints it. A cell holds only its text; its attributes say where and how it was read, and
 * the style sheet shows them.
 */
export function tableMarkup(table: Table, language: Language): string {
  const printed = printedTable(table);
  const columns = columnShares(printed).map((share) => `<col style="width:${share.toFixed(2)}%">`);
  const figure = ({ row, column }: FormCell, span: string) => {
    const entry = entryAt(table, row.id, column.id)!;
    return `<td${span}${attributes(entry, language)}>${escapedFigure(entryText(entry))}`;
  };
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label=${quoted(table.table.name[language])}>`,
    `<table style="min-width:${minTableWidth(printed)}px">`,
    `<colgroup>${columns.join('')}</colgroup>`,
    `${gridMarkup(printed, figure)}</table></div>`,
  ].join('\n');
}

function attributes(entry: Entry, language: Language): string {
  const found = readingsOf(entry);
  const badge = found.map((one) => (one === 'taken' ? takenBadge(entry) : badges[one])[language]).join(' · ');
  const place = entry.cell ? placeIn(entry.place, language) : '';
  const formula = entry.cell?.stored?.formula;
  const title = [
    place,
    entry.at.label[language],
    formula === undefined ? '' : `=${formula}`,
    ...found.map((one) => readings[one][language]),
  ];
  const given = {
    class: found[0],
    'data-mark': badge,
    // Without the sheet or table, which is the same for all cells.
    'data-place': place.replace(/^.*!|^表格\d+ /, ''),
    title: title.filter((part) => part !== '').join('\n'),
  };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}=${quoted(value!)}`)
    .join('');
}
