import type { ReferenceReports } from './reference.ts';

/** The reports that others sum up: those of the departments and towns of a county. */
export interface ChildReports {
  readonly reports: ReferenceReports;
  /** The bodies whose reports a body sums up, by the normalised name of that body; at the empty name, those of every report. */
  readonly lists: Readonly<Record<string, ChildList>>;
}

/** The bodies whose reports a report sums up. */
export interface ChildList {
  /** The names of the bodies, as in the keys of their reports. */
  readonly names: readonly string[];
  /** It is declared to be complete. It then includes the own office of the body above, whether a name stands for it or not. */
  readonly isComplete: boolean;
  /** The files that could not be read, by the name of their body. */
  readonly unread: Readonly<Record<string, string>>;
}

/** Returns the lists that name the body above: among several reports it is not known which one sums up the others. */
export function ofNamedBodies({ reports, lists: { '': _, ...lists } }: ChildReports): ChildReports {
  return { reports, lists };
}
