import { type Json, stringify } from '../codecs/json/stringify.ts';
import type { Language } from '../model/text.ts';
import type { Outcome } from './accept.ts';
import { type Baseline, type Entry, entryKey, type FindingId, type NewEntry } from './baseline.ts';
import { type Figures, figuresKey } from './figures.ts';

/** Returns the text of a baseline without entries. `schema` is the path to the schema, if known. */
export function emptyBaseline(schema: string | undefined): string {
  const first = schema === undefined ? [] : [`  "$schema": ${JSON.stringify(schema)},`];
  return ['{', ...first, '  "schemaVersion": 1,', '  "entries": []', '}', ''].join('\n');
}

/**
 * Returns the outcome of a run for the baseline as it is now: since the run read it, others may have added entries and
 * removed some.
 */
export function outcomeFor({ entries }: Baseline, { unused, expired, added, unaccepted }: Outcome): Outcome {
  const keysOf = (all: Iterable<FindingId & { readonly figures: Figures }>) => new Set(Array.from(all, entryKey));
  const [unusedKeys, expiredKeys] = [keysOf(unused), keysOf(expired)];
  const isUnused = (entry: Entry) => unusedKeys.has(entryKey(entry));
  const isExpired = (entry: Entry) => expiredKeys.has(entryKey(entry));
  const kept = keysOf(entries.filter((entry) => !isUnused(entry) && !isExpired(entry)));
  return {
    unused: entries.filter(isUnused),
    expired: new Set(entries.filter(isExpired)),
    added: added.filter((entry) => !kept.has(entryKey(entry))),
    unaccepted,
  };
}

/**
 * Returns the text of a baseline after a run. Removes unused and expired entries, adds new ones in `language`, and keeps all
 * others as they are written, with their comments.
 * @param cells ids of the cells of the forms, in the order of the forms
 */
export function updatedBaseline(
  baseline: Baseline,
  outcome: Outcome,
  cells: readonly string[],
  language: Language,
): string {
  const removed = new Set([...outcome.unused, ...outcome.expired]);
  if (removed.size === 0 && outcome.added.length === 0) return baseline.text;
  const { text, entries, list } = baseline;
  const order = new Map(cells.map((cell, index) => [cell, index]));
  const { written, rest } = splitEntries(baseline);
  const kept = entries.flatMap((entry, index) => (removed.has(entry) ? [] : [{ entry, ...written[index]! }]));
  const added = outcome.added.map((entry) => ({ entry, before: [], body: bodyOf(entry, language), after: '' }));
  const items = [...kept, ...added].toSorted((a, b) => compare(sortKey(a.entry, order), sortKey(b.entry, order)));
  const lines = [
    ...items.flatMap(({ before, body, after }, index) => {
      const comma = index < items.length - 1 ? ',' : '';
      return [...before, `${body}${comma}${after && ` ${after}`}`];
    }),
    ...rest,
  ];
  const inner = lines.map((line) => `\n${indent}${line}`).join('');
  const updated = text.slice(0, list.start + 1) + inner + (inner && '\n  ') + text.slice(list.end - 1);
  return text.includes('\r\n') ? updated.replaceAll(/\r?\n/g, '\r\n') : updated;
}

const indent = '    ';

/**
 * Returns each entry as it is written in the file, with the comments on the lines above it and the one on its last line, or
 * an empty text. `rest` are the comments after the last entry.
 */
function splitEntries({ text, entries, list }: Baseline) {
  const ends = [...entries.map(({ start }) => start), list.end - 1];
  const gaps = ends.map((end, index) => comments(text.slice(entries[index - 1]?.end ?? list.start + 1, end)));
  // No entry precedes the first gap, so a comment on the line of the bracket is about the first entry.
  const above = gaps.map(({ same, below }, index) => (index === 0 ? [...same, ...below] : below));
  const written = entries.map(({ start, end }, index) => ({
    before: above[index]!,
    body: text.slice(start, end),
    after: gaps[index + 1]!.same.join(' '),
  }));
  return { written, rest: above.at(-1)! };
}

/** Returns the comments between two entries: on the line of the first, and below it. */
function comments(gap: string): { same: string[]; below: string[] } {
  const matches = [...gap.matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g)];
  const isSame = ({ index }: RegExpExecArray) => !gap.slice(0, index).includes('\n');
  const textOf = ([comment]: RegExpExecArray) => comment.trimEnd();
  return { same: matches.filter(isSame).map(textOf), below: matches.filter((one) => !isSame(one)).map(textOf) };
}

function bodyOf({ report, rule, about, isCell, label, figures }: NewEntry, language: Language): string {
  const { organization, year, file } = report;
  return stringify(
    {
      report: { ...(organization === null ? { file } : { organization }), year },
      rule,
      ...(isCell ? { cell: about } : { about }),
      label: label[language],
      figures: Object.fromEntries(figures) as Json,
      reason: '',
      by: '',
      expires: null,
    },
    indent,
  );
}

type SortKey = readonly (string | number)[];

/** Sorts by report, then in the form's order of cells, then by rule. */
function sortKey(entry: FindingId & { readonly figures: Figures }, order: ReadonlyMap<string, number>): SortKey {
  const { report, rule, about, figures } = entry;
  const cell = order.get(about) ?? order.size;
  return [report.organization ?? '', report.file ?? '', report.year ?? 0, cell, about, rule, figuresKey(figures)];
}

function compare(a: SortKey, b: SortKey): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  return index === -1 ? 0 : a[index]! < b[index]! ? -1 : 1;
}
