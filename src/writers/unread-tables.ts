import type { Report } from '../model/report.ts';
import type { Text } from '../model/text.ts';

/** Returns notices about tables that were not read or not found, and so are left out. */
export function unreadTableNotices({ unread }: Report): Text[] {
  return unread.map(({ table, why }) =>
    why
      ? {
          zh: `${table.name.zh}未能读取，未写出：${why.zh}`,
          en: `${table.name.en} was not read and is left out: ${why.en}`,
        }
      : { zh: `没有找到${table.name.zh}`, en: `${table.name.en} was not found` },
  );
}
