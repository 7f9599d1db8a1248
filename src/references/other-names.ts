import { bodyYearKey } from '../model/body-name.ts';
import type { ReferenceReports } from '../model/reference.ts';
import type { RosterBody } from '../model/roster.ts';
import type { Text } from '../model/text.ts';

/** Reports of earlier years, each to be found by every name of its body. */
export interface NamedReports {
  readonly reports: ReferenceReports;
  readonly notices: readonly Text[];
}

/**
 * Adds the reports of a body under its other names, so that one that was renamed is found. Where several other names have reports
 * of a year, as after a merger of bodies, none of them stands for the whole.
 */
export function underOtherNames(reports: ReferenceReports, bodies: readonly RosterBody[]): NamedReports {
  const added: Record<string, string> = Object.assign(Object.create(null), reports);
  const years = [...new Set(Object.keys(reports).map((key) => Number(key.split(' ')[0])))];
  const notices: Text[] = [];
  for (const { name, aliases } of bodies.filter((body) => body.aliases.length > 0)) {
    for (const year of years) {
      const known = (one: string) => reports[bodyYearKey(one, year)];
      const former = aliases.filter((one) => known(one) !== undefined);
      const text = known(name) ?? (former.length === 1 ? known(former[0]!) : undefined);
      if (text === undefined && former.length > 1) notices.push(severalNames(name, year, former));
      if (text === undefined) continue;
      for (const one of [name, ...aliases]) added[bodyYearKey(one, year)] ??= text;
    }
  }
  return { reports: added, notices };
}

function severalNames(name: string, year: number, former: readonly string[]): Text {
  return {
    zh: `${name}的几个别名都有 ${year}年度报告（${former.join('、')}），没有用来核对`,
    en: `several other names of ${name} have a report of ${year} (${former.join(', ')}): none was compared`,
  };
}
