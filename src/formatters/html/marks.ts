import { format } from '../../model/decimal.ts';
import { type Entry, entriesOf } from '../../model/report.ts';
import type { ReportResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { amount } from '../../relations.ts';
import type { Page } from '../pretty/page.ts';
import type { Remark, Weight } from '../pretty/remarks.ts';
import type { Body } from './bodies.ts';

/** What is set beside a figure. */
export interface Mark {
  /** `likely`: very likely wrong; `possible`: one of those that may be. */
  readonly kind: Weight | 'likely' | 'possible';
  /** `→ 21`; empty where it only points to what is said. */
  readonly sign: string;
  /** The same for who does not see it. */
  readonly words: string;
  /** Index of the remark that it belongs to. */
  readonly remark: number;
}

/** What the candidates of a remark are called, one character each. */
export const letters: Text = { zh: '甲乙丙丁戊己庚辛壬癸', en: 'ABCDEFGHIJ' };

/** What is to be seen in the tables of a body, by figure. */
export function marksOf({ result, remarks, diagnostics }: Body, page: Page): ReadonlyMap<Entry, readonly Mark[]> {
  const marks = new Map<Entry, Mark[]>();
  if (!result) return marks;
  const add = (entry: Entry, mark: Mark) => marks.set(entry, [...(marks.get(entry) ?? []), mark]);
  const entries = new Map(entriesOf(result.report).map((entry) => [entry.at.id, entry]));
  for (const [index, remark] of remarks.entries()) {
    for (const [entry, mark] of [...corrections(remark, index, page), ...candidates(remark, index, page)])
      add(entry, mark);
  }
  for (const [index, { items, isMistake }] of remarks.entries()) {
    for (const { weight, cell } of items.filter(({ changes }) => changes.length === 0)) {
      const entry = entries.get(cell ?? '');
      if (!entry || weight === 'open' || (isMistake && marks.has(entry))) continue;
      add(entry, isMistake ? broken(index, page) : { kind: weight, sign: '', words: '', remark: index });
    }
  }
  const derived = new Map(
    diagnostics
      .filter(({ kind }) => kind === 'open')
      .flatMap(({ suspects }) => suspects.map(({ entry, suggested }) => [entry, format(suggested)])),
  );
  for (const [entry, index] of unknownOf(result, remarks)) add(entry, unknown(derived.get(entry), index, page));
  return marks;
}

function broken(remark: number, { say }: Page): Mark {
  return { kind: 'possible', sign: '≠', words: say('与各项之和不符', 'its sum does not hold'), remark };
}

function corrections({ changes, certainty }: Remark, remark: number, { say }: Page): [Entry, Mark][] {
  return changes.map(({ entry, suggested }) => {
    const to = format(suggested);
    return [
      entry,
      certainty === 'only'
        ? { kind: 'error', sign: `→ ${to}`, words: say(`应为 ${to}`, `should be ${to}`), remark }
        : {
            kind: 'likely',
            sign: `→ ${to}?`,
            words: say(`很可能应为 ${to}`, `should very likely be ${to}`),
            remark,
          },
    ];
  });
}

/** A cell that would be the same in several candidates is marked once. */
function candidates({ candidates }: Remark, remark: number, { say, view }: Page): [Entry, Mark][] {
  const named = new Map<Entry, Map<string, number[]>>();
  for (const [index, { changes }] of candidates.entries()) {
    for (const { entry, suggested } of changes) {
      const values = named.get(entry) ?? new Map<string, number[]>();
      const to = format(suggested);
      named.set(entry, values.set(to, [...(values.get(to) ?? []), index]));
    }
  }
  return [...named].flatMap(([entry, values]) =>
    [...values].map(([to, indices]): [Entry, Mark] => {
      const names = indices.map((index) => letters[view.language][index]).join('');
      const words = say(`${names}：也许应为 ${to}`, `${names}: perhaps ${to}`);
      return [entry, { kind: 'possible', sign: `${names}→ ${to}`, words, remark }];
    }),
  );
}

/** The figures that leave a relation open, each with the first remark that says so. */
function unknownOf({ assessments }: ReportResult, remarks: readonly Remark[]): ReadonlyMap<Entry, number> {
  const found = new Map<Entry, number>();
  for (const { relation, left, right, outcome } of assessments) {
    const index = remarks.findIndex(({ items, rules }) => items[0]!.weight === 'open' && rules.includes(relation.id));
    if (outcome !== 'open' || index < 0) continue;
    for (const entry of [...left.entries, ...right.entries]) {
      if (amount(entry) === undefined && !found.has(entry)) found.set(entry, index);
    }
  }
  return found;
}

function unknown(derived: string | undefined, remark: number, { say }: Page): Mark {
  return derived === undefined
    ? { kind: 'open', sign: '?', words: say('数不知道', 'unknown'), remark }
    : {
        kind: 'open',
        sign: `(${derived})`,
        words: say(`可由其他数推出 ${derived}`, `the other figures give ${derived}`),
        remark,
      };
}
