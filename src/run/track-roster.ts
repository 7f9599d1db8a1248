import type { FileResult } from '../model/result.ts';
import type { Roster } from '../model/roster.ts';
import { unreadArrival } from '../roster/arrival.ts';
import { compareRoster, type Expected } from '../roster/compare.ts';
import { bodyMatcher } from '../roster/match.ts';
import type { Version } from './versions.ts';

/** Compares the files of a run with a roster, one after the other. */
export type RosterTracker = ReturnType<typeof trackExpected>;

export function trackRoster(roster: Roster): RosterTracker {
  const names = roster.bodies.map(({ name }) => name);
  return trackExpected({ path: roster.path, names, bodyOf: bodyMatcher(roster) });
}

export function trackExpected(expected: Expected) {
  const { add, addUnopened, result } = compareRoster(expected);
  return {
    /** Adds a file, or a part of a long list, with its reports. A file that is not there was not received. */
    add: ({ path, problem, outline, reports }: FileResult, versions: readonly Version[]): void => {
      if (problem && problem.code !== 'not-found') add(unreadArrival(path, outline));
      for (const [index, { organization, year, tables }] of versions.entries()) {
        add({ path, organization, year, tables, compared: reports[index]?.compared });
      }
    },
    addUnopened,
    result,
  };
}
