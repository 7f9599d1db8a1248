import type { ValueNode } from '@humanwhocodes/momoa';
import { jsonArtifact } from '../../artifacts/registry.ts';
import { beginningOf } from '../../codecs/csv/delimiter.ts';
import { checkedUtf8, decodeText } from '../../codecs/encoding.ts';
import { exactNumber, type Member, members, numberText, parseTree, toPlainValue } from '../../codecs/json/tree.ts';
import { type Fault, faultsError, schemaFaults } from '../../codecs/json/violations.ts';
import { formatNumeral } from '../../codecs/numerals.ts';
import type { Archive } from '../../codecs/zip.ts';
import { validate } from '../../generated/validate-report.js';
import { format } from '../../model/decimal.ts';
import type { Cell, Document, Grid, GridRow, Paragraph, Place } from '../../model/document.ts';
import { UnexpectedLayoutError, UserError } from '../../model/errors.ts';
import { memoizeBy, once } from '../../model/memoize.ts';
import { AlikeGrid, type Pattern, patternOf, recordLike } from './alike.ts';
import { hasReportALine, linesOf, textOf } from './lines.ts';

const columns = ['organization', 'year', 'edition', 'table', 'row', 'column', 'value'];

/**
 * Reads a report, or a list of them, as `convert --to json` writes them, or a report a line. Each becomes a grid in the tidy
 * shape: a header, then one value a row, each cell with the place of its source; sections become paragraphs. The bytes may be
 * some of the lines of a file with a report a line: `before` tells how many are before them.
 * @throws {UserError} `invalid`; an `UnexpectedLayoutError` with the words of the file, unless this program wrote the file
 */
export function readJson(bytes: Uint8Array, path: string, _archive?: Archive, before?: LinesBefore): Document {
  const blocks = before ? blocksOfLines(checkedUtf8(bytes), path, before) : blocksOfFile(bytes, path);
  return { path, format: 'json', blocks, notices: [] };
}

function blocksOfFile(bytes: Uint8Array, path: string): (Grid | Paragraph)[] {
  const { text } = decodeText(bytes);
  if (hasReportALine(text)) return blocksOfLines(new TextEncoder().encode(text), path, { lines: 0 });
  return blocksOf({ path, text, whole: () => text, line: 0 });
}

/** The lines of a file before those that are read. Those are in UTF-8. */
export interface LinesBefore {
  readonly lines: number;
}

/** Lines of a file that is read at once. A list in one JSON text has half as many reports at most. */
const maxLines = 2000;

function blocksOfLines(bytes: Uint8Array, path: string, { lines: before }: LinesBefore) {
  const whole = once(() => textOf(bytes));
  let pattern: Pattern | undefined;
  return linesOf(bytes, maxLines).flatMap((one): readonly (Grid | Paragraph)[] => {
    const line = one.line + before;
    const read = once(() => blocksOfLine({ path, text: textOf(bytes.subarray(one.from, one.to)), whole, line }));
    const readAlike = () => {
      const record = pattern && recordLike(pattern, one, { path, line });
      return record && [new AlikeGrid(record, { path, line }, () => gridIn(read())!.rows)];
    };
    const alike = readAlike();
    if (alike) return alike;
    pattern = patternFor({ text: textOf(bytes.subarray(one.from, one.to)), read }) ?? pattern;
    return readAlike() ?? read();
  });
}

/** A line, and what reads it. */
interface UnreadLine {
  readonly text: string;
  readonly read: () => readonly (Grid | Paragraph)[];
}

/** The most patterns that are kept for other files, or parts of a file, and the characters of the longest line that has one. */
const maxPatterns = 20;
const maxPatternLength = 2 ** 16;

/** Returns the pattern of a line, which may have been made of another one with the same texts between its values. */
function patternFor(line: UnreadLine): Pattern | undefined {
  return line.text.length > maxPatternLength ? undefined : knownPattern(line);
}

const knownPattern = memoizeBy(
  ({ text }: UnreadLine) => text.replace(/("organization"\s*:\s*)"[^"\\]*"/, '$1""').replaceAll(/\d+/g, '0'),
  maxPatterns,
  ({ text, read }): Pattern | undefined => {
    const grid = gridIn(read());
    return grid && patternOf(parseTree(text), text, grid);
  },
);

