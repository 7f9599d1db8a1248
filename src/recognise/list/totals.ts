import { placeIn } from '../../document.ts';
import type { Report } from '../../report.ts';
import type { Text } from '../../text.ts';

/** The reports of bodies, and those that are the sum of such; a list of one line has no sum. */
export function apart(reports: readonly Report[]): { readonly bodies: Report[]; readonly totals: readonly Report[] } {
  const bodies = reports.filter(({ isTotal }) => !isTotal);
  if (bodies.length === 0) return { bodies: [...reports], totals: [] };
  return { bodies, totals: reports.filter(({ isTotal }) => isTotal) };
}

/** Says which lines were taken for sums of the bodies; nothing where there are none. */
export function noticeOf(totals: readonly Report[]): Text[] {
  const named = totals.slice(0, mostNamed);
  const more = totals.length - named.length;
  if (named.length === 0) return [];
  const zh = named.map(({ place, organization }) => `${placeIn(place, 'zh')}“${organization}”`).join('、');
  const en = named.map(({ place, organization }) => `${placeIn(place, 'en')} “${organization}”`).join(', ');
  return [
    {
      zh: `${zh}${more > 0 ? `等 ${totals.length} 行` : ''}是各单位的汇总，不作为一个单位核对`,
      en:
        totals.length === 1
          ? `${en} is the total of the bodies and is not checked as one`
          : `${en}${more > 0 ? ` and ${more} more` : ''} are totals of the bodies and are not checked as bodies`,
    },
  ];
}

/** Lines that are named before the rest is only counted. */
const mostNamed = 3;
