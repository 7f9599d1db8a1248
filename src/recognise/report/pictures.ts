import type { Place } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';

/** Places listed before the rest is only hinted at. */
const maxNamed = 5;

/**
 * Says how many pictures there are and where: `2 张图片（第3页、第4页）`; without places if the file has neither pages nor
 * sheets.
 */
export function picturesAt(places: readonly Place[]): Text {
  const count = places.length;
  const spots = [...new Map(places.flatMap(spotOf).map((spot) => [spot.zh, spot])).values()];
  const shown = spots.slice(0, maxNamed);
  const more = spots.length > shown.length ? { zh: ' 等', en: ' and more' } : { zh: '', en: '' };
  const zh = shown.map((spot) => spot.zh).join('、') + more.zh;
  const en = shown.map((spot) => spot.en).join(', ') + more.en;
  return {
    zh: `${count} 张图片${zh && `（${zh}）`}`,
    en: `${count} picture${count === 1 ? '' : 's'}${en && ` (${en})`}`,
  };
}

function spotOf({ sheet, page }: Place): Text[] {
  if (sheet !== undefined) return [{ zh: `工作表“${sheet}”`, en: `sheet “${sheet}”` }];
  return page === undefined ? [] : [{ zh: `第${page}页`, en: `page ${page}` }];
}