function gridIn(blocks: readonly (Grid | Paragraph)[]): Grid | undefined {
  return blocks.find((block): block is Grid => block.kind === 'grid');
}

/** Reads a line. Its errors state places as if the lines before were blank. */
function blocksOfLine(source: Source): (Grid | Paragraph)[] {
  try {
    return blocksOf(source);
  } catch (error) {
    const { line, text } = source;
    throw error instanceof UserError ? errorOf({ ...source, line: 0, text: '\n'.repeat(line) + text }) : error;
  }
}

function errorOf(source: Source): unknown {
  try {
    return blocksOf(source);
  } catch (error) {
    return error;
  }
}

/** Reads one JSON text. */
function blocksOf(source: Source): (Grid | Paragraph)[] {
  const { text, whole } = source;
  const root = treeOf(text, whole);
  if (!isReport(root)) throw jsonArtifact(whole())?.error ?? otherLayout(noReport(), whole());
  const wrong = [
    ...badNumbers(root, '', source),
    ...(validate(toPlainValue(root)) ? [] : schemaFaults(root, validate.errors ?? [])),
  ];
  if (wrong.length > 0) throw jsonArtifact(whole())?.error ?? otherLayout(faultsError(wrong), whole());
  const reports =
    root.type === 'Array'
      ? root.elements.map(({ value }, index) => ({ value, pointer: `/${index}` }))
      : [{ value: root, pointer: '' }];
  return reports.flatMap(({ value, pointer }) => readReport(value, pointer, source));
}

/**
 * Parses the text. Files that this program wrote may hold several JSON values, or comments, and get an error of their
 * own.
 */
function treeOf(text: string, whole: Source['whole']): ValueNode {
  try {
    return parseTree(text);
  } catch (error) {
    throw jsonArtifact(whole())?.error ?? (error instanceof UserError ? otherLayout(error, whole()) : error);
  }
}

/** Adds the words of the file to a problem. */
function otherLayout(problem: UserError, text: string): UnexpectedLayoutError {
  return new UnexpectedLayoutError(problem.code, problem.text, textsIn(text), { cause: problem });
}

/** Returns the strings of a JSON text, keys included, and its lines; also of a text whose syntax is broken. */
function textsIn(whole: string): string[] {
  const text = beginningOf(whole);
  const strings = [...text.matchAll(/"(?:[^"\\\r\n]|\\.)*"/g)].map(([quoted]) => unquoted(quoted));
  return [...new Set([...strings, ...text.split(/[\r\n]+/).map((line) => line.trim())])];
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.slice(1, -1);
  }
}

interface Source {
  readonly path: string;
  /** The JSON text, and the file that it is in. */
  readonly text: string;
  readonly whole: () => string;
  /** The lines before the text. */
  readonly line: number;
}

/** True if the JSON is meant as a report. Any other JSON gets a short message, not a list of all that it lacks. */
function isReport(root: ValueNode): boolean {
  const candidates = root.type === 'Array' ? root.elements.map(({ value }) => value) : [root];
  return candidates.some((one) => members(one, '').some(({ name }) => name === 'tables'));
}

function noReport(): UserError {
  return new UserError('invalid', {
    zh: '不是年度报告的 JSON：没有“tables”；可用 report-lint convert --to json 生成一份作参照',
    en: 'not a report: no "tables"; report-lint convert --to json writes one to compare with',
  });
}

/** Reads a report; `tables` and `sections` stay in the order of the file. */
function readReport(report: ValueNode, pointer: string, source: Source): (Grid | Paragraph)[] {
  const parts = members(report, pointer);
  return parts.flatMap(({ name, value, pointer }): (Grid | Paragraph)[] => {
    if (name === 'tables') return [toGrid(report, parts, source)];
    return name === 'sections' ? toParagraphs(value, pointer, source) : [];
  });
}

