import type { ValueNode } from '@humanwhocodes/momoa';
import { parseSettings } from '../codecs/json/settings.ts';
import { exactNumber, findByPointer, type Member, members } from '../codecs/json/tree.ts';
import { type Fault, faultsError, withSuggestion } from '../codecs/json/violations.ts';
import { validate } from '../generated/validate-baseline.js';
import type { Text } from '../model/text.ts';
import { type Baseline, type Entry, entryKey } from './baseline.ts';
import type { Figure } from './figures.ts';

/** The names that an entry may use. */
export interface KnownNames {
  readonly rules: readonly string[];
  /** Ids of the cells of the forms. */
  readonly cells: readonly string[];
}

const title: Text = { zh: '基线', en: 'a baseline' };

/**
 * Reads a baseline, JSON with comments.
 * @throws {UserError} with all mistakes
 */
export function readBaseline(text: string, names: KnownNames): Baseline {
  const { root } = parseSettings(text, { dialect: 'jsonc', validate, title });
  const list = findByPointer(root, '/entries').value;
  const nodes = list.type === 'Array' ? list.elements.map(({ value }) => value) : [];
  const results = nodes.map((node, index) => readEntry(node, `/entries/${index}`, text, names));
  const mistakes = results.flatMap((one) => one.mistakes);
  if (mistakes.length > 0) throw faultsError(mistakes);
  const entries = results.map(({ entry }) => entry);
  const repeated = [...duplicates(entries, nodes)];
  if (repeated.length > 0) throw faultsError(repeated);
  return { text, list: { start: list.loc.start.offset, end: list.loc.end.offset }, entries };
}

/** Reads an entry that the schema allows. */
function readEntry(node: ValueNode, pointer: string, text: string, names: KnownNames) {
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
    mistakes: [
      ...exactlyOne(report, ['organization', 'file'], part('report')!),
      ...exactlyOne(parts, ['cell', 'about'], { value: node, pointer }),
      ...unknownName(part('rule'), names.rules, { zh: '没有这条规则', en: 'there is no such rule' }),
      ...unknownName(part('cell'), names.cells, noSuchCell),
      ...figures.flatMap((one) => [...unknownFigure(one, names.cells), ...hugeNumber(one, text)]),
      ...invalidDate(part('expires')),
    ],
  };
}

function textOf(member: Member | undefined): string | null {
  return member?.value.type === 'String' ? member.value.value : null;
}

/** Returns undefined for a number that is too large or too long. */
function figureOf(node: ValueNode, text: string): Figure | undefined {
  if (node.type === 'Number') return exactNumber(node, text);
  return node.type === 'String' ? node.value : null;
}

function* exactlyOne(
  parts: readonly Member[],
  [one, other]: readonly [string, string],
  parent: Pick<Member, 'value' | 'pointer'>,
): Generator<Fault> {
  const has = parts.filter(({ name }) => name === one || name === other).length;
  if (has === 1) return;
  const text: Text =
    has === 0
      ? { zh: `缺少“${one}”或“${other}”`, en: `lacks "${one}" or "${other}"` }
      : { zh: `“${one}”和“${other}”只能写一个`, en: `"${one}" and "${other}" cannot both be given` };
  yield { node: parent.value, pointer: parent.pointer, text };
}

function* unknownName(member: Member | undefined, known: readonly string[], wrong: Text): Generator<Fault> {
  const name = textOf(member);
  if (!member || name === null || known.includes(name)) return;
  const { value: node, pointer } = member;
  yield { node, pointer, text: withSuggestion(name, known, withName(name, wrong)) };
}

function* unknownFigure({ name, key, pointer }: Member, cells: readonly string[]): Generator<Fault> {
  const known = ['actual', 'expected', 'quoted', ...cells];
  if (known.includes(name)) return;
  yield { node: key, pointer, text: withSuggestion(name, known, withName(name, noSuchCell)) };
}

const noSuchCell: Text = { zh: '没有这个格', en: 'there is no such cell' };

function withName(name: string, { zh, en }: Text): Text {
  return { zh: `${zh}：“${name}”`, en: `${en}: "${name}"` };
}

function* hugeNumber({ value: node, pointer }: Member, text: string): Generator<Fault> {
  if (figureOf(node, text) !== undefined) return;
  yield { node, pointer, text: { zh: '数字过大或位数过多', en: 'a number that is too large or has too many digits' } };
}

function* invalidDate(member: Member | undefined): Generator<Fault> {
  const given = textOf(member);
  if (!member || given === null || isDate(given)) return;
  yield {
    node: member.value,
    pointer: member.pointer,
    text: { zh: `不是日期：“${given}”；请写成 2026-12-31 这样`, en: `not a date: "${given}"; write it as 2026-12-31` },
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** Two entries for the same finding could have different reasons. */
function* duplicates(entries: readonly Entry[], nodes: readonly ValueNode[]): Generator<Fault> {
  const seen = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    const key = entryKey(entry);
    const first = seen.get(key);
    if (first) {
      const text = {
        zh: `与第 ${first.line} 行的一条重复`,
        en: `the same finding, with the same figures, is in line ${first.line}`,
      };
      yield { node: nodes[index]!, pointer: `/entries/${index}`, text };
    } else seen.set(key, entry);
  }
}
