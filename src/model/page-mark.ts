import { memoizeText } from './memoize.ts';

/** A printed page number with the words around it. */
export interface PageMark {
  readonly page: number;
  /** Number of pages, if given. */
  readonly of?: number;
  /** Can be nothing else (`第3页`, `- 3 -`, `3/8`). A lone number is a page mark only in the right place. */
  readonly sure: boolean;
}

/** Spaces and brackets included. */
const maxLength = 60;

/**
 * Returns the page mark in a line, if the line is one. Character widths, spaces and kinds of dashes make no difference.
 */
export const readPageMark = memoizeText((text): PageMark | undefined => {
  if (text.length > maxLength || !/[\d０-９页頁]/.test(text)) return undefined;
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(dash, '-')
    .replaceAll('頁', '页')
    .replaceAll(/[‧·•・∙⋅]/g, '·');
  for (const { pattern, sure } of forms) {
    const found = pattern.exec(bare)?.groups;
    if (!found) continue;
    const page = numberOf(found.page!);
    const of = found.of === undefined ? undefined : numberOf(found.of);
    if (of !== undefined && (page < 1 || page > of)) return undefined;
    return { page, ...(of !== undefined && { of }), sure };
  }
  return undefined;
});

/** Dashes of all kinds, including the minus sign, box-drawing lines and tildes. */
const dash = /[\p{Pd}−─━‾¯~∼_]/gu;

/** `3`, `三`, `第3`, `第-3-`. */
const page = '第?-?(?<page>\\d{1,4}|[一二三四五六七八九十百零〇]{1,5})-?';
const of = '(?<of>\\d{1,4}|[一二三四五六七八九十百零〇]{1,5})';
const [digits, ofDigits] = ['(?<page>\\d{1,4})', '(?<of>\\d{1,4})'];
const separator = '[-·|/,、;:(]*';

const forms = [
  // 第3页, 第3页/共8页
  { pattern: around(`${page}页(?:${separator}[共总]?计?${of}页)?`), sure: true },
  // 第3/8页, 3/8页
  { pattern: around(`${page}/[共总]?计?${of}页`), sure: true },
  // 共8页 第3页
  { pattern: around(`[共总]计?${of}页${separator}${page}页`), sure: true },
  // 页码:3, 页次:3/8
  { pattern: around(`页[码次数]?:?${digits}(?:/${ofDigits})?`), sure: true },
  // Page 3 of 8, P3
  { pattern: around(`p(?:a?ge?)?[.:]?${digits}(?:(?:/|of)${ofDigits})?`), sure: true },
  // 3/8, 3 of 8 pages
  { pattern: around(`${digits}(?:/|of)${ofDigits}(?:pages?)?`), sure: true },
  // - 3 -, 一 3 一, · 3 ·
  { pattern: /^(-{1,4}|·|一)(?<page>\d{1,4})(?:\1|-{1,4})$/, sure: true },
  // 3, [3], 3 | 8
  { pattern: around(`${digits}(?:[-|·]${ofDigits})?`), sure: false },
];

/** Returns an expression for a mark alone on a line, with any brackets, bars or dashes around it. */
function around(mark: string): RegExp {
  const edge = '[-·|<>()\\[\\]【】〔〕«».,:]{0,4}';
  return new RegExp(`^${edge}${mark}${edge}$`);
}

/** Reads digits, or a Chinese numeral up to 999. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let [sum, last] = [0, 0];
  for (const character of text) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : 0;
    if (unit === 0) last = '〇一二三四五六七八九'.indexOf(character.replace('零', '〇'));
    else {
      sum += (last || 1) * unit;
      last = 0;
    }
  }
  return sum + last;
}

/** True if a line may stand between the parts of a table split by a page break: `续表`, `（续上表）`, `- 3 -`. */
export function isContinuationMark(text: string): boolean {
  const bare = text.normalize('NFKC').replaceAll(/\s/g, '');
  return /^\(?续上?[表页]\)?$/.test(bare) || readPageMark(text)?.sure === true;
}
