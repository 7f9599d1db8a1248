import type { Form } from '../model/form.ts';
import { remember } from '../model/memoize.ts';

/** What the title of a report says; null where it leaves a thing out. */
export interface Title {
  readonly organization: string | null;
  readonly year: number | null;
}

const yearPattern = '(20\\d{2}|二[〇零○Oo][一二三四五六七八九〇零○]{2})';
/** Strokes and arrows stand between the steps to a page, or between its title and its site's. */
const anyName = '[^，。：:；、《》<>＜＞›»|｜/／]*?';

/** What stands in front of it in the table of particulars above a published document. */
const caption = '(?:(?:信息|文件|公文)?(?:名称|标题)[：:]?)?';

/** What the menu of the column that every site of the government has says beside its reports. */
const columnItems = ['政府信息公开(?:指南|制度|目录|专栏|(?:工作)?年报)', '法定主动公开内容', '依申请公开'];

/** How the titles of some forms read, and how they state the period. */
const wordings = remember((forms: readonly Form[]) => {
  const titles = [...new Set(forms.flatMap((form) => form.reportTitles))];
  const periods = [...new Set(forms.map(({ period }) => period))];
  const ending = `(?:的)?(?:${titles.join('|')})(?:[（(][^（()）]*[）)])?$`;
  return {
    titles,
    menu: new RegExp(`^.*(?:${[...titles, ...columnItems].join('|')})`, 'u'),
    dated: new RegExp(`^${caption}(?:关于)?(${anyName})${yearPattern}年?度?(${anyName})${ending}`, 'u'),
    undated: new RegExp(`^${caption}(${anyName})()()${ending}`, 'u'),
    periods,
    stated: new RegExp(`(?:${periods.join('|')})[^。\\d]{0,8}(20\\d{2})年1月1日`, 'u'),
  };
});

/** Whether a text may hold one of some words, blanks aside: most lines are told at a glance, and asked often. */
function mayContain(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word.at(-1)!));
}

/** Reads a line that is a title and nothing else: `X2023年度…年度报告`, `2023年X…年度报告`. */
export function readTitle(text: string, forms: readonly Form[]): Title | undefined {
  const { titles, menu, dated, undated } = wordings(forms);
  if (!mayContain(text, titles)) return undefined;
  const line = plainDigits(text)
    .replaceAll(/\s/g, '')
    .replace(/^《(.*)》$/, '$1');
  if (line.length > 80 || !titles.some((word) => line.includes(word))) return undefined;
  const match = dated.exec(line) ?? undated.exec(line);
  if (!match) return undefined;
  const [, before = '', year = '', after = ''] = match;
  const name = `${before}${after}`;
  // The way to a page, from the first one of its site.
  if (name.startsWith('首页')) return undefined;
  const organization = name.replace(menu, '');
  return { organization: organization || null, year: year ? readYear(year) : null };
}

/** Of a file, without its folder and ending. */
export function ownName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}

/** What files of reports are called for short: `年度报告`, `2025年报`, `东山乡信息公开年报（盖章）`. */
const shortTitle = /^(?:.*信息公开(?:工作)?|(?:20\d{2}年?)?)(?:年度(?:工作)?报告|年报)(?:[（(][^（()）]*[）)])?$/u;

/** Whether a file is called as reports are, by their title or for short. Only its content tells whether it is one. */
export function isTitled(path: string, forms: readonly Form[]): boolean {
  const name = plainDigits(ownName(path)).replaceAll(/\s/g, '');
  return readTitle(name, forms) !== undefined || shortTitle.test(name);
}

/** The year of the period that a line states: `统计期限为2023年1月1日至12月31日`. */
export function readPeriod(text: string, forms: readonly Form[]): number | undefined {
  const { periods, stated } = wordings(forms);
  if (!mayContain(text, periods)) return undefined;
  const found = stated.exec(plainDigits(text).replaceAll(/\s/g, ''))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The one year in the name of a file or sheet; undefined where it names none or several. */
export function yearInName(name: string): number | undefined {
  const found = new Set(plainDigits(name).match(/(?<!\d)20\d{2}(?!\d)/g));
  return found.size === 1 ? Number([...found][0]) : undefined;
}

/** A name without the year in it. */
export function withoutYear(name: string): string {
  return plainDigits(name)
    .replace(/(?<!\d)20\d{2}(?!\d)年?度?/, '')
    .trim();
}

function readYear(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return Number(
    [...text].map((digit) => ('〇零○Oo'.includes(digit) ? 0 : '一二三四五六七八九'.indexOf(digit) + 1)).join(''),
  );
}

/** Full-width digits as half-width ones; all else as it is, for names are printed as they stand. */
function plainDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
