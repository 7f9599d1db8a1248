import { format } from '../../model/decimal.ts';
import { displayText } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { ReportResult } from '../../model/result.ts';
import { pad, printable, widthOf } from '../terminal-text.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** Lists the figures that are in no relation: a misreading of one would show nowhere else. */
export function figureLines({ report, assessments }: ReportResult, page: Page): string[] {
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
function readingOf({ value, cell }: Entry, { say }: Page): string {
  const text = cell ? displayText(cell).trim() : '';
  switch (value.kind) {
    case 'number': {
      const number = format(value.number);
      return number === text ? number : say(`${number}（写作“${text}”）`, `${number} (written “${text}”)`);
    }
    case 'blank':
      return say('空白', 'blank');
    case 'dash':
      return say(`“${text}”，按 0 计`, `“${text}”, counts as 0`);
    case 'unreadable':
      return say(`“${text}”，读不出数字`, `“${text}”, not a number`);
    case 'unread':
      return say('未能读取', 'not read');
    case 'absent':
      return say('表中没有', 'not in the table');
  }
}
