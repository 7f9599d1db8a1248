import { normalisedBody } from '../model/body-name.ts';
import { bodyFinder, type Roster, type RosterBody } from '../model/roster.ts';
import { baseName } from '../recognise/title.ts';
import { type Arrival, statedBody } from './arrival.ts';

/**
 * Returns the function that finds the body of what was received in a roster: by the name that the report states; where it
 * states none, by the name of the file.
 */
export function bodyMatcher(roster: Pick<Roster, 'bodies'>): (arrival: Arrival) => string | undefined {
  const find = bodyFinder(roster);
  const findIn = finderInFileNames(roster);
  return ({ organization, path, tables }) => {
    const stated = statedBody({ organization, path });
    const known = stated === undefined ? undefined : find(stated);
    return (known ?? (organization === null || !tables ? findIn(path) : undefined))?.name;
  };
}

/** Words that may stand behind the name of a body in that of a file, or in front of it. */
const behind =
  /^(?:政府|办事处)?(?:$|[^\p{Script=Han}]|信息公开|政务公开|年|工作年|工作报告|报告|关于|的|公开|扫描|盖章|签字|终稿|定稿|最终|正式|修改|上报|报送|副本)/u;
const before = /(?:^|[^\p{Script=Han}]|关于|附件|副本|年度?|的)$/u;

/** A name that is shorter is part of many. */
const minLength = 2;

/**
 * Returns the function that finds the only body whose name stands in the name of a file, the longest first: 区民政局 in
 * `区民政局2023年年度报告(扫描件).pdf`, but 民政局 nowhere in it, and 溪口县 not in the name of its 民政局.
 */
function finderInFileNames({ bodies }: Pick<Roster, 'bodies'>): (path: string) => RosterBody | undefined {
  const names = bodies
    .flatMap((body) => [body.name, ...body.aliases].map((name) => ({ name: normalisedBody(name), body })))
    .filter(({ name }) => name.length >= minLength)
    .sort((a, b) => b.name.length - a.name.length);
  return (path) => {
    let text = baseName(path)
      .normalize('NFKC')
      .replaceAll(/\s/g, '')
      .replaceAll('人民政府', '政府')
      .replaceAll('管理委员会', '管委会');
    const found = new Set<RosterBody>();
    for (const { name, body } of names) {
      const at = text.indexOf(name);
      if (at < 0 || !before.test(text.slice(0, at)) || !behind.test(text.slice(at + name.length))) continue;
      found.add(body);
      text = `${text.slice(0, at)}|${text.slice(at + name.length)}`;
    }
    return found.size === 1 ? [...found][0] : undefined;
  };
}
