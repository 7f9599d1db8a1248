import { isGroupName } from '../recognise/body-lists/body-names.ts';
import { beginsLikeFoot, isRemark } from './remarks.ts';

/** Returns the name of a body without a remark on the same line: `柳河镇（联系人：甲）`, `柳河镇 甲 13800000000`, `柳河镇。` */
export function bareName(text: string): string {
  if (text.length > maxLength) return text;
  const name = cuts.map((cut) => cut(text).trim()).find((one) => one !== text && isBody(one));
  return name === undefined ? text : bareName(name);
}

/** A longer line is a text. */
const maxLength = 200;

/** True if a text ends like a usual name of a body. */
export function endsLikeBody(text: string): boolean {
  return bodyEnd.test(text);
}

const bodyEnd =
  /\p{Script=Han}[省市县区州旗镇乡村局委办厅会院处所站道社府室心团队校学馆联司行场台园署厂](?:[（(][^（()）]*[）)])?$/u;

/** Removes brackets that contain a remark, wherever they stand. */
export function withoutRemarkBrackets(text: string): string {
  return text.replaceAll(bracket, (whole) => (isContact(whole) || /[:：]/u.test(whole) ? '' : whole));
}

/** Matches a bracket with others in it, or one that is left open. */
const bracket = /[（(【[](?:[^（()）【】[\]]|[（(][^（()）]*[）)])*(?:[）)】\]]|$)/gu;

const label =
  '(?:(?:联系|联络|负责|经办|承办|填报|填表|报送|审核|制表)(?:人员?(?!民)|员)|(?:联系)?(?:电话(?!局)|手机|方式)|传真|邮箱|备注|姓名)';
const phone = '(?<!\\d)(?:1[3-9]\\d{9}|0\\d{2,3}[-—\\s]?\\d{7,8}|(?!20\\d{2}[01])[2-8]\\d{6,7})(?!\\d)';
const contact = new RegExp(`${label}|${phone}`, 'u');

/** True if a text has the label of a person or a telephone number. */
function isContact(text: string): boolean {
  return contact.test(text.normalize('NFKC'));
}

const beforePhone = new RegExp(`(?=${phone})`, 'gu');

/** Words of a sentence about the list. */
const sentence = /^请|报送|上报|报至/u;

/** Cut one kind of remark each. */
const cuts: readonly ((text: string) => string)[] = [
  withoutRemarkBrackets,
  (text) => cutBehind(text, /[\s，,、；;]+/gu, isContact),
  (text) => cutBehind(text, /(?=[联负经承填报审制电手传邮备姓])/gu, (rest) => labelled.test(rest)),
  (text) => cutBehind(text, beforePhone, isContact),
  (text) => cutBehind(text, /\s*[—–－-]{1,2}\s*/gu, isPerson),
  (text) =>
    cutBehind(
      text,
      /\s*[:：]\s*/gu,
      (rest) => rest !== '' && (!endsLikeBody(rest) || isContact(rest) || isRemark(text)),
    ),
  (text) =>
    cutBehind(text, /[。．.；;，,、：:]+$/gu, () => !/[，,；;：:。].|^.{0,2}$/u.test(text) && !sentence.test(text)),
];

const labelled = new RegExp(`^${label}\\s*[:：]`, 'u');

/** True if a text may be the name of a person. */
function isPerson(text: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text) && !endsLikeBody(text);
}

/** Cuts a text behind the last name that a remark follows. */
function cutBehind(text: string, separator: RegExp, isRest: (rest: string) => boolean): string {
  const found = [...text.matchAll(separator)].findLast(
    ({ 0: { length }, index }) => endsLikeBody(text.slice(0, index)) && isRest(text.slice(index + length)),
  );
  return found ? text.slice(0, found.index) : text;
}

/** True if what is left of a line names a body. */
function isBody(name: string): boolean {
  if (!/\p{L}.*\p{L}/u.test(name) || isRemark(name) || isGroupName(name)) return false;
  return !beginsLikeFoot(name) || (endsLikeBody(name) && !/[科处股]室$/u.test(name));
}
