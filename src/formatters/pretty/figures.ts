import { format } from '../../model/decimal.ts';
import { displayText } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { ReportResult } from '../../model/result.ts';
import { unknownNames } from '../../presentation/cells.ts';
import { pad, printable, widthOf } from '../terminal-text.ts';
import { placeName } from './address.ts';
import type { LineLayout } from './line-layout.ts';

/** Lists the figures that are in no relation: a misreading of one would show nowhere else. */
export function figureLines({ report, assessments }: ReportResult, page: LineLayout): string[] {
  const related = new Set(assessments.flatMap(({ left, right }) => [...left.entries, ...right.entries]));
  return report.tables.flatMap(({ table, entries }) => {
    const rows = entries
      .filter((entry) => !related.has(entry))
      .map((entry) => ({
        where: entry.cell ? placeName(entry.place, page) : '',
        name: printable(entry.at.label[page.view.language]),
        reading: readingOf(entry, page),
      }));
    if (rows.length === 0) return [];
    const whereWidth = Math.max(...rows.map(({ where }) => widthOf(where)));
    const nameWidth = Math.max(...rows.map(({ name }) => widthOf(name)));
    return [
      '',
      `  ${page.say(`${table.name.zh}：没有勾稽关系的数`, `${table.name.en}: figures without a sum`)}`,
      ...rows.flatMap(({ where, name, reading }) => {
        const head = `      ${pad(where, whereWidth)}  `;
        return page.hang(head, 8 + whereWidth, `${pad(name, nameWidth)}  ${reading}`);
      }),
    ];
  });
}

/** Says what a cell was taken for, and its text where that differs. */
function readingOf({ value, cell }: Entry, { say, view }: LineLayout): string {
  const text = cell ? displayText(cell).trim() : '';
  if (value.kind === 'number') {
    const number = format(value.number);
    return number === text ? number : say(`${number}（写作“${text}”）`, `${number} (written “${text}”)`);
  }
  if (value.kind === 'dash') return say(`“${text}”，按 0 计`, `“${text}”, counts as 0`);
  const name = unknownNames[value.kind][view.language];
  return value.kind === 'unreadable' ? say(`“${text}”，${name}`, `“${text}”, ${name}`) : name;
}
