import { groupBy } from '../model/group-by.ts';
import type {
  ComparedReport,
  MatchedReport,
  ReceivedReport,
  RepeatedReport,
  RosterResult,
} from '../model/roster-result.ts';
import { type Arrival, statedBody, unreadArrival } from './arrival.ts';
import { likelyNames } from './likely.ts';

/** The bodies that are expected, and how what was received is known as theirs. */
export interface Expected {
  readonly path: string;
  /** In the order of the list. */
  readonly names: readonly string[];
  /** Returns the name in the list; `report` as in `MatchedReport`. */
  readonly bodyOf: (arrival: Arrival, report: number | null) => string | undefined;
  /** The reports that are known to be compared with others. */
  readonly compared?: readonly ComparedReport[];
}

interface Received extends MatchedReport {
  readonly arrival: Arrival;
}

/** Compares what is received, one after the other, with the bodies that are expected. */
export function compareRoster({ path: roster, names, bodyOf, compared: known = [] }: Expected) {
  const received: Received[] = [];
  const unlisted: ReceivedReport[] = [];
  const unattributed: string[] = [];
  const compared: ComparedReport[] = [...known];
  /** Number of reports that came from each file. */
  const reports = new Map<string, number>();
  const indexOf = ({ path, tables }: Arrival): number | null => {
    if (!tables) return null;
    const index = reports.get(path) ?? 0;
    reports.set(path, index + 1);
    return index;
  };
  return {
    /** Adds a file that was not opened, such as a picture, if its name tells a body. It is no second report beside another. */
    addUnopened: (path: string): void => {
      const arrival = { ...unreadArrival(path), year: null };
      const name = bodyOf(arrival, null);
      if (name !== undefined) received.push({ name, path, report: null, arrival });
    },
    add: (arrival: Arrival): void => {
      const { path } = arrival;
      const report = indexOf(arrival);
      const name = bodyOf(arrival, report);
      const stated = report === null ? undefined : statedBody(arrival);
      if (name !== undefined) received.push({ name, path, report, arrival });
      else if (stated !== undefined) unlisted.push({ name: stated, path });
      else unattributed.push(path);
      const { organization, year, compared: relations = [] } = arrival;
      if (relations.length > 0) compared.push({ path, organization, year, relations });
    },
    result: (): RosterResult => {
      const all = received.toSorted(byPath);
      const known = new Set(all.map(({ name }) => name));
      const missing = names.filter((name) => !known.has(name));
      return {
        path: roster,
        expected: names.length,
        received: names.length - missing.length,
        missing,
        twice: repeated(all),
        unlisted: unlisted.toSorted(byPath),
        matched: all.map(({ name, path, report }) => ({ name, path, report })),
        compared: compared.toSorted(byPath),
        likely: likelyNames(missing, new Set(unlisted.map(({ name }) => name)), known),
        unattributed: unattributed.toSorted(),
      };
    },
  };
}

function byPath(a: Pick<ReceivedReport, 'path'>, b: Pick<ReceivedReport, 'path'>): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

/** Finds several reports of one body and year. Those that state no year may be of any. */
function repeated(all: readonly Received[]): RepeatedReport[] {
  const dated = all.filter(({ arrival }) => arrival.year !== null);
  return [...groupBy(dated, ({ name, arrival }) => `${arrival.year} ${name}`).values()].flatMap((own) => {
    const [{ name, arrival }] = own;
    if (own.length === 1) return [];
    return { name, year: arrival.year!, paths: own.map(({ path }) => path), figures: compareFigures(own) };
  });
}

function compareFigures(own: readonly Received[]): RepeatedReport['figures'] {
  const tables = own.flatMap(({ arrival }) => [...(arrival.tables ?? [])]);
  const byTable = [...groupBy(tables, ([id]) => id).values()];
  if (byTable.some((all) => new Set(all.map(([, hash]) => hash)).size > 1)) return 'different';
  return byTable.length > 0 && byTable.every(({ length }) => length === own.length) ? 'same' : 'unknown';
}
