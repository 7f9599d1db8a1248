import type { Attributes } from '../../codecs/xml.ts';

/** An element in the terms of ECMA-376. */
export type Renamed = readonly [name: string, attributes: Attributes];

/**
 * Translates an element of Word 2003's XML to ECMA-376, which took over most of its names. Programs that fill in a template
 * still write this format, and call the file `.doc`.
 */
export function renamed(name: string, attributes: Attributes): Renamed {
  if (name === 'annotation') return [annotations.get(attributes.type ?? '') ?? name, attributes];
  if (name === 'nfc') return ['numFmt', { val: formats.get(Number(attributes.val)) ?? 'decimal' }];
  if (name === 'suff') return ['suff', { val: attributes.val?.toLowerCase() }];
  if (name === 'listDef') return ['abstractNum', { ...attributes, abstractNumId: attributes.listDefId }];
  if (name === 'list') return ['num', { ...attributes, numId: attributes.ilfo }];
  return [names.get(name) ?? name, attributes];
}

const names: ReadonlyMap<string, string> = new Map([
  ['wordDocument', 'document'],
  ['vmerge', 'vMerge'],
  ['hmerge', 'hMerge'],
  ['lists', 'numbering'],
  ['listPr', 'numPr'],
  ['ilfo', 'numId'],
  ['ilst', 'abstractNumId'],
  // Notes are written within the text, as comments are.
  ['footnote', 'note'],
  ['endnote', 'note'],
]);

const annotations: ReadonlyMap<string, string> = new Map([
  ['Word.Insertion', 'ins'],
  ['Word.Deletion', 'del'],
  ['Word.Comment', 'note'],
]);

/** Number formats of lists ([MS-OSHARED] 2.2.1.3) that Chinese documents use. */
const formats: ReadonlyMap<number, string> = new Map([
  [1, 'upperRoman'],
  [2, 'lowerRoman'],
  [3, 'upperLetter'],
  [4, 'lowerLetter'],
  [10, 'ideographDigital'],
  [11, 'japaneseCounting'],
  [18, 'decimalEnclosedCircle'],
  [22, 'decimalZero'],
  [23, 'bullet'],
  [26, 'decimalEnclosedFullstop'],
  [27, 'decimalEnclosedParen'],
  [28, 'decimalEnclosedCircleChinese'],
  [29, 'ideographEnclosedCircle'],
  [30, 'ideographTraditional'],
  [31, 'ideographZodiac'],
  [33, 'taiwaneseCounting'],
  [35, 'taiwaneseCountingThousand'],
  [37, 'chineseCounting'],
  [38, 'chineseLegalSimplified'],
  [39, 'chineseCountingThousand'],
]);
