import { type Json, stringify } from '../codecs/json/stringify.ts';
import type { Language } from '../model/text.ts';
import type { Outcome } from './accept.ts';
import type { Baseline, FindingId, Fresh } from './baseline.ts';
import { type Figures, figuresKey } from './figures.ts';

/** A baseline that accepts nothing yet; without a path to the schema, without `$schema`. */
export function empty(schema: string | undefined): string {
  const first = schema === undefined ? [] : [`  "$schema": ${JSON.stringify(schema)},`];
  return ['{', ...first, '  "schemaVersion": 1,', '  "entries": []', '}', ''].join('\n');
}

/**
 * The text of a baseline once a run is over. Entries that hid something and those about other reports stay as they are
 * written, with the comments about them; what hides nothing goes; what was found is added, in `language`.
 * @param cells ids of the forms' cells, in the order of the forms
 */
export function updated(baseline: Baseline, outcome: Outcome, cells: readonly string[], language: Language): string {
  const gone = new Set([...outcome.idle, ...outcome.lapsed]);
  if (gone.size === 0 && outcome.fresh.length === 0) return baseline.text;
  const { text, entries, list } = baseline;
  const places = new Map(cells.map((cell, place) => [cell, place]));
  const { written, rest } = asWritten(baseline);
  const kept = entries.flatMap((entry, index) => (gone.has(entry) ? [] : [{ entry, ...written[index]! }]));
  const added = outcome.fresh.map((entry) => ({ entry, before: [], body: bodyOf(entry, language), behind: '' }));
  const items = [...kept, ...added].toSorted((a, b) => compare(rank(a.entry, places), rank(b.entry, places)));
  const lines = [
    ...items.flatMap(({ before, body, behind }, index) => {
      const comma = index < items.length - 1 ? ',' : '';
      return [...before, `${body}${comma}${behind && ` ${behind}`}`];
    }),
    ...rest,
  ];
  const inner = lines.map((line) => `\n${indent}${line}`).join('');
  const whole = text.slice(0, list.start + 1) + inner + (inner && '\n  ') + text.slice(list.end - 1);
  return text.includes('\r\n') ? whole.replaceAll(/\r?\n/g, '\r\n') : whole;
}

const indent = '    ';

/** An entry as it stands in the file. */
interface Written {
  /** Comments in the lines above it. */
  readonly before: readonly string[];
  readonly body: string;
  /** A comment in its last line; empty without one. */
  readonly behind: string;
}

function asWritten({ text, entries, list }: Baseline): { written: Written[]; rest: string[] } {
  const ends = [...entries.map(({ start }) => start), list.end - 1];
  const gaps = ends.map((end, index) => comments(text.slice(entries[index - 1]?.end ?? list.start + 1, end)));
  // Behind the bracket there is no entry that a comment could be about.
  const above = gaps.map(({ same, below }, index) => (index === 0 ? [...same, ...below] : below));
  const written = entries.map(({ start, end }, index) => ({
    before: above[index]!,
    body: text.slice(start, end),
    behind: gaps[index + 1]!.same.join(' '),
  }));
  return { written, rest: above.at(-1)! };
}

/** What stands between two entries, apart from blanks and a comma: in the line of the first, and below it. */
function comments(gap: string): { same: string[]; below: string[] } {
  const found = [...gap.matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g)];
  const isSame = ({ index }: RegExpExecArray) => !gap.slice(0, index).includes('\n');
  const textOf = ([comment]: RegExpExecArray) => comment.trimEnd();
  return { same: found.filter(isSame).map(textOf), below: found.filter((one) => !isSame(one)).map(textOf) };
}

function bodyOf({ report, rule, about, isCell, label, figures }: Fresh, language: Language): string {
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

type Rank = readonly (string | number)[];

/** By report, then as the form has the cells, then by rule. */
function rank(entry: FindingId & { readonly figures: Figures }, places: ReadonlyMap<string, number>): Rank {
  const { report, rule, about, figures } = entry;
  const place = places.get(about) ?? places.size;
  return [report.organization ?? '', report.file ?? '', report.year ?? 0, place, about, rule, figuresKey(figures)];
}

function compare(a: Rank, b: Rank): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  return index === -1 ? 0 : a[index]! < b[index]! ? -1 : 1;
}
