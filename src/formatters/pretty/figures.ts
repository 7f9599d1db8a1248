import { format } from '../../model/decimal.ts';
import { inWords } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { ReportResult } from '../../model/result.ts';
import { pad, plain, widthOf } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** The figures that no relation shows: a misreading among them would show nowhere else. */
export function figureLines({ report, assessments }: ReportResult, page: Page): string[] {
  const shown = new Set(assessments.flatMap(({ left, right }) => [...left.entries, ...right.entries]));
  return report.tables.flatMap(({ table, entries }) => {
    const rows = entries
      .filter((entry) => !shown.has(entry))
      .map((entry) => ({
        where: entry.cell ? placeName(entry.place, page) : '',
        name: plain(entry.at.label[page.view.language]),
        figure: plain(figureOf(entry, page)),
      }));
    const whereWidth = Math.max(...rows.map(({ where }) => widthOf(where)));
    const nameWidth = Math.max(...rows.map(({ name }) => widthOf(name)));
    const title = page.say(`${table.name.zh}：没有勾稽关系的数`, `${table.name.en}: figures without a sum`);
    return rows.length === 0
      ? []
      : [
          '',
          `  ${title}`,
          ...rows.flatMap(({ where, name, figure }) => {
            const head = `      ${pad(where, whereWidth)}  `;
            return page.hang(head, 8 + whereWidth, `${pad(name, nameWidth)}  ${figure}`);
          }),
        ];
  });
}

/** What it was taken for, and its text where that says something else. */
function figureOf({ value, cell }: Entry, { say }: Page): string {
  const text = cell ? inWords(cell).trim() : '';
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
      return say(`“${text}”，读不出数字`, `“${text}”, no number`);
    case 'unread':
      return say('未能读取', 'not read');
    case 'absent':
      return say('表中没有', 'not in the table');
  }
}
