import { placeIn } from '../../model/document.ts';
import type { PartFacts } from '../../model/file-part.ts';
import { groupBy } from '../../model/group-by.ts';
import { plainFiguresOf } from '../../model/plain-figures.ts';
import { isAbsentFromList, type Report } from '../../model/report.ts';
import type { Language, Text } from '../../model/text.ts';
import { withoutSpaces } from '../labels/normalise.ts';
import { isStatisticName } from './body-names.ts';

/** Separates the reports of bodies from their totals. If there are only totals, they count as bodies, except in a part of a list. */
export function separateTotals(reports: readonly Report[], isPart = false): Record<'bodies' | 'totals', Report[]> {
  const bodies = reports.filter(({ isTotal }) => !isTotal);
  if (bodies.length === 0 && !isPart) return { bodies: [...reports], totals: [] };
  return { bodies, totals: reports.filter(({ isTotal }) => isTotal) };
}

type ListFacts = Omit<PartFacts, 'isFilled'>;
type Total = ListFacts['totals'][number];

/** Returns what is said once for a list. The facts of its parts are put together by appending them. */
export function listFacts(bodies: readonly Report[], totals: readonly Report[]): ListFacts {
  return {
    unlisted: eachOnce(bodies.flatMap(unlistedIn)),
    totals: totals.map(({ organization, place }) => ({ organization, place })),
  };
}

function eachOnce(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [text.zh, text])).values()];
}

/** Says once for a list which cells it has no columns for, and which of its rows are not bodies. */
export function listNotices({ unlisted, totals }: ListFacts): Text[] {
  const byName = groupBy(totals, ({ organization }) => withoutSpaces(organization ?? ''));
  return [...missingColumnNotices(eachOnce(unlisted)), ...nonBodyNotices([...byName.values()].flat())];
}

function missingColumnNotices(parts: readonly Text[]): Text[] {
  if (parts.length === 0) return [];
  const namesIn = (language: Language, comma: string) => parts.map((part) => part[language]).join(comma);
  return [
    {
      zh: `汇总表里没有${namesIn('zh', '、')}的栏目，各单位的这些数据未核对`,
      en: `the list has no columns for ${namesIn('en', ', ')}, and these figures of the bodies are not checked`,
    },
  ];
}

/** Names the tables that a report lacks because of its list, and the first missing cell of each other table. */
function unlistedIn(report: Report): Text[] {
  if (plainFiguresOf(report)) return [];
  const { tables, unread } = report;
  const whole = unread.flatMap(({ table, unlisted }) => (unlisted ? [table.name] : []));
  const parts = tables.flatMap(({ table, entries }): Text[] => {
    const [first, ...others] = entries.filter(isAbsentFromList);
    if (!first) return [];
    const more = others.length;
    return [
      {
        zh: `${table.name.zh}“${first.at.label.zh}”${more > 0 ? `等 ${more + 1} 格` : ''}`,
        en: `“${first.at.label.en}”${more > 0 ? ` and ${more} more cells` : ''} of ${table.name.en}`,
      },
    ];
  });
  return [...whole, ...parts];
}

/** Returns the totals that add up bodies, without averages and comparisons. */
export function sumsAmong<T extends Total>(totals: readonly T[]): T[] {
  return totals.filter(({ organization }) => !isStatisticName(organization ?? ''));
}

function nonBodyNotices(totals: readonly Total[]): Text[] {
  const sums = sumsAmong(totals);
  const statistics = totals.filter((one) => !sums.includes(one));
  return [...notChecked(sums, sum), ...notChecked(statistics, statistic)];
}

/** The words for a row that is not a body, and for several. */
type Kind = Readonly<Record<'zh' | 'one' | 'several', string>>;

const sum: Kind = { zh: '各单位的汇总', one: 'the total of the bodies', several: 'totals of the bodies' };
const statistic: Kind = {
  zh: '各单位数据的平均或比较',
  one: 'an average or a comparison',
  several: 'averages or comparisons',
};

function notChecked(lines: readonly Total[], { zh, one, several }: Kind): Text[] {
  if (lines.length === 0) return [];
  const more = lines.length - maxNamed;
  const namesIn = (language: Language, comma: string) => {
    const names = lines.slice(0, maxNamed).map((line) => nameAt(line, language));
    return [...new Set(names)].join(comma);
  };
  const [inChinese, inEnglish] = [namesIn('zh', '、'), namesIn('en', ', ')];
  return [
    {
      zh: `${inChinese}${more > 0 ? `等 ${lines.length} 项` : ''}是${zh}，不作为一个单位核对`,
      en:
        lines.length === 1
          ? `${inEnglish} is ${one} and is not checked as a body`
          : `${inEnglish}${more > 0 ? ` and ${more} more` : ''} are ${several} and are not checked as bodies`,
    },
  ];
}

/** Returns `第 4 行“合计”`; the place is left out where it says no more than the name. */
function nameAt({ place, organization }: Total, language: Language): string {
  const at = placeIn(place, language);
  if (at === '' || at === organization) return `“${organization}”`;
  return `${at}${language === 'en' ? ' ' : ''}“${organization}”`;
}

/** Rows named before the rest is only counted. */
const maxNamed = 3;
