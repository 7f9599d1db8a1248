import type { NumberNode, ValueNode } from '@humanwhocodes/momoa';
import { find, type Member, members, parseTree, plain } from '../codecs/json/tree.ts';
import { type Fault, faults, invalid, meaning } from '../codecs/json/violations.ts';
import { validate } from '../generated/validate-baseline.js';
import { parse } from '../model/decimal.ts';
import type { Text } from '../model/text.ts';
import { type Baseline, type Entry, findingKey } from './baseline.ts';
import { type Figure, figuresKey } from './figures.ts';

/** What an entry can name. */
export interface Names {
  readonly rules: readonly string[];
  /** Cells of the forms. */
  readonly cells: readonly string[];
}

/** Longer is no figure of a report. */
const longestNumber = 500;

/** Reads a list of accepted findings, JSON with comments. @throws {UserError} with every place that is wrong */
export function readBaseline(text: string, names: Names): Baseline {
  const root = parseTree(text, 'jsonc');
  const found = validate(plain(root)) ? [] : faults(root, validate.errors ?? []);
  if (found.length > 0) throw invalid(found);
  const list = find(root, '/entries').value;
  const nodes = list.type === 'Array' ? list.elements.map(({ value }) => value) : [];
  const read = nodes.map((node, index) => readEntry(node, `/entries/${index}`, text, names));
  const wrong = read.flatMap((one) => one.wrong);
  if (wrong.length > 0) throw invalid(wrong);
  const entries = read.map(({ entry }) => entry);
  const repeated = [...repetitions(entries, nodes)];
  if (repeated.length > 0) throw invalid(repeated);
  return { text, list: { start: list.loc.start.offset, end: list.loc.end.offset }, entries };
}

interface Read {
  readonly entry: Entry;
  readonly wrong: readonly Fault[];
}

/** An entry that is as the schema says. */
function readEntry(node: ValueNode, pointer: string, text: string, names: Names): Read {
  const parts = members(node, pointer);
  const part = (name: string) => parts.find((one) => one.name === name);
  const report = members(part('report')?.value, `${pointer}/report`);
  const inReport = (name: string) => report.find((one) => one.name === name);
  const year = inReport('year')?.value;
  const figures = members(part('figures')?.value, `${pointer}/figures`);
  const entry: Entry = {
    report: {
      organization: textOf(inReport('organization')),
      year: year?.type === 'Number' ? year.value : null,
      file: textOf(inReport('file')),
    },
    rule: textOf(part('rule')) ?? '',
    about: textOf(part('cell')) ?? textOf(part('about')) ?? '',
    label: textOf(part('label')) ?? '',
    figures: new Map(figures.map(({ name, value }) => [name, figureOf(value, text) ?? null])),
    reason: textOf(part('reason')),
    by: textOf(part('by')),
    expires: textOf(part('expires')),
    start: node.loc.start.offset,
    end: node.loc.end.offset,
    line: node.loc.start.line,
  };
  return {
    entry,
    wrong: [
      ...oneOf(report, ['organization', 'file'], part('report')!),
      ...oneOf(parts, ['cell', 'about'], { value: node, pointer }),
      ...unknown(part('rule'), names.rules, { zh: '没有这条规则', en: 'there is no such rule' }),
      ...unknown(part('cell'), names.cells, { zh: '没有这个格', en: 'there is no such cell' }),
      ...figures.flatMap((one) => [...unknownFigure(one, names.cells), ...unreasonable(one, text)]),
      ...noDate(part('expires')),
    ],
  };
}

function textOf(member: Member | undefined): string | null {
  return member?.value.type === 'String' ? member.value.value : null;
}

/** Undefined for a number that is beyond all reason. */
function figureOf(node: ValueNode, text: string): Figure | undefined {
  if (node.type === 'Number') return exact(node, text);
  return node.type === 'String' ? node.value : null;
}

/** A float would lose digits. */
function exact({ loc }: NumberNode, text: string): Figure | undefined {
  const written = text.slice(loc.start.offset, loc.end.offset);
  return written.length > longestNumber ? undefined : parse(written);
}

function* oneOf(
  parts: readonly Member[],
  [one, other]: readonly [string, string],
  whole: Pick<Member, 'value' | 'pointer'>,
): Generator<Fault> {
  const has = parts.filter(({ name }) => name === one || name === other).length;
  if (has === 1) return;
  const text: Text =
    has === 0
      ? { zh: `缺少“${one}”或“${other}”`, en: `lacks "${one}" or "${other}"` }
      : { zh: `“${one}”和“${other}”只能写一个`, en: `"${one}" and "${other}" cannot both stand here` };
  yield { node: whole.value, pointer: whole.pointer, text };
}

function* unknown(member: Member | undefined, known: readonly string[], wrong: Text): Generator<Fault> {
  const name = textOf(member);
  if (!member || name === null || known.includes(name)) return;
  yield { node: member.value, pointer: member.pointer, text: meaning(name, known, named(name, wrong)) };
}

function* unknownFigure({ name, key, pointer }: Member, cells: readonly string[]): Generator<Fault> {
  const known = ['actual', 'expected', 'quoted', ...cells];
  if (known.includes(name)) return;
  const wrong = named(name, { zh: '没有这个格', en: 'there is no such cell' });
  yield { node: key, pointer, text: meaning(name, known, wrong) };
}

function named(name: string, { zh, en }: Text): Text {
  return { zh: `${zh}：“${name}”`, en: `${en}: "${name}"` };
}

function* unreasonable({ value, pointer }: Member, text: string): Generator<Fault> {
  if (figureOf(value, text) !== undefined) return;
  yield {
    node: value,
    pointer,
    text: { zh: '数字过大或位数过多', en: 'a number that is too large or has too many digits' },
  };
}

function* noDate(member: Member | undefined): Generator<Fault> {
  const given = textOf(member);
  if (!member || given === null || isDate(given)) return;
  yield {
    node: member.value,
    pointer: member.pointer,
    text: {
      zh: `不是日期：“${given}”；请写成 2026-12-31 这样`,
      en: `no date: "${given}"; write it as 2026-12-31`,
    },
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** Nobody could say whose word counts. */
function* repetitions(entries: readonly Entry[], nodes: readonly ValueNode[]): Generator<Fault> {
  const seen = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    const key = `${findingKey(entry)} ${figuresKey(entry.figures)}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, entry);
      continue;
    }
    const text = {
      zh: `与第 ${first.line} 行的一条重复`,
      en: `the same finding, with the same figures, stands in line ${first.line}`,
    };
    yield { node: nodes[index]!, pointer: `/entries/${index}`, text };
  }
}
