import { equals } from '../model/decimal.ts';
import { displayText } from '../model/document.ts';
import type { FormCell } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { plainFiguresOf } from '../model/plain-figures.ts';
import { type Entry, isAbsentFromList, type Report, type Table, type Unread } from '../model/report.ts';
import { bareText } from '../narrative/bare-text.ts';
import type { NotCompared, NotComparedReason } from './not-compared.ts';

/** A cell of the form whose figure differs, as each report fills it. */
export interface FigureChange {
  readonly before: Entry;
  readonly after: Entry;
}

/** Compares the figures of two reports, cell by cell, by the id of the form. */
export function comparedFigures(before: Report, after: Report) {
  const figures: FigureChange[] = [];
  const notCompared: NotCompared[] = [];
  if (arePlainlyEqual(before, after)) return { figures, notCompared };
  for (const id of tableIds(before, after)) {
    const [a, b] = [tableIn(before, id), tableIn(after, id)];
    if (a && b) {
      const compared = compareTables(a, b);
      figures.push(...compared.figures);
      notCompared.push(...compared.notCompared);
    } else notCompared.push(...missingTable(before, id, b), ...missingTable(after, id, a, 'after'));
  }
  return { figures, notCompared };
}

/** True if the figures of two reports are plain and equal: most of a long list are, and need no entries. */
function arePlainlyEqual(before: Report, after: Report): boolean {
  const [a, b] = [plainFiguresOf(before), plainFiguresOf(after)];
  if (!a || !b || before.tables.length !== after.tables.length) return false;
  return before.tables.every(({ form, table }, index) => {
    const other = after.tables[index]!;
    const [own, others] = [a.tables[index]!, b.tables[index]!];
    if (form !== other.form || table !== other.table) return false;
    return own.every((position, at) => a.figures[a.start + position] === b.figures[b.start + others[at]!]);
  });
}

/** Returns the ids of all tables of both reports, in the order of their forms. */
function tableIds(before: Report, after: Report): ReadonlySet<string> {
  const forms = [before, after].flatMap(({ tables, unread }) => [...tables, ...unread].map(({ form }) => form));
  return new Set(forms.flatMap(({ tables }) => tables.map(({ id }) => id)));
}

function tableIn({ tables }: Report, id: string): Table | undefined {
  return tables.find(({ table }) => table.id === id);
}

/** Says that a report has not the table that the other has, or that its table could not be read. */
function missingTable(
  { tables, unread }: Report,
  id: string,
  other: Table | undefined,
  side: NotCompared['side'] = 'before',
): NotCompared[] {
  if (tables.some(({ table }) => table.id === id)) return [];
  const found = unread.find(({ table }) => table.id === id);
  const reason = reasonOf(found);
  const table = other?.table ?? found?.table;
  if (!table || (!other && reason === 'missing')) return [];
  return [{ table, reason, side, cells: other?.entries.map(({ at }) => at) ?? [] }];
}

function reasonOf(unread: Unread | undefined): NotComparedReason {
  if (unread?.unlisted) return 'unlisted';
  return unread?.why || unread?.pictured ? 'unread' : 'missing';
}

function compareTables(before: Table, after: Table) {
  const figures: FigureChange[] = [];
  const left: Omit<NotCompared, 'cells'>[] = [];
  const cells: FormCell[] = [];
  const leaveOut = ({ at }: Entry, reason: NotComparedReason, side: NotCompared['side']) => {
    left.push({ table: at.table, reason, side });
    cells.push(at);
  };
  const others = new Map(after.entries.map((entry) => [entry.at.id, entry]));
  for (const entry of before.entries) {
    const other = others.get(entry.at.id);
    others.delete(entry.at.id);
    if (!other) {
      leaveOut(entry, 'edition', 'after');
      continue;
    }
    const unknown = unknownIn(before, entry, 'before') ?? unknownIn(after, other, 'after');
    if (unknown) leaveOut(entry, unknown.reason, unknown.side);
    else if (!isSameFigure(entry, other)) figures.push({ before: entry, after: other });
  }
  for (const entry of others.values()) leaveOut(entry, 'edition', 'before');
  const groups = groupBy([...left.keys()], (index) => `${left[index]!.reason} ${left[index]!.side}`);
  const notCompared = [...groups.values()].map((group): NotCompared => {
    return { ...left[group[0]]!, cells: group.map((index) => cells[index]!) };
  });
  return { figures, notCompared };
}

/** Returns why it is not known how a report fills a cell; undefined where it is known. */
function unknownIn(
  { cut, lost }: Table,
  entry: Entry,
  side: NotCompared['side'],
): Pick<NotCompared, 'reason' | 'side'> | undefined {
  if (isAbsentFromList(entry)) return { reason: 'unlisted', side };
  const { kind } = entry.value;
  // What is not on the page may be beyond its edge, or behind a label that lost characters.
  const isUnread = kind === 'unread' || (kind === 'absent' && (cut || lost));
  return isUnread ? { reason: 'unread', side } : undefined;
}

/** True if two entries mean the same, whatever the width, the spaces and the separators with which they are written. */
function isSameFigure(before: Entry, after: Entry): boolean {
  const [a, b] = [before.value, after.value];
  if (a.kind === 'number' && b.kind === 'number') {
    const unitsDiffer = before.at.decimal && (a.unit ?? before.at.unit) !== (b.unit ?? after.at.unit);
    return equals(a.number, b.number) && !unitsDiffer && (a.note === b.note || bare(a.note) === bare(b.note));
  }
  if (a.kind === 'unreadable' && b.kind === 'unreadable') return textOf(before) === textOf(after);
  return a.kind === b.kind;
}

function textOf({ cell }: Entry): string {
  return bare(cell && displayText(cell));
}

function bare(text = ''): string {
  return bareText(text).text;
}