function toGrid(report: ValueNode, parts: readonly Member[], source: Source): Grid {
  const tables = parts.find(({ name }) => name === 'tables')!;
  const pointer = tables.pointer.slice(0, -'/tables'.length);
  const whole = placeOf(report, pointer, source);
  const owned = (name: string): Cell => {
    const found = parts.find((part) => part.name === name);
    return found ? valueCell(found.value, found.pointer, source) : { text: '', place: whole };
  };
  const [organization, year] = [owned('organization'), owned('year')];
  const editions = parts.find(({ name }) => name === 'editions');
  const edition = new Map(
    members(editions?.value, editions?.pointer ?? '').map(({ name, value, pointer }) => [
      name,
      valueCell(value, pointer, source),
    ]),
  );
  const header: GridRow = { place: whole, cells: columns.map((text) => ({ text, place: whole })) };
  const rows = members(tables.value, tables.pointer).flatMap((table) => {
    const tableCell = labelCell(table, source);
    const editionCell = edition.get(table.name) ?? { text: '', place: tableCell.place };
    return members(table.value, table.pointer).flatMap((row) => {
      const rowCell = labelCell(row, source);
      return members(row.value, row.pointer).map((column): GridRow => {
        const value = valueCell(column.value, column.pointer, source);
        const cells = [organization, year, editionCell, tableCell, rowCell, labelCell(column, source), value];
        return { place: value.place, cells };
      });
    });
  });
  // A report without figures still names its body and year.
  const named: GridRow[] = rows.length > 0 ? rows : [{ place: whole, cells: [organization, year] }];
  return { kind: 'grid', place: whole, rows: [header, ...named] };
}

function labelCell({ name, key, pointer }: Member, source: Source): Cell {
  return { text: name, place: placeOf(key, pointer, source) };
}

function valueCell(node: ValueNode, pointer: string, source: Source): Cell {
  const at = placeOf(node, pointer, source);
  if (node.type === 'Number') {
    return {
      text: numberText(node, source.text),
      place: at,
      stored: { number: format(exactNumber(node, source.text)!) },
    };
  }
  if (node.type === 'String') return { text: node.value, place: at };
  const text = members(node, pointer).find(({ name }) => name === 'text')?.value;
  const number = members(node, pointer).find(({ name }) => name === 'number')?.value;
  return {
    text: text?.type === 'String' ? text.value : '',
    place: at,
    ...(number?.type === 'Number' && { stored: { number: format(exactNumber(number, source.text)!) } }),
  };
}

function* badNumbers(node: ValueNode, pointer: string, source: Source): Generator<Fault> {
  if (node.type === 'Number' && exactNumber(node, source.text) === undefined) {
    const short = numberText(node, source.text).slice(0, 30);
    yield {
      node,
      pointer,
      text: { zh: `数字 ${short} 过大或位数过多`, en: `the number ${short} is too large or has too many digits` },
    };
  } else if (node.type === 'Array') {
    for (const [index, { value }] of node.elements.entries()) yield* badNumbers(value, `${pointer}/${index}`, source);
  } else {
    for (const { value, pointer: below } of members(node, pointer)) yield* badNumbers(value, below, source);
  }
}

function toParagraphs(list: ValueNode, pointer: string, source: Source): Paragraph[] {
  if (list.type !== 'Array') return [];
  return list.elements.flatMap(({ value }, index) => {
    const parts = members(value, `${pointer}/${index}`);
    const ordinal = parts.find(({ name }) => name === 'number')?.value;
    const paragraphs = (name: string, print: (line: string) => string): Paragraph[] => {
      const part = parts.find((one) => one.name === name);
      if (part?.value.type !== 'String') return [];
      const lines = part.value.value.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
      const at = placeOf(part.value, part.pointer, source);
      return lines.map((line) => ({ kind: 'paragraph', text: print(line), place: at }));
    };
    const numbered = (heading: string) =>
      ordinal?.type === 'Number' && !startsWithOrdinal.test(heading)
        ? `${formatNumeral(ordinal.value, 'chineseCountingThousand')}、${heading}`
        : heading;
    return [...paragraphs('heading', numbered), ...paragraphs('text', (line) => line)];
  });
}

const startsWithOrdinal =
  /^\s*(?:第?[一二三四五六七八九十]+[、.．章节部]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])/;

function placeOf({ loc: { start } }: ValueNode, pointer: string, { path, line }: Source): Place {
  return { path, pointer, line: start.line + line, character: start.column };
}
