import { normalisedBody } from '../model/body-name.ts';
import { placeIn } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import { bodyFinder, type RosterBody } from '../model/roster.ts';
import { languages, type Text } from '../model/text.ts';
import type { RosterLine } from './lines.ts';
import { isSimilar } from './similar.ts';

/** Most mistakes that are listed one by one. */
const maxListed = 10;

/**
 * Checks that a list names each body once.
 * @throws {UserError} with a line for each mistake
 */
export function checkLines(lines: readonly RosterLine[]): void {
  const faults = [...repeated(lines), ...circles(lines)];
  if (faults.length === 0) return;
  const more = faults.length - maxListed;
  const rest: Text[] = more > 0 ? [{ zh: `另有 ${more} 处`, en: `and ${more} more` }] : [];
  const shown = [...faults.slice(0, maxListed), ...rest];
  throw new UserError('invalid', {
    zh: shown.map(({ zh }) => zh).join('\n'),
    en: shown.map(({ en }) => en).join('\n'),
  });
}

/** Finds names that two lines have, as the name of a body or another name. */
function repeated(lines: readonly RosterLine[]): Text[] {
  const known = new Map<string, { readonly line: RosterLine; readonly isAlias: boolean }>();
  const faults: Text[] = [];
  const add = (name: string, line: RosterLine, isAlias: boolean) => {
    const key = normalisedBody(name);
    const first = known.get(key);
    if (!first) known.set(key, { line, isAlias });
    else if (first.line !== line) faults.push((isAlias || first.isAlias ? sharedName : twice)(name, line, first.line));
  };
  for (const line of lines) add(line.name, line, false);
  for (const line of lines) for (const alias of line.aliases) add(alias, line, true);
  return faults;
}

function twice(name: string, line: RosterLine, first: RosterLine): Text {
  const at = placeOf(line);
  const before = placeOf(first);
  return {
    zh: `${at.zh}：“${name}”在 ${before.zh} 已有，请删去一处`,
    en: `${at.en}: “${name}” is already at ${before.en}; delete one of them`,
  };
}

function sharedName(name: string, line: RosterLine, first: RosterLine): Text {
  const [at, before] = [placeOf(line), placeOf(first)];
  return {
    zh: `${at.zh}：别名“${name}”同时属于“${first.name}”（${before.zh}）和“${line.name}”，只能写给一个单位`,
    en: `${at.en}: the name “${name}” belongs to both “${first.name}” (${before.en}) and “${line.name}”; leave it to one of them`,
  };
}

/** Finds bodies that are, by way of others, above themselves. Each circle is named once. */
function circles(lines: readonly RosterLine[]): Text[] {
  const find = bodyFinder({ bodies: lines });
  const done = new Set<RosterBody>();
  return lines.flatMap((start) => {
    const way: RosterBody[] = [];
    let body: RosterBody | undefined = start;
    while (body && !done.has(body) && !way.includes(body)) {
      way.push(body);
      body = body.parent === null ? undefined : find(body.parent);
    }
    const from = body === undefined ? -1 : way.indexOf(body);
    for (const one of way) done.add(one);
    return from < 0 ? [] : circle(way.slice(from) as RosterLine[]);
  });
}

function circle(way: readonly RosterLine[]): Text[] {
  const names = [...way, way[0]!].map(({ name }) => name).join(' → ');
  const at = placeOf(way[0]!);
  return [
    {
      zh: `${at.zh}：上级互相循环：${names}，请改正其中一个上级`,
      en: `${at.en}: the parents form a circle: ${names}; correct one of them`,
    },
  ];
}

/** Names parents that are nearly in the list. One that is not in it at all may be a body outside. */
export function parentNotices(lines: readonly RosterLine[]): Text[] {
  const find = bodyFinder({ bodies: lines });
  const unknown = new Map(lines.flatMap((line) => (line.parent && !find(line.parent) ? [[line.parent, line]] : [])));
  return [...unknown].flatMap(([parent, line]) => {
    const similar = lines.find(({ name }) => isSimilar(name, parent));
    const at = placeOf(line);
    return similar
      ? {
          zh: `${at.zh}：名单里没有上级“${parent}”，是不是“${similar.name}”？`,
          en: `${at.en}: the parent “${parent}” is not in the list; did you mean “${similar.name}”?`,
        }
      : [];
  });
}

function placeOf({ place }: RosterLine): Text {
  const [zh, en] = languages.map((language) => placeIn(place, language)) as [string, string];
  return { zh, en };
}
