import { normalisedBody } from './body-name.ts';

/** The list of the bodies that have to send a report. */
export interface Roster {
  /** The file, as the user named it. */
  readonly path: string;
  /** In the order of the list; each name comes once. */
  readonly bodies: readonly RosterBody[];
}

/** A body of a roster. */
export interface RosterBody {
  readonly name: string;
  /** Other names of the same body. */
  readonly aliases: readonly string[];
  /** As the list states it: 县级, 乡镇. */
  readonly level: string | null;
  /** The name of the body whose report sums up this one, or one of its other names. */
  readonly parent: string | null;
}

/** Returns the function that finds the body of a roster by its name or another of its names. */
export function bodyFinder({ bodies }: Pick<Roster, 'bodies'>): (name: string) => RosterBody | undefined {
  const byName = new Map<string, RosterBody>();
  for (const body of bodies) for (const alias of body.aliases) byName.set(normalisedBody(alias), body);
  for (const body of bodies) byName.set(normalisedBody(body.name), body);
  return (name) => byName.get(normalisedBody(name));
}
