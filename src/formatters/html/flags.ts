import { format } from '../../model/decimal.ts';
import { groupBy } from '../../model/group-by.ts';
import { type Entry, entriesOf } from '../../model/report.ts';
import { sayIn, type Text } from '../../model/text.ts';
import { unknownFigures } from '../../presentation/items.ts';
import type { Level } from '../../presentation/levels.ts';
import type { Item } from '../../presentation/statement.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';

/** A sign next to a figure of a table. */
export interface Flag {
  /** `likely`: very likely wrong; `possible`: one of several figures that may be wrong. */
  readonly kind: Level | 'likely' | 'possible';
  /** `→ 21`; empty where the flag only points to its item. */
  readonly sign: string;
  /** The sign in words, for screen readers. */
  readonly words: string;
  /** Index of the item that the flag belongs to. */
  readonly item: number;
}

/** The flags of a body's figures. */
export type Flags = ReadonlyMap<Entry, readonly Flag[]>;

/** One character for each candidate of an item. */
export const letters: Text = { zh: '甲乙丙丁戊己庚辛壬癸', en: 'ABCDEFGHIJ' };

/** Returns the flags of a body's figures. */
export function flagsOf({ result, items, diagnostics }: Body, view: View): Flags {
  const flags = new Map<Entry, Flag[]>();
  if (!result) return flags;
  const add = (entry: Entry, flag: Flag) => flags.set(entry, [...(flags.get(entry) ?? []), flag]);
  const entries = new Map(entriesOf(result.report).map((entry) => [entry.at.id, entry]));
  for (const [index, item] of items.entries()) {
    for (const [entry, flag] of [...corrections(item, index, view), ...candidates(item, index, view)]) add(entry, flag);
  }
  for (const [index, { statements, isMistake }] of items.entries()) {
    for (const { level, cell } of statements.filter(({ changes }) => changes.length === 0)) {
      const entry = entries.get(cell ?? '');
      if (!entry || level === 'open' || (isMistake && flags.has(entry))) continue;
      add(entry, isMistake ? broken(index, view) : { kind: level, sign: '', words: '', item: index });
    }
  }
  const derived = new Map(
    diagnostics
      .filter(({ kind }) => kind === 'open')
      .flatMap(({ suspects }) => suspects.map(({ entry, suggested }) => [entry, format(suggested)])),
  );
  for (const [entry, index] of unknownFigures(result, items)) add(entry, unknown(derived.get(entry), index, view));
  return flags;
}

function broken(item: number, { language }: View): Flag {
  return { kind: 'possible', sign: '≠', words: sayIn(language)('与各项之和不符', 'its sum does not hold'), item };
}

function corrections({ changes, certainty }: Item, item: number, { language }: View): [Entry, Flag][] {
  const say = sayIn(language);
  return changes.map(({ entry, suggested }) => {
    const to = format(suggested);
    const flag: Flag =
      certainty === 'only'
        ? { kind: 'error', sign: `→ ${to}`, words: say(`应为 ${to}`, `should be ${to}`), item }
        : { kind: 'likely', sign: `→ ${to}?`, words: say(`很可能应为 ${to}`, `should very likely be ${to}`), item };
    return [entry, flag];
  });
}

/** Flags the cells of candidates; candidates that change a cell to the same figure share a flag. */
function candidates({ candidates }: Item, item: number, { language }: View): [Entry, Flag][] {
  const changed = candidates.flatMap(({ changes }, index) =>
    changes.map(({ entry, suggested }) => ({ entry, to: format(suggested), letter: letters[language][index] })),
  );
  return [...groupBy(changed, ({ entry }) => entry)].flatMap(([entry, own]) =>
    [...groupBy(own, ({ to }) => to)].map(([to, alike]): [Entry, Flag] => {
      const names = alike.map(({ letter }) => letter).join('');
      const words = sayIn(language)(`${names}：也许应为 ${to}`, `${names}: perhaps ${to}`);
      return [entry, { kind: 'possible', sign: `${names}→ ${to}`, words, item }];
    }),
  );
}

/** Flags an unknown figure, with what follows for it from the others if anything does. */
function unknown(derived: string | undefined, item: number, { language }: View): Flag {
  const say = sayIn(language);
  if (derived === undefined) return { kind: 'open', sign: '?', words: say('数值未知', 'unknown'), item };
  const words = say(`可由其他数推出 ${derived}`, `the other figures give ${derived}`);
  return { kind: 'open', sign: `(${derived})`, words, item };
}
