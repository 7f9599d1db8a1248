import type { Report } from '../model/report.ts';
import type { Text } from '../model/text.ts';

/** A table that is left out must not look like one that was never there. */
export function unreadTables({ unread }: Report): Text[] {
  return unread.map(({ table, why }) =>
    why
      ? {
          zh: `${table.name.zh}没有读出，未写出：${why.zh}`,
          en: `${table.name.en} was not read and is left out: ${why.en}`,
        }
      : { zh: `没有找到${table.name.zh}`, en: `${table.name.en} was not found` },
  );
}
