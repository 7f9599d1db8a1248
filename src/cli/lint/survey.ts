import type { Source } from '../../files/source.ts';
import { normalisedBody } from '../../model/body-name.ts';
import type { ChildList, ChildReports } from '../../model/children.ts';
import type { UserError } from '../../model/errors.ts';
import type { Form } from '../../model/form.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Report } from '../../model/report.ts';
import { bodyFinder, type Roster } from '../../model/roster.ts';
import { listNames, type Text } from '../../model/text.ts';
import { collectReferences } from '../../references/collect.ts';
import { type Arrival, statedBody, unreadArrival } from '../../roster/arrival.ts';
import { bodyMatcher } from '../../roster/match.ts';
import { forFile, usageError } from '../messages.ts';
import { isOther, type ReferenceFile, type ReferenceSettings, referenceFiles } from './reference-files.ts';

/** The files of a run, and what it is told of their bodies. */
export interface Surveyed {
  /** The files of `--children`. */
  readonly children: readonly Source[];
  /** The files that are judged, those of other shards included. */
  readonly judged: readonly Source[];
  /** Paths of files that no reader exists for, such as pictures. */
  readonly unopened: readonly string[];
  readonly roster: Roster | undefined;
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
 * @throws {UserError} if a name is that of no file
 */
export async function survey(
  { children, judged, unopened, roster }: Surveyed,
  settings: Omit<ReferenceSettings, 'fillsYear'>,
): Promise<Survey> {
  const bodies = roster?.bodies ?? [];
  const bodyOf = bodyMatcher({ bodies });
  const nameOf = (arrival: Arrival) => bodyOf(arrival) ?? statedBody(arrival) ?? null;
  const isTree = bodies.some(({ parent }) => parent !== null);
  const needsYear = roster !== undefined && settings.request.given.year === undefined;
  const own = isTree || needsYear ? judged : [];
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
  for await (const file of filesIn(children, own, settings)) {
    const isChild = children.includes(file.source);
    if ('problem' in file) {
      if (isChild) tellUnread(file.path, file.source, file.problem, settings.say);
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
  if (year === null && withoutYear.length > 0) settings.say(noYear(withoutYear.map(({ report }) => report.place.path)));
  // Of the reports of the run itself, those that differ are named at its end.
  if (!isTree) for (const text of collected.notices()) settings.say(text);
  const isOneList = children.length > 0 && !mayHoldSeveral(judged);
  const lists = isTree ? treeOf(bodies, unread) : isOneList ? oneList(collected.names(), unread) : undefined;
  return {
    children: lists && { reports: collected.reports, lists },
    year: needsYear && year !== null ? year : undefined,
  };
}

/** Reads the files below, then those of the run, of which nothing is said: they are read again to be judged. */
async function* filesIn(
  children: readonly Source[],
  own: readonly Source[],
  settings: Omit<ReferenceSettings, 'fillsYear'>,
): AsyncGenerator<ReferenceFile> {
  yield* referenceFiles(children, { ...settings, fillsYear: true });
  yield* referenceFiles(own, { ...settings, fillsYear: true, say: () => {} });
}

/** True if the files may hold more than one report, of which it is not known which one sums up others. */
function mayHoldSeveral([first, ...others]: readonly Source[]): boolean {
  return others.length > 0 || /\.(?:zip|rar|7z)$/i.test(first?.path ?? '');
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

function tellUnread(path: string, { named }: Source, problem: UserError, say: (text: Text) => void): void {
  if (problem.code === 'not-found' && named) throw usageError(forFile(`--children ${path}`, problem.text));
  if (isOther(problem)) return;
  const { zh, en } = problem.text;
  const text = {
    zh: `所属单位的报告未能读取，汇总数没有全部核对：${zh}`,
    en: `the report of a body below could not be read, and not all sums were compared: ${en}`,
  };
  say(forFile(path, text));
}
