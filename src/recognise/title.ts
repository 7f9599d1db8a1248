import type { Form } from '../model/form.ts';
import { memoize, memoizeText } from '../model/memoize.ts';

/** The body and year in the title of a report; null where the title does not say. */
export interface Title {
  readonly organization: string | null;
  readonly year: number | null;
}

const yearPattern = '(20\\d{2}|二[〇零○Oo][一二三四五六七八九〇零○Oo]{2})';
/** Pattern of a name. Slashes and arrows are excluded: they separate the steps of a path through a site. */
const anyName = '[^，。：:；、《》<>＜＞›»|｜/／]*?';

/** Pattern of a year in brackets behind the title, or of its first and last day. */
const yearBehind = `[（(［[【〔]${yearPattern}年?度?(?:0?1月0?1日[至到~～—–-]+(?:\\4年)?12月31日)?[）)］\\]】〕]`;

/** Matches the years of a report that is about several: `2024—2025年`. */
const severalYears = /20\d{2}年?度?[至到~～—–－-]+(?:20\d{2}年?|\d{2}年)度?/u;

/** Pattern of a field name before the title, as in the metadata table above a published document. */
const caption = '(?:(?:信息|文件|公文)?(?:名称|标题)[：:]?)?';

/** Menu entries next to the reports in the column that every government site has. */
const columnItems = ['政府信息公开(?:指南|制度|目录|专栏|(?:工作)?年报)', '法定主动公开内容', '依申请公开'];

/** The patterns of titles and of stated periods, for some forms. */
const wordings = memoize((forms: readonly Form[]) => {
  const titles = [...new Set(forms.flatMap((form) => form.reportTitles))];
  const periods = [...new Set(forms.flatMap(({ period }) => period ?? []))];
  const ending = `(?:的)?(?:${titles.join('|')})(?:${yearBehind}|[（(][^（()）]*[）)])?$`;
  return {
    titles,
    menu: new RegExp(`^.*(?:${[...titles, ...columnItems].join('|')})`, 'u'),
    title: new RegExp(`^${caption}(?:关于)?(${anyName})(?:${yearPattern}年?度?(${anyName}))?${ending}`, 'u'),
    periods,
    stated: new RegExp(`(?:${periods.join('|')})[^。\\d]{0,8}(20\\d{2})年1月1日`, 'u'),
  };
});

/**
 * Quick check that most lines fail: true if a text may contain one of some words. Spaces between characters are
 * allowed.
 */
function mayContain(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word.at(-1)!));
}

/** Reads a line that is a title and nothing else: `X2023年度…年度报告`, `2023年X…年度报告`, `X…年度报告（2023年度）`. */
export function readTitle(text: string, forms: readonly Form[]): Title | undefined {
  return titleFor(forms)(text);
}

const titleFor = memoize((forms: readonly Form[]) => memoizeText((text) => titleIn(text, forms)));

function titleIn(text: string, forms: readonly Form[]): Title | undefined {
  const { titles, menu, title } = wordings(forms);
  if (!mayContain(text, titles)) return undefined;
  const line = plainDigits(text)
    .replaceAll(/\s/g, '')
    .replace(/^《(.*)》$/, '$1')
    .replace(severalYears, '');
  if (line.length > 80 || !titles.some((word) => line.includes(word))) return undefined;
  const match = title.exec(line);
  if (!match) return undefined;
  const [, before = '', year = '', after = '', behind = ''] = match;
  const name = `${after === '' ? before.replace(/(?<=.)关于$/u, '') : before}${after}`;
  // A path through a site begins with its first page.
  if (name.startsWith('首页')) return undefined;
  const organization = name.replace(menu, '');
  const stated = year || behind;
  return { organization: organization || null, year: stated ? readYear(stated) : null };
}

/** Returns a file's name without folder and extension. */
export function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}

/** Short names of report files: `年度报告`, `2025年报`, `东山乡信息公开年报（盖章）`. */
const shortTitle = /^(?:.*信息公开(?:工作)?|(?:20\d{2}年?)?)(?:年度(?:工作)?报告|年报)(?:[（(][^（()）]*[）)])?$/u;

/** True if a file's name is a report title or a short form of one. Only its content tells whether it is a report. */
export function isReportFileName(path: string, forms: readonly Form[]): boolean {
  const name = plainDigits(baseName(path)).replaceAll(/\s/g, '');
  return readTitle(name, forms) !== undefined || shortTitle.test(name);
}

/** Reads the year of a stated period: `统计期限为2023年1月1日至12月31日`. */
export function readPeriod(text: string, forms: readonly Form[]): number | undefined {
  const { periods, stated } = wordings(forms);
  if (!mayContain(text, periods)) return undefined;
  const found = stated.exec(plainDigits(text).replaceAll(/\s/g, ''))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Returns the one year in the name of a file or sheet; `undefined` if there is none, or several. */
export function yearInName(name: string): number | undefined {
  const found = new Set(plainDigits(name).match(/(?<!\d)20\d{2}(?!\d)/g));
  return found.size === 1 ? Number([...found][0]) : undefined;
}

/** Removes the year from a name. */
export function withoutYear(name: string): string {
  return plainDigits(name)
    .replace(/(?<!\d)20\d{2}(?!\d)年?度?/, '')
    .trim();
}

function readYear(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return Number([...text].map((digit) => '一二三四五六七八九'.indexOf(digit) + 1).join(''));
}

/** Converts full-width digits to half-width. Leaves everything else, since names are printed as they are. */
function plainDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
