import type { Speaker } from './speaker.ts';

/** A sentence that gives a number of items and lists its parts. */
export interface ItemList {
  /** Around the numbers: the total, then the parts in their order, then other numbers. */
  readonly texts: readonly string[];
  readonly total: number;
  readonly parts: readonly number[];
  /** Numbers beside the parts. */
  readonly others: readonly number[];
  /** It claims to be complete, being closed by 其他. */
  readonly isClosed: boolean;
  /** It is cut in a second way, which follows the first. */
  readonly isCutTwice: boolean;
}

const items = [
  ...['工作动态', '通知公告', '政策文件', '机构概况', '人事信息', '财政资金', '规划计划', '公示公告', '政策解读'],
  ...['会议信息', '业务工作', '领导信息', '重点领域信息', '建议提案办理结果'],
];
const ways = ['通过政府网站公开', '通过微信公众号公开', '通过政务微博公开'];

/** Writes a list that is right: complete, open, closed by 其他, or cut in two ways. */
export function itemList(speaker: Speaker): ItemList {
  const way = speaker.pick(['complete', 'complete', 'open', 'closed', 'cut twice', 'bracket'] as const);
  const first = speaker.number(0, items.length - 1);
  const names = Array.from({ length: speaker.number(2, 6) }, (_, index) => items[(first + index) % items.length]!);
  if (way === 'closed') names.push(speaker.pick(['其他信息', '其他', '其他类']));
  const parts = names.map(() => speaker.number(1, speaker.pick([9, 60, 400])));
  const total = sumOf(parts) + (way === 'open' ? speaker.number(1, 50) : 0);
  const unit = speaker.pick(['条', '条', '条', '篇', '件']);
  const opening = speaker.pick([
    '{when}{we}{all}主动公开政府信息',
    '{when}{we}{all}发布信息',
    '{when}{we}在政府网站公开信息',
  ]);
  const between = speaker.pick(['、', '，', '，', '；']);
  const [before, after] =
    way === 'bracket'
      ? ['（', '）。']
      : [
          speaker.pick(['，其中', '，其中，', '，其中：', '，包括', '，主要包括', '。其中，']),
          way === 'open' ? '等。' : '。',
        ];
  const second = way === 'cut twice' ? split(speaker, total) : [];
  const texts = [
    speaker.say(opening).text,
    ...names.map((name, index) => `${unit}${index === 0 ? before : between}${name}`),
    ...second.map((_, index) => `${unit}${index === 0 ? '；按公开渠道分，' : '，'}${ways[index]}`),
    `${unit}${after}`,
  ];
  const shapes = { isClosed: way === 'closed', isCutTwice: way === 'cut twice' };
  return { texts, total, parts, others: second, ...shapes };
}

/** Returns the text of a list. */
export function textOfList({ texts, total, parts, others }: ItemList, speaker: Speaker): string {
  const numbers = [total, ...parts, ...others];
  return texts
    .map((text, index) => (index < numbers.length ? `${text}${speaker.write(numbers[index]!)}` : text))
    .join('');
}

/**
 * Returns the list with one part raised, so that the parts are more than the total and none of the first of them alone are as
 * much; one closed by 其他 also with a part lowered. A list that is cut twice is not for this.
 */
export function wrongList(list: ItemList, speaker: Speaker): ItemList {
  const at = speaker.number(0, list.parts.length - 1);
  const lowers = list.isClosed && list.parts[at]! > 1 && speaker.chance(3);
  const excess = lowers ? -1 : list.total - sumOf(list.parts) + speaker.number(1, 30);
  for (let more = 0; ; more++) {
    const parts = list.parts.map((part, index) => (index === at ? part + excess + more : part));
    if (lowers || !prefixes(parts).includes(list.total)) return { ...list, parts };
  }
}

function prefixes(parts: readonly number[]): number[] {
  return parts.map((_, index) => sumOf(parts.slice(0, index + 1)));
}

function split(speaker: Speaker, total: number): number[] {
  const site = speaker.number(0, total);
  const account = speaker.number(0, total - site);
  return [site, account, total - site - account];
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
