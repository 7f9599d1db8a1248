import { memoize, memoizeBy } from '../model/memoize.ts';
import type { BodyNames } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';
import { narrativeOf, oneOf } from './narrative-of.ts';

/** Facts about a body that its name tells. */
export interface Body {
  /** An office is that of a government, for which it reports, too. */
  readonly kind: 'government' | 'office' | 'department' | 'town';
  /** The level of its government; `city` may be a county, too, and null is unknown. A town has none. */
  readonly level: 'province' | 'city' | 'county' | null;
  /** Its name without place and kind: 溪口 of 青溪县溪口镇, 教育 of 青溪县教育局; empty if nothing is left. */
  readonly core: string;
}

/** Returns what the name in a report's title tells about its body; undefined if it tells nothing. */
export function reportingBody(report: Report): Body | undefined {
  const names = narrativeOf(report)?.bodies;
  return names && report.organization !== null ? readBody(report.organization, names) : undefined;
}

/** Returns what a name tells about a body; undefined if it tells nothing. */
export function readBody(name: string, names: BodyNames): Body | undefined {
  return reader(names)(name);
}

type PlaceKind = 'province' | 'city' | 'county' | 'town' | 'zone';

interface Place {
  readonly kind: PlaceKind;
  readonly from: number;
  /** The end of its name. */
  readonly to: number;
}

const reader = memoize((names: BodyNames) => {
  const { governments, offices, departments, zones, towns } = names;
  const endIn = (words: readonly string[]) => new RegExp(`(?:${oneOf(words)})$`);
  const endings = {
    office: new RegExp(`(?:${oneOf(governments)})(?:${oneOf(offices)})$`),
    government: endIn(governments),
    department: endIn([...departments, ...offices]),
    town: endIn(towns),
    committee: /(?:管委会|管理委员会)$/,
  };
  const isNational = new RegExp(`^(?:${oneOf(names.national)})`);
  const masked = new RegExp(oneOf(names.notPlaces), 'g');
  const kinds: readonly (readonly [PlaceKind, readonly string[]])[] = [
    ['zone', zones],
    ['province', names.provinces],
    ['city', names.cities],
    ['county', names.counties],
    ['town', towns],
  ];
  const kindOf = new Map(kinds.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));
  // A word that touches a province belongs to what the province has: 省市政公司.
  const units = new RegExp(oneOf([...kindOf.keys()]), 'g');

  const placesIn = (text: string): Place[] => {
    const words = [...text.matchAll(units)].map(({ 0: word, index }) => ({
      kind: kindOf.get(word)!,
      from: index,
      to: index + word.length,
    }));
    const places: Place[] = [];
    for (const [index, word] of [...words.entries()].reverse()) {
      const above = words[index - 1];
      const isOfProvince = above?.kind === 'province' && above.to === word.from;
      if (!isOfProvince && !isPartOfName(word, places[0])) places.unshift(word);
    }
    return places;
  };

  const read = (written: string): Body | undefined => {
    const name = withoutNotes(written);
    const plain = name.replace(masked, (word) => '　'.repeat(word.length));
    if (isNational.test(name)) return undefined;
    const office = endings.office.exec(name);
    if (office) return government(placesIn(plain.slice(0, office.index)), name, 'office');
    const seat = endings.government.exec(name);
    if (seat) return government(placesIn(plain.slice(0, seat.index)), name, 'government');
    const department = endings.department.exec(name);
    if (!department || endings.town.test(name)) {
      const places = placesIn(plain);
      return places.at(-1)?.to === name.length ? government(places, name, 'government') : undefined;
    }
    const places = placesIn(plain.slice(0, department.index));
    const core = name.slice(places.at(-1)?.to ?? 0, department.index);
    // The office of a town reports for the town; a committee that runs an area may stand for any level.
    if (places.at(-1)?.kind === 'town') return government(places, name, 'office');
    if (core === '' && endings.committee.test(name)) return undefined;
    return { kind: 'department', level: levelOf(places, /(?<!办公)厅$/.test(name)), core };
  };
  return memoizeBy((written) => written, maxNames, read);
});

/** Names that are kept: a report repeats its own, but each report of a list has another. */
const maxNames = 100;

/** True if the word of a place belongs to the name of the next one: 镇安县, 宁乡市. */
function isPartOfName({ kind, to }: Place, next?: Place): boolean {
  if (!next || kind === 'province') return false;
  return next.from === to || (kind === 'town' && next.kind !== 'town');
}

/** Returns the body that governs the last of some places, or its office. */
function government(places: readonly Place[], name: string, kind: 'government' | 'office'): Body | undefined {
  const place = places.at(-1);
  if (!place || place.kind === 'zone') return undefined;
  const core = name.slice(places.at(-2)?.to ?? 0, place.from);
  if (place.kind === 'town') return { kind: 'town', level: null, core };
  return { kind, level: levelOf(places, false), core };
}

/** Returns the level of the last of some places; null within an area that has no level of its own. */
function levelOf(places: readonly Place[], isProvincial: boolean): Body['level'] {
  if (isProvincial) return 'province';
  const last = places.at(-1);
  if (!last || last.kind === 'town' || places.some(({ kind }) => kind === 'zone')) return null;
  return last.kind as Body['level'];
}

/** Removes spaces, and notes in brackets. */
function withoutNotes(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/\([^()]*\)/g, '');
}
