import type { NumberNode, ValueNode } from '@humanwhocodes/momoa';
import { jsonArtifact } from '../../artifacts/own-files.ts';
import { decode } from '../../codecs/encoding.ts';
import { type Member, members, parseTree, plain } from '../../codecs/json/tree.ts';
import { type Fault, faults, invalid } from '../../codecs/json/violations.ts';
import { numeral } from '../../codecs/numerals.ts';
import { validate } from '../../generated/validate-report.js';
import { format, parse } from '../../model/decimal.ts';
import type { Cell, Document, Grid, GridRow, Paragraph, Place } from '../../model/document.ts';
import { OtherLayout, UserError } from '../../model/errors.ts';
import { textsIn } from './texts.ts';

const columns = ['organization', 'year', 'edition', 'table', 'row', 'column', 'value'];

/** Longer is no figure of a report. */
const longestNumber = 500;

/**
 * Reads a report, or a list of them, as `convert --to json` writes them. Each becomes a grid in the tidy shape: a header,
 * then a value a row, each cell with the place of what it was taken from; sections become paragraphs.
 */
export function readJson(bytes: Uint8Array, path: string): Document {
  const { text } = decode(bytes);
  const root = treeOf(text);
  const source = { path, text };
  if (!isReport(root)) throw jsonArtifact(text)?.error ?? other(noReport(), text);
  const wrong = [
    ...badNumbers(root, '', source),
    ...(validate(plain(root)) ? [] : faults(root, validate.errors ?? [])),
  ];
  if (wrong.length > 0) throw other(invalid(wrong), text);
  const reports =
    root.type === 'Array'
      ? root.elements.map(({ value }, index) => ({ value, pointer: `/${index}` }))
      : [{ value: root, pointer: '' }];
  const blocks = reports.flatMap(({ value, pointer }) => readReport(value, pointer, source));
  return { path, format: 'json', blocks, notices: [] };
}

/** Files of this program's own may be more than one JSON, or have comments. */
function treeOf(text: string): ValueNode {
  try {
    return parseTree(text);
  } catch (error) {
    throw jsonArtifact(text)?.error ?? (error instanceof UserError ? other(error, text) : error);
  }
}

/** The same problem, with the words of the file. */
function other(problem: UserError, text: string): OtherLayout {
  return new OtherLayout(problem.code, problem.text, textsIn(text), { cause: problem });
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Some other JSON gets one plain word, not a list of all that a report would be. */
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

/** In the order of the file, whichever of `tables` and `sections` comes first. */
function readReport(report: ValueNode, pointer: string, source: Source): (Grid | Paragraph)[] {
  const parts = members(report, pointer);
  return parts.flatMap(({ name, value, pointer }): (Grid | Paragraph)[] => {
    if (name === 'tables') return [grid(report, parts, source)];
    return name === 'sections' ? sections(value, pointer, source) : [];
  });
}

function grid(report: ValueNode, parts: readonly Member[], source: Source): Grid {
  const tables = parts.find(({ name }) => name === 'tables')!;
  const pointer = tables.pointer.slice(0, -'/tables'.length);
  const whole = place(report, pointer, source);
  const owned = (name: string): Cell => {
    const found = parts.find((part) => part.name === name);
    return found ? cell(found.value, found.pointer, source) : { text: '', place: whole };
  };
  const [organization, year] = [owned('organization'), owned('year')];
  const editions = parts.find(({ name }) => name === 'editions');
  const edition = new Map(
    members(editions?.value, editions?.pointer ?? '').map(({ name, value, pointer }) => [
      name,
      cell(value, pointer, source),
    ]),
  );
  const header: GridRow = { place: whole, cells: columns.map((text) => ({ text, place: whole })) };
  const rows = members(tables.value, tables.pointer).flatMap((table) => {
    const tableCell = label(table, source);
    const editionCell = edition.get(table.name) ?? { text: '', place: tableCell.place };
    return members(table.value, table.pointer).flatMap((row) => {
      const rowCell = label(row, source);
      return members(row.value, row.pointer).map((column): GridRow => {
        const value = cell(column.value, column.pointer, source);
        const cells = [organization, year, editionCell, tableCell, rowCell, label(column, source), value];
        return { place: value.place, cells };
      });
    });
  });
  // A report without figures says whose it is all the same.
  const named: GridRow[] = rows.length > 0 ? rows : [{ place: whole, cells: [organization, year] }];
  return { kind: 'grid', place: whole, rows: [header, ...named] };
}

function label({ name, key, pointer }: Member, source: Source): Cell {
  return { text: name, place: place(key, pointer, source) };
}

function cell(node: ValueNode, pointer: string, source: Source): Cell {
  const at = place(node, pointer, source);
  if (node.type === 'Number') {
    return { text: literal(node, source), place: at, stored: { number: exact(node, source)! } };
  }
  if (node.type === 'String') return { text: node.value, place: at };
  const text = members(node, pointer).find(({ name }) => name === 'text')?.value;
  const number = members(node, pointer).find(({ name }) => name === 'number')?.value;
  return {
    text: text?.type === 'String' ? text.value : '',
    place: at,
    ...(number?.type === 'Number' && { stored: { number: exact(number, source)! } }),
  };
}

/** The digits as written: a float would lose some of them. */
function literal({ loc }: NumberNode, { text }: Source): string {
  return text.slice(loc.start.offset, loc.end.offset);
}

function exact(node: NumberNode, source: Source): string | undefined {
  const written = literal(node, source);
  const decimal = written.length > longestNumber ? undefined : parse(written);
  return decimal && format(decimal);
}

function* badNumbers(node: ValueNode, pointer: string, source: Source): Generator<Fault> {
  if (node.type === 'Number' && exact(node, source) === undefined) {
    const short = literal(node, source).slice(0, 30);
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

function sections(list: ValueNode, pointer: string, source: Source): Paragraph[] {
  if (list.type !== 'Array') return [];
  return list.elements.flatMap(({ value }, index) => {
    const parts = members(value, `${pointer}/${index}`);
    const ordinal = parts.find(({ name }) => name === 'number')?.value;
    const paragraphs = (name: string, print: (line: string) => string): Paragraph[] => {
      const part = parts.find((one) => one.name === name);
      if (part?.value.type !== 'String') return [];
      const lines = part.value.value.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
      const at = place(part.value, part.pointer, source);
      return lines.map((line) => ({ kind: 'paragraph', text: print(line), place: at }));
    };
    const numbered = (heading: string) =>
      ordinal?.type === 'Number' && !startsWithOrdinal.test(heading)
        ? `${numeral(ordinal.value, 'chineseCountingThousand')}、${heading}`
        : heading;
    return [...paragraphs('heading', numbered), ...paragraphs('text', (line) => line)];
  });
}

const startsWithOrdinal =
  /^\s*(?:第?[一二三四五六七八九十]+[、.．章节部]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])/;

function place({ loc: { start } }: ValueNode, pointer: string, { path }: Source): Place {
  return { path, pointer, line: start.line, character: start.column };
}
