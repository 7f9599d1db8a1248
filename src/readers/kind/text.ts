import { beginningOf, declaresDelimiter, delimiterOf, unquoted } from '../../codecs/csv/delimiter.ts';
import type { Sample } from './sample.ts';

/** True for JSON. A `[` also opens a remark in plain text, so the characters behind it decide. */
export function isJson(sample: Sample): boolean {
  const text = beginningOf(sample.text().trimStart());
  if (text.startsWith('{') || /^\[\s*(?:[[{\]"]|-?\d|true|false|null)/.test(text)) return true;
  return sample.extension === 'json' && !isCsv(sample) && !isCellPerLine(text);
}

export function isCsv(sample: Sample): boolean {
  const text = beginningOf(sample.text());
  if (isCellPerLine(text) || isBelowLabels(text)) return false;
  if (sample.extension === 'txt' && isUneven(text)) return false;
  return ['csv', 'tsv'].includes(sample.extension) || declaresDelimiter(text) || hasFigures(text);
}

/** True if lines with one tab, at their start, outnumber those with a tab between two fields. */
function isCellPerLine(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const cells = lines.filter((line) => /^\t[^\t]*$/.test(line)).length;
  const records = lines.filter((line) => /[^\t]\t|^\t\t/.test(line)).length;
  return cells > 2 && cells > records;
}

/** True if the lines with tabs have different numbers of them, because a merged cell is written only once. */
function isUneven(text: string): boolean {
  const widths = unquoted(text).map((line) => line.split('\t').length);
  return new Set(widths.filter((width) => width > 1)).size > 1;
}

/** True if lines of figures and tabs alone outnumber those with words: then the labels are on lines above. */
function isBelowLabels(text: string): boolean {
  const records = text.split(/\r\n?|\n/).filter((line) => /\S\t+\S/.test(line));
  const figures = records.filter((line) => !/[^\d\s.,/—-]/.test(line)).length;
  return figures > 2 && figures * 2 > records.length;
}

/**
 * True if a good part of the lines have separated fields with figures in them. Sentences with commas have none; a
 * figure with a thousands separator is not two fields.
 */
function hasFigures(text: string): boolean {
  const delimiter = delimiterOf(text);
  if (delimiter === undefined) return false;
  const lines = unquoted(text);
  const figures = lines.filter((line) => {
    const [, ...fields] = line.replaceAll(/(\d),(?=\d{3}(?!\d))/g, '$1').split(delimiter);
    return (
      fields.some((field) => /^\s*(?:""|[+-]?\d+(?:\.\d+)?)\s*$/.test(field)) ||
      fields.filter((one) => one === '').length > 1
    );
  }).length;
  return figures * 2 >= lines.length || (figures > 2 && figures * 5 >= lines.length);
}
