import { delimiterOf, unquoted } from '../../codecs/csv/delimiter.ts';
import type { Sample } from './sample.ts';

/** `[` also opens a remark; what follows it decides. */
export function isJson(sample: Sample): boolean {
  const text = sample.text().trimStart();
  if (text.startsWith('{') || /^\[\s*(?:[[{\]"]|-?\d|true|false|null)/.test(text)) return true;
  return sample.extension === 'json' && !isCsv(sample) && !isCellPerLine(text);
}

export function isCsv(sample: Sample): boolean {
  const text = sample.text();
  if (isCellPerLine(text) || isBelowLabels(text)) return false;
  if (sample.extension === 'txt' && isUneven(text)) return false;
  return ['csv', 'tsv'].includes(sample.extension) || /^"?sep=."?[\r\n]/i.test(text) || hasFigures(text);
}

/** Lines that hold a tab at their start and nowhere else outnumber those with a tab between two fields. */
function isCellPerLine(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const cells = lines.filter((line) => /^\t[^\t]*$/.test(line)).length;
  const records = lines.filter((line) => /[^\t]\t|^\t\t/.test(line)).length;
  return cells > 2 && cells > records;
}

/** Tabs between the cells of rows that have not all the same number: of what was merged only once. */
function isUneven(text: string): boolean {
  const widths = unquoted(text).map((line) => line.split('\t').length);
  return new Set(widths.filter((width) => width > 1)).size > 1;
}

/** Lines of figures with tabs between, and no word in front, outnumber those with words: the labels stand above them. */
function isBelowLabels(text: string): boolean {
  const records = text.split(/\r\n?|\n/).filter((line) => /\S\t+\S/.test(line));
  const figures = records.filter((line) => !/[^\d\s.,/—-]/.test(line)).length;
  return figures > 2 && figures * 2 > records.length;
}

/**
 * Separated fields that hold figures, in a good part of the lines. Sentences with commas have none; a figure with a
 * thousands separator is no two fields.
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
