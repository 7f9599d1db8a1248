import type { Document } from '../../model/document.ts';
import { type Form, isInForce, tableOf } from '../../model/form.ts';
import type { Report, Table, UnknownCell, Unread } from '../../model/report.ts';
import type { Draft } from '../draft.ts';
import { settleHeadings } from '../settle-headings.ts';
import { type TablePart, unclearColumns } from '../table-part.ts';
import { readTitle } from '../title.ts';
import { bestForm, familyOf, figuresOfOtherEditions, readingBy } from './editions.ts';
import { fillTable, isUnread } from './fill-table.ts';
import { occurrencesOf, repeatedCells, repeatedOf } from './occurrences.ts';
import { plainReport } from './plain-report.ts';
import { plainTableOf } from './plain-table.ts';
import { notFound, whyNotUnderstood } from './unread.ts';
import { type Hints, yearsOf } from './years.ts';

/** Makes a report of a draft: the year, the edition of each table, an entry for every cell of the form. */
export function assemble(draft: Draft, document: Document, forms: readonly Form[], hints: Hints): Report {
  const { plain } = draft;
  if (!plain) return assembleParts(draft, document, forms, hints);
  const assembled = () => assembleParts(plain.draft(), document, forms, hints);
  return plainReport(draft, plain.cells, document, hints, assembled) ?? assembled();
}

function assembleParts(collected: Draft, document: Document, forms: readonly Form[], hints: Hints): Report {
  const draft = settleHeadings(collected, forms);
  const titled = document.title === undefined ? undefined : readTitle(document.title, forms);
  const years = yearsOf(draft, document.path, hints, titled);
  const year = years[0]?.year ?? null;
  const occurrences = occurrencesOf(draft.parts);
  const family = familyOf(draft.parts, forms);
  const ofFamily = forms.filter((form) => form.family === family);
  const standard = ofFamily.find((form) => year !== null && isInForce(form, year)) ?? ofFamily[0]!;
  const editions = new Map<string, Form>();
  const assembled = standard.tables.map(({ id, editionOf }) => {
    const first = occurrences.get(id)?.[0] ?? [];
    // A user's own edition may lack tables that others have.
    const own = ofFamily.filter((form) => tableOf(form, id));
    const same = editions.get(editionOf ?? '');
    const form = same && own.includes(same) ? same : first.length > 0 ? bestForm(withRows(first), own, year) : standard;
    editions.set(id, form);
    return assembleTable(id, form, first, draft, document);
  });
  return {
    organization: draft.organization ?? titled?.organization ?? null,
    year,
    years,
    family,
    place: draft.place,
    tables: assembled.flatMap(({ table }) => table ?? []),
    unread: assembled.flatMap(({ unread }) => unread ?? []),
    repeated: standard.tables.flatMap((table) =>
      repeatedOf(occurrences.get(table.id) ?? [], document).map((parts) => {
        const cells = repeatedCells(parts, occurrences.get(table.id)![0]!, editions.get(table.id)!);
        return { table, place: parts[0]!.place, hidden: parts.every(({ hidden }) => hidden), ...(cells && { cells }) };
      }),
    ),
    opening: draft.opening,
    sections: draft.sections,
    unknown: firstOfEachName(draft.unknown.concat(assembled.flatMap(({ unknown }) => unknown))),
    ...(draft.isTotal && { isTotal: true }),
  };
}

interface AssembledTable extends Pick<Draft, 'unknown'> {
  readonly table?: Table;
  readonly unread?: Unread;
}

/** Fills in a table of an edition from its first occurrence, which has no parts if the document lacks the table. */
function assembleTable(
  id: string,
  form: Form,
  occurrence: readonly TablePart[],
  draft: Draft,
  document: Document,
): AssembledTable {
  const table = tableOf(form, id)!;
  const parts = withRows(occurrence);
  const readings = parts.map((part) => readingBy(part, form));
  const plain = plainTableOf(parts, readings);
  if (plain) return { table: plain, unknown: [] };
  const unknown = [
    ...readings.flatMap((reading) => reading.unknown ?? []),
    ...parts.flatMap((part) => figuresOfOtherEditions(part, form)),
  ];
  const place = parts[0]?.place ?? draft.place;
  const filled = fillTable(form, table, place, readings, draft.listed);
  const why =
    readings.find((reading) => reading.why)?.why ??
    whyNotUnderstood(table, readings, occurrence, draft) ??
    (isUnread(filled) ? unclearColumns : undefined);
  if (parts.length === 0 || why) {
    return { unread: { form, table, place, ...(why ? { why } : notFound(table, draft, document)) }, unknown };
  }
  return {
    table: {
      ...filled,
      ...(parts.some(({ cut }) => cut) && { cut: true }),
      ...(parts.some(({ lost }) => lost) && { lost: true }),
      shifted: new Set(readings.flatMap(({ shifted = [] }) => [...shifted])),
    },
    unknown,
  };
}

/**
 * Drops parts without rows, unless there are no others: a header alone at the end of a page is repeated on the next.
 */
function withRows(parts: readonly TablePart[]): readonly TablePart[] {
  const filled = parts.filter(({ readings }) => readings.some(({ rows }) => rows.size > 0));
  return filled.length > 0 ? filled : parts;
}

/** Keeps the first cell of each name. */
function firstOfEachName(unknown: readonly UnknownCell[]): UnknownCell[] {
  return [...new Map(unknown.toReversed().map((one) => [one.name, one])).values()].toReversed();
}
