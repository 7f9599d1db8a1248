import { normalisedBody } from '../model/body-name.ts';
import type { ChildList, ChildReports } from '../model/children.ts';
import type { UserError } from '../model/errors.ts';
import type { Form } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import type { Report } from '../model/report.ts';
import { bodyFinder, type Roster } from '../model/roster.ts';
import { forFile, listNames, type Text } from '../model/text.ts';
import { collectReferences } from '../references/collect.ts';
import { type Arrival, statedBody, unreadArrival } from '../roster/arrival.ts';
import { bodyMatcher } from '../roster/match.ts';
import { isOther, type ReferenceFile } from './reference-file.ts';

/** The files of a run, and what it is told of their bodies. */
export interface Surveyed {
  /** The files of `--children`; undefined without the option. */
  readonly children: AsyncIterable<ReferenceFile> | undefined;
  /** The paths of the files that are judged, those of other shards included. */
  readonly judged: readonly string[];
  /** Reads these. */
  readonly readJudged: () => AsyncIterable<ReferenceFile>;
  /** Paths of files that no reader exists for, such as pictures. */
  readonly unopened: readonly string[];
  readonly roster: Roster | undefined;
  /** False if the user says which year is expected. */
  readonly needsYear: boolean;
}

/** The facts about all files of a run that the check of each of them needs. */
export interface Survey {
  readonly children: ChildReports | undefined;
  /** The year of most reports of a run with a roster; undefined if there is no such year. */
  readonly year: number | undefined;
}

/**
 * Reads the files of `--children` and, with a roster, those of the run, before any file is judged: what a report sums up may
 * come after it, or be in another shard.
 */
export async function survey(surveyed: Surveyed, say: (text: Text) => void): Promise<Survey> {
  const { judged, unopened, roster } = surveyed;
  const bodies = roster?.bodies ?? [];
  const bodyOf = bodyMatcher({ bodies });
  const nameOf = (arrival: Arrival) => bodyOf(arrival) ?? statedBody(arrival) ?? null;
  const isTree = bodies.some(({ parent }) => parent !== null);
  const needsYear = roster !== undefined && surveyed.needsYear;
  const collected = collectReferences();
  const unread: Record<string, string> = {};
  const markUnread = (path: string) => {
    const name = nameOf(unreadArrival(path));
    if (name !== null) unread[name] = path;
  };
  unopened.forEach(markUnread);
  const years: number[] = [];
  const yearsBelow: number[] = [];
  const withoutYear: { report: Report; forms: readonly Form[]; name: string | null }[] = [];
  for await (const { file, isChild } of filesIn(surveyed, isTree || needsYear)) {
    if ('problem' in file) {
      if (isChild) tellUnread(file.path, file.problem, say);
      if (!isOther(file.problem)) markUnread(file.path);
      continue;
    }
    for (const report of file.reports) {
      const { organization, year } = report;
      if (year !== null) (isChild ? yearsBelow : years).push(year);
      if (!isChild && !isTree) continue;
      const name = nameOf({ path: file.path, organization, year, tables: noTables });
      if (year === null) withoutYear.push({ report, forms: file.forms, name });
      else collected.add(report, file.forms, { name, year });
    }
  }
  // A report that states no year is checked as one of the year of most.
  const year = yearOfMost(needsYear ? years : yearsBelow) ?? null;
  for (const { report, forms, name } of withoutYear) collected.add(report, forms, { name, year });
  if (year === null && withoutYear.length > 0) say(noYear(withoutYear.map(({ report }) => report.place.path)));
  // Of the reports of the run itself, those that differ are named at its end.
  if (!isTree) for (const text of collected.notices()) say(text);
  const isOneList = surveyed.children !== undefined && !mayHoldSeveral(judged);
  const lists = isTree ? treeOf(bodies, unread) : isOneList ? oneList(collected.names(), unread) : undefined;
  return {
    children: lists && { reports: collected.reports, lists },
    year: needsYear && year !== null ? year : undefined,
  };
}

/** Reads the files below, then those of the run. */
async function* filesIn({ children, readJudged }: Surveyed, needsJudged: boolean) {
  if (children) for await (const file of children) yield { file, isChild: true };
  if (needsJudged) for await (const file of readJudged()) yield { file, isChild: false };
}

/** True if the files may hold more than one report, of which it is not known which one sums up others. */
function mayHoldSeveral([first, ...others]: readonly string[]): boolean {
  return others.length > 0 || /\.(?:zip|rar|7z)$/i.test(first ?? '');
}
/** Returns the list of those reports that `--children` names: it may not be whole, and says not whose they are. */
function oneList(names: readonly string[], unread: ChildList['unread']): ChildReports['lists'] {
  return { '': { names, isComplete: false, unread } };
}

/** Stands for the figures of a report, which do not matter for its name. */
const noTables: Arrival['tables'] = new Map();

/** Returns the bodies below each body that a roster names as theirs, also by its other names. */
function treeOf(bodies: Roster['bodies'], unread: ChildList['unread']) {
  const find = bodyFinder({ bodies });
  const below = groupBy(
    bodies.filter(({ parent }) => parent !== null),
    ({ parent }) => find(parent!)?.name ?? parent!,
  );
  const lists: Record<string, ChildList> = {};
  for (const [parent, children] of below) {
    const list = { names: children.map(({ name }) => name), isComplete: true, unread };
    const aliases = find(parent)?.aliases ?? [];
    for (const name of [parent, ...aliases]) lists[normalisedBody(name)] = list;
  }
  return lists;
}

/** Returns the year of more than half of the reports. */
function yearOfMost(years: readonly number[]): number | undefined {
  const [year] = [...groupBy(years, (one) => one)].find(([, same]) => 2 * same.length > years.length) ?? [];
  return year;
}

function noYear(paths: readonly string[]): Text {
  const { zh, en } = listNames([...new Set(paths)]);
  return {
    zh: `看不出是哪一年的报告，没有用来核对汇总：${zh}；可用 --year 写明年度`,
    en: `reports without a year were compared with no sum: ${en}; name the year with --year`,
  };
}

function tellUnread(path: string, problem: UserError, say: (text: Text) => void): void {
  if (isOther(problem)) return;
  const { zh, en } = problem.text;
  const text = {
    zh: `所属单位的报告未能读取，汇总数没有全部核对：${zh}`,
    en: `the report of a body below could not be read, and not all sums were compared: ${en}`,
  };
  say(forFile(path, text));
}
