import { addressIn } from '../../document.ts';
import { layout, type PrintedCell } from '../../layout.ts';
import { type Entry, entryAt, type Table } from '../../report.ts';
import type { Language } from '../../text.ts';
import { present } from '../present.ts';
import { standing } from '../standing.ts';
import { weightsOf } from '../weights.ts';
import { escaped, escapedFigure, quoted } from './markup.ts';
import { marks, readings, readingsOf, taken } from './reading.ts';

/**
 * A table as the form prints it. A cell holds the text as it stands and nothing else; where it was read from and how is
 * in its attributes, which the style sheet shows.
 */
export function tableMarkup(table: Table, language: Language): string {
  const printed = present(table);
  const rows = layout(printed);
  const weights = weightsOf(printed);
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const columns = weights.map((one) => `<col style="width:${((100 * one) / whole).toFixed(2)}%">`).join('');
  const header = printed.blocks.length === 1 ? rows.findIndex((cells) => cells.some(({ cell }) => cell)) : 0;
  const markup = rows.map((cells) => `<tr>${cells.map((cell) => cellMarkup(cell, table, language)).join('')}</tr>\n`);
  const [head, body] = [markup.slice(0, header).join(''), markup.slice(header).join('')];
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label=${quoted(table.table.name[language])}>`,
    `<table style="min-width:${whole * 42}px">`,
    `<colgroup>${columns}</colgroup>`,
    head === '' ? '' : `<thead>\n${head}</thead>`,
    `<tbody>\n${body}</tbody>`,
    '</table></div>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function cellMarkup(printed: PrintedCell, table: Table, language: Language): string {
  const { kind, text, rows, columns, cell } = printed;
  const span = (rows > 1 ? ` rowspan="${rows}"` : '') + (columns > 1 ? ` colspan="${columns}"` : '');
  if (!cell) return `<th class="${kind}"${span}>${escaped(text)}</th>`;
  const entry = entryAt(table, cell.row.id, cell.column.id)!;
  return `<td${span}${attributes(entry, language)}>${escapedFigure(standing(entry))}</td>`;
}

function attributes(entry: Entry, language: Language): string {
  const found = readingsOf(entry);
  const mark = found.map((one) => (one === 'taken' ? taken(entry) : marks[one])[language]).join(' · ');
  const place = entry.cell ? addressIn(entry.place, language) : '';
  const formula = entry.cell?.stored?.formula;
  const title = [
    place,
    entry.at.label[language],
    formula === undefined ? '' : `=${formula}`,
    ...found.map((one) => readings[one][language]),
  ];
  const given = {
    class: found[0],
    'data-mark': mark,
    // Every cell of a table is in one sheet.
    'data-place': place.replace(/^.*!|^表格\d+ /, ''),
    title: title.filter((part) => part !== '').join('\n'),
  };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}=${quoted(value!)}`)
    .join('');
}
