import type { QuotedClaim } from '../../src/culprit/evidence.ts';
import { locate } from '../../src/culprit/locate.ts';
import type { Reading } from '../../src/model/claim.ts';
import { add, format, zero } from '../../src/model/decimal.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { amount, type Entry, entriesOf, type Report } from '../../src/model/report.ts';
import type { Change, Mistake } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { type Figures, settle } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';

/** Figures by cell, without the table where it is 表三: `granted/total`, `cases/litigation/total`. A text is unreadable. */
export type Typed = Readonly<Record<string, number | string>>;

/** Returns figures of a form in which every relation holds: those given, 0 elsewhere, and the totals of all. */
export function settled(form: Form, figures: Typed): Figures {
  const cells = form.tables.flatMap((table) => formCells(table));
  return settle(
    form,
    cells.map(({ id }) => Number(figures[shortId(id)] ?? 0)),
  );
}

/** Returns the report of these figures in which some cells were typed otherwise. */
export function broken(form: Form, figures: Figures, typed: Typed): Report {
  const report = reportOf(form, figures);
  const known = new Set(entriesOf(report).map(({ at }) => shortId(at.id)));
  for (const id of Object.keys(typed)) if (!known.has(id)) throw new Error(`${form.id} has no cell ${id}`);
  return {
    ...report,
    tables: report.tables.map((table) => ({
      ...table,
      entries: table.entries.map((entry) => {
        const to = typed[shortId(entry.at.id)];
        if (to === undefined || !entry.cell) return entry;
        if (typeof to === 'string') return { ...entry, value: { kind: 'unreadable' as const } };
        return { ...entry, value: { kind: 'number' as const, number: { units: BigInt(to), scale: 0 } } };
      }),
    })),
  };
}

/**
 * Returns what is said of a report whose text states something, a list for each culprit: its certainty, and at most three
 * explanations, best first.
 */
export function said(report: Report, claims: readonly QuotedClaim[] = []): string[][] {
  return locate(assess(report), claims).map(({ certainty, explanations }) => {
    const listed = explanations.slice(0, 3).map(({ mistakes }) => mistakes.map(inWords).join(' & '));
    return [certainty, ...listed, ...(explanations.length > 3 ? ['…'] : [])];
  });
}

function inWords({ kind, changes }: Mistake): string {
  return `${kind} ${changes.map(changed).join(', ')}`;
}

function changed({ entry: { at, value }, suggested }: Change): string {
  return `${shortId(at.id)} ${value.kind === 'number' ? format(value.number) : '?'}→${format(suggested)}`;
}

function shortId(id: string): string {
  return id.replace('requests/', '');
}

/** An office in which every sum holds. */
export const office: Typed = {
  'granted/natural-person': 21,
  'granted/commercial': 8,
  'partly-granted/natural-person': 15,
  'unavailable.not-held/natural-person': 14,
  'cases/reconsideration/upheld': 10,
  'cases/reconsideration/corrected': 1,
};

/** An office in which every sum holds, and that carried requests over in both years; it handled no cases. */
export const officeWithCarryOver: Typed = {
  'carried-in/natural-person': 4,
  'granted/natural-person': 21,
  'granted/commercial': 8,
  'partly-granted/natural-person': 15,
  'partly-granted/commercial': 2,
  'refused.third-party-rights/commercial': 6,
  'unavailable.not-held/natural-person': 14,
  'unavailable.not-held/commercial': 1,
  'carried-out/natural-person': 6,
  'carried-out/commercial': 1,
};

/** Numbers by the cells of which a text states them, in one place or in several: `received/total | received/total + carried-in/total`. */
export type Stated = Readonly<Record<string, number>> | readonly Readonly<Record<string, number>>[];

/** Returns the claims of a text about a report, each with its number as words. */
export function stating(report: Report, stated: Stated): QuotedClaim[] {
  const entries = new Map(entriesOf(report).map((entry) => [shortId(entry.at.id), entry]));
  return [stated].flat().flatMap((place) =>
    Object.entries(place).map(([cells, number]) => ({
      number: { units: BigInt(number), scale: 0 },
      readings: cells.split(' | ').map((sum) => readingOf(sum.split(' + ').map((id) => entries.get(id)!))),
      words: `${number}件`,
    })),
  );
}

function readingOf(entries: readonly Entry[]): Reading {
  const figures = entries.map(amount);
  const sum = figures.every((one) => one !== undefined) ? figures.reduce(add, zero) : undefined;
  return { entries, sum };
}
