import { memoize } from '../model/memoize.ts';
import type { BodyNames } from '../model/narrative.ts';
import { type Body, readBody } from './body-level.ts';
import { oneOf } from './narrative-of.ts';
import type { PlacedPassage } from './passages.ts';

/** Words of a passage that put another body in the place of the one that reports. */
export interface NamedInstead {
  /** Offset in the passage, in UTF-16 units from 0. */
  readonly from: number;
  readonly words: string;
}

/**
 * Returns the words of a passage that claim another body as the one that reports: who wrote the report, whose report it is, whom to
 * ask about it, who received applications or published information.
 */
export function namedInstead({ passage, section }: PlacedPassage, own: Body, names: BodyNames): NamedInstead[] {
  const { text } = passage;
  if ((own.kind !== 'town' && own.kind !== 'department') || !mayName.test(text)) return [];
  const { author, title, contact, acts, actor, statement, addressee, province } = framesFor(names);
  const isOther = (name: string) => isOtherBody(name, own, names);
  const found: NamedInstead[] = [];
  const add = (frame: RegExp, accept: (match: RegExpExecArray) => boolean) => {
    for (const match of text.matchAll(frame)) {
      if (!accept(match)) continue;
      const { 0: all, 1: lead = '', index } = match;
      found.push({ from: index + lead.length, words: all.slice(lead.length) });
    }
  };
  if (text.includes('报告由')) add(author, ({ 2: name = '' }) => isOther(name));
  if ((section?.number ?? 1) === 1) add(title, ({ 2: name = '' }) => isOther(name));
  const answersForOthers = (name: string) => names.disclosureOffices.some((word) => name.includes(word));
  if (/报告|年报/.test(text)) add(contact, ({ 2: name = '' }) => isOther(name) && !answersForOthers(name));
  if (acts.test(text) && !answersForOthers(own.core))
    add(actor, (match) => isOther(match[2]!) && /20\d\d年|全年|年度|共|累计/.test(match[0]) && !isOfSeveral(match));
  if (own.kind === 'town')
    add(statement, (match) => {
      const [all, , name = ''] = match;
      return /20\d\d年/.test(all) && readBody(name, names)?.kind === 'town' && isOther(name) && !isOfSeveral(match);
    });
  add(addressee, (match) => !isOfSeveral(match));
  if (own.kind === 'town' || own.level === 'county') add(province, (match) => !isAskedFor(match));
  return found;
}

/** Quick check that most passages fail. */
const mayName = /[编起][制草]|联系|咨询|公布|收到|受理|提出|公开|《条例》|[收处][取理费]|报告的事项/;

const han = '[一-龥]';

const framesFor = memoize((names: BodyNames) => {
  const ends = oneOf(['委员会', '办事处', ...names.selves.map(({ noun }) => noun)]);
  const name = `(${han}{1,18}?(?:${ends})(?:${oneOf(names.governments)})?)`;
  const begin = '(^|[。；，,;：:\\s])';
  const year = '(?:20\\d\\d年度?[，,]?)?';
  const time = '(?:20\\d\\d年度?|全年|本年度)?[，,]?';
  return {
    author: new RegExp(`()本(?:年度|年)?报告由${name}[^。；]{0,40}?(?:编制|起草|撰写|发布|公布)`, 'g'),
    title: new RegExp(
      `(^|[。；，,;\\s]|公布|发布|编制|制作|形成|撰写|现将)了?${name}(?:关于)?20\\d\\d年度?的?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报)(?![^》]{0,2}》)`,
      'g',
    ),
    contact: new RegExp(`(请|可|可以|欢迎)(?:直接|及时)?(?:与|向|同)${name}${han}{0,8}?(?:联系|咨询)`, 'g'),
    /** Quick check that most passages fail. */
    acts: new RegExp(`(?:${ends})(?:${oneOf(names.governments)})?${time}(?:[共累新收]|主动|依法|受理|接收|公开)`),
    actor: new RegExp(
      `${begin}${time}${name}${time}(?:共计?|累计|主动|依法|新)*(?:(?:收到|受理|接收|收)${han}{0,8}?公开${han}{0,6}?申请|公开${han}{0,8}?信息(?!公开))`,
      'g',
    ),
    /** A town that carries out the regulations, or charges no fees. */
    statement: new RegExp(
      `(^|[。；\\s])${year}${name}(?:党工?委(?:、?(?:政府|办事处))?)?${year}(?:(?:认真|严格|坚持|高度重视|深入|扎实|全面|积极)[^，。；]{0,20}(?:信息公开|政务公开|《条例》|公开条例)|[未没][^，。；]{0,8}?(?:处理费|费用|报告的事项))`,
      'g',
    ),
    // 向市政府及市政府办公室提出的申请: the words of the government's own report.
    addressee:
      /()向?([省市县区旗])(?:人民)?政府(?:及其|及|和|、|或)\2?(?:人民)?(?:政府)?办公[厅室](?:提出的?|(?:共计?)?(?:收到|受理))[^，。；]{0,12}?申请/g,
    province: /()(?:推动|推进|促进|提升|规范|指导|统筹|做好)全省(?:各级|各地)?[^，。；]{0,6}?(?:政务|信息)公开/g,
  };
});

/** True if the sentence of a match is about what several bodies did together. */
function isOfSeveral(match: RegExpExecArray): boolean {
  return /协助|配合|转办|转交|转来|转送|移送|交办|涉及|代为|代表|会同|牵头|通报|检查|考核/.test(sentenceAround(match));
}

/** True if the sentence of a match tells what those above ask for. */
function isAskedFor(match: RegExpExecArray): boolean {
  return /要求|部署|贯彻|按照|落实|精神|根据|助力|贡献|意见|方案|通报/.test(sentenceAround(match));
}

function sentenceAround({ index, input, 0: all }: RegExpExecArray): string {
  const before = input.slice(Math.max(0, index - maxReach), index + 1);
  const after = input.slice(index + 1, index + all.length + maxReach);
  return before.replace(/^.*[。；](?=.)/s, '') + after.replace(/(?<=.)[。；].*$/s, '');
}

/** UTF-16 units: how far a sentence is read around a name. */
const maxReach = 80;

/**
 * True if a name is plainly that of another body, and of none that stands above: a town of another name, a department of another
 * field, a department in place of a town. An abbreviation shares a character with the whole name.
 */
export function isOtherBody(name: string, own: Body, names: BodyNames): boolean {
  const other = readBody(name, names);
  if (!other || other.core.length < 2 || notOneBody.test(name)) return false;
  if (other.kind !== 'town' && other.kind !== 'department') return false;
  if (other.kind !== own.kind) return true;
  if (own.core.length < 2) return false;
  return (
    !shareCharacter(other.core, own.core) && !names.mergers.some((field) => isOf(other, field) && isOf(own, field))
  );
}

/** Words for several bodies, or for one that is not named. */
const notOneBody =
  /各|该|本|我|全|等|上级|下级|上述|下属|所属|辖|有关|相关|部门|单位|其他|及其|分局|村民|居民|社区|[党纪团工]委/;

/** Characters that say nothing of what a department does. */
const general: ReadonlySet<string> = new Set('管理服务综合事行政和与及的委员会');

function shareCharacter(one: string, other: string): boolean {
  const telling = [...other].filter((character) => !general.has(character));
  return telling.length === 0 || telling.some((character) => one.includes(character));
}

/** True if most of what a department is called belongs to a field. */
function isOf({ core }: Body, field: string): boolean {
  return [...core].filter((character) => field.includes(character)).length * 2 >= core.length;
}
