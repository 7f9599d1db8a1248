import type { Cell, Paragraph, Place, Word } from '../../model/document.ts';
import { readPageMark } from '../../model/page-mark.ts';
import { withoutStrikeMarks } from '../../model/struck-text.ts';
import { isUnit, readValue } from '../../model/value.ts';

/** A printed line, split into the words of a label and the values after it. */
export interface PrintedLine {
  readonly text: string;
  readonly place: Place;
  readonly printed: true;
  readonly label: readonly Word[];
  /** The values after the label, if nothing else follows it. */
  readonly values: readonly Word[];
  /** Has numbers between other words, so that it is unclear what they belong to. */
  readonly mixed: boolean;
  /** Number of pages that began before it. */
  readonly page: number;
  /** A possible page mark right below it. In text without page numbers it may be the content of a cell. */
  readonly mark?: Pick<Paragraph, 'text' | 'place'>;
  /** The cell that is the whole line, blank or not, in a table without information about rows. */
  readonly cell?: Cell;
}

/** Returns the lines of a document, without blank lines and page marks. */
export function printedLines(paragraphs: readonly Paragraph[], isHeading: (line: LineText) => boolean): PrintedLine[] {
  const lines: PrintedLine[] = [];
  /** The lines of the cell so far. */
  let parts: Paragraph[] = [];
  const endCell = () => {
    if (parts.length > 0) lines.push(cellLine(parts, page));
    parts = [];
  };
  let page = 0;
  let lastPage: number | undefined;
  let pageBegins = false;
  for (const paragraph of paragraphs) {
    const { text, place, words, cell } = paragraph;
    const isOutside = cell === undefined || isHeading(paragraph);
    if (isOutside) endCell();
    else parts.push(paragraph);
    if (cell === 'whole') endCell();
    if (!isOutside) continue;
    const isMark = readPageMark(text)?.sure === true;
    pageBegins ||= isMark || place.page !== lastPage;
    lastPage = place.page;
    const shown = words?.flatMap(withoutBars) ?? [];
    const last = lines.at(-1);
    if (isMark && last && place.page === undefined) lines[lines.length - 1] = { mark: { text, place }, ...last };
    if (isMark || shown.length === 0) continue;
    if (pageBegins) page++;
    pageBegins = false;
    const line: PrintedLine = { text, place, printed: true, page, ...splitLine(withUnits(shown)) };
    lines.push(cell === 'whole' ? { ...line, cell: { text, place } } : line);
  }
  endCell();
  return lines;
}

/** The text and the place of a line. */
export type LineText = Pick<Paragraph, 'text' | 'place'>;

/** Makes a line of a cell that takes one or more lines. */
function cellLine(parts: readonly Paragraph[], page: number): PrintedLine {
  const text = parts
    .map((part) => part.text)
    .filter((part) => part !== '')
    .join('\n');
  const { place } = parts[0]!;
  const words = parts.flatMap((part) => part.words ?? []);
  const isLabel = readValue({ text }).kind === 'unreadable';
  const [label, values] = isLabel ? [words, []] : [[], words];
  return { text, place, printed: true, page, cell: { text, place }, label, values, mixed: false };
}

const bars: ReadonlySet<string> = new Set('|｜│');

/** Removes the bars that an export leaves between cells. */
function withoutBars(word: Word): Word[] {
  const { text } = word;
  let [start, end] = [0, text.length];
  while (start < end && bars.has(text[start]!)) start++;
  while (start < end && bars.has(text[end - 1]!)) end--;
  if (start === end) return [];
  return end - start === text.length ? [word] : [{ ...word, text: text.slice(start, end), from: word.from + start }];
}

function splitLine(words: readonly Word[]): Pick<PrintedLine, 'label' | 'values' | 'mixed'> {
  const values = words.map(isValue);
  const last = values.lastIndexOf(false);
  // A number at the start of a line may be an ordinal.
  return {
    label: words.slice(0, last + 1),
    values: words.slice(last + 1),
    mixed: words.some((word, index) => 0 < index && index < last && values[index] && isNumber(word)),
  };
}

/** True if a text has a figure without being a number: `约20`, or the `00` of a figure broken over two lines. */
function hasFigure(text: string, index: number): boolean {
  const plain = withoutStrikeMarks(text.normalize('NFKC'));
  if (/^\d(?:[\d.,]*\d)?$/.test(plain)) return true;
  return index > 0 && /^\p{L}{0,3}\d(?:[\d.,]*|(?:[\d.,]*\d)?\p{L}{1,3})$/u.test(plain);
}

/** True if a line begins with a figure that is neither an ordinal nor part of a label or a sentence. */
export function opensWithFigure({ label: [first, ...others] }: PrintedLine): boolean {
  return (
    first !== undefined &&
    others.length > 0 &&
    isNumber(first) &&
    !others.some(({ text }) => /[\p{L}\d.．、)）]/u.test(text))
  );
}

/** True for numbers only: 无 may be part of a label (无 法 提 供). */
function isNumber({ text }: Word): boolean {
  return readValue({ text }).kind === 'number';
}

function isValue({ text }: Word, index: number, words: readonly Word[]): boolean {
  const { kind } = readValue({ text });
  const isOrdinal = /^[.．、,，)）]/.test(words[index + 1]?.text ?? '');
  // （四）无 is where a narrow cell breaks （四）无法提供.
  const isBehindOrdinal = text === '无' && /^[(（]?[一二三四五六七八九十\d]+[)）]$/u.test(words[index - 1]?.text ?? '');
  return (kind !== 'unreadable' || hasFigure(text, index)) && !isOrdinal && !isBehindOrdinal;
}

/** Joins a unit with the number in front of it: `550 件`. */
function withUnits(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isBehindNumber = last && isUnit(word.text) && isNumber(last);
    if (isBehindNumber) joined[joined.length - 1] = { ...last, text: `${last.text} ${word.text}`, to: word.to };
    else joined.push(word);
  }
  return joined;
}
