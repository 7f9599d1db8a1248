import { settleTotals } from '../../model/blanks.ts';
import type { Document, Place } from '../../model/document.ts';
import { type Form, type FormTable, formCells, isInForce, lines, tableOf } from '../../model/form.ts';
import type { Entry, Report, StatedYear, Table, UnknownCell, Unread } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import type { Draft } from '../draft.ts';
import type { Hints } from '../index.ts';
import { isFigure, notTied, type Piece, type Reading } from '../table-part.ts';
import { holdsFigures, outsideOf } from '../text-outside-tables.ts';
import { readTitle, type Title, yearInName } from '../title.ts';
import { isUnread, withStrays } from './fill-table.ts';
import { picturesAt } from './pictures.ts';

/** Makes a report of a draft: the year, the edition of each table, an entry for every cell of the form. */
export function assemble(draft: Draft, document: Document, forms: readonly Form[], hints: Hints): Report {
  const titled = document.title === undefined ? undefined : readTitle(document.title, forms);
  const years = yearsOf(draft, document.path, hints, titled);
  const year = years[0]?.year ?? null;
  const occurrences = occurrencesOf(draft.pieces);
  const editions = new Map<string, Form>();
  const tables: Table[] = [];
  const unread: Unread[] = [];
  let { unknown } = draft;

  const family = familyOf(draft.pieces, forms);
  const ofFamily = forms.filter((form) => form.family === family);
  const standard = ofFamily.find((form) => year !== null && isInForce(form, year)) ?? ofFamily[0]!;
  for (const { id } of standard.tables) {
    // An edition of the user's own may lack tables that others have.
    const own = ofFamily.filter((form) => tableOf(form, id));
    const [occurrence] = occurrences.get(id) ?? [];
    // A header that stands alone at the end of a page is repeated on the next.
    const withRows = occurrence?.filter(({ readings }) => readings.some(({ rows }) => rows.size > 0));
    const pieces = withRows?.length ? withRows : occurrence;
    const edition = editions.get(tableOf(standard, id)?.editionOf ?? '');
    const borrowed = edition && own.includes(edition) ? edition : undefined;
    const form = borrowed ?? (pieces ? bestForm(pieces, own, year) : standard);
    editions.set(id, form);
    const table = tableOf(form, id)!;
    const readings = pieces?.map((piece) => readingBy(piece, form)) ?? [];
    unknown = unknown.concat(
      readings.flatMap((reading) => reading.unknown ?? []),
      (pieces ?? []).flatMap(otherThan(form)),
    );
    const place = pieces?.[0]?.place ?? draft.place;
    const filled = fill(form, table, place, readings, draft.listed);
    const why =
      readings.find((reading) => reading.why)?.why ??
      notUnderstood(table, readings, occurrence ?? [], draft) ??
      (isUnread(filled) ? notTied : undefined);
    if (pieces && !why)
      tables.push({
        ...filled,
        ...(pieces.some(({ cut }) => cut) && { cut: true }),
        ...(pieces.some(({ lost }) => lost) && { lost: true }),
        shifted: new Set(readings.flatMap(({ shifted = [] }) => [...shifted])),
      });
    else unread.push({ form, table, place, ...(why ? { why } : (unlisted(table, draft) ?? pictured(document))) });
  }
  return {
    organization: draft.organization ?? titled?.organization ?? null,
    year,
    years,
    family,
    place: draft.place,
    tables,
    unread,
    repeated: standard.tables.flatMap((table) =>
      repeatedOf(occurrences.get(table.id) ?? [], document).map((pieces) => {
        const cells = cellsAlone(pieces, occurrences.get(table.id)![0]!, editions.get(table.id)!);
        return { table, place: pieces[0]!.place, hidden: pieces.every(isHidden), ...(cells && { cells }) };
      }),
    ),
    sections: draft.sections,
    unknown: eachOnce(unknown),
    ...(draft.isTotal && { isTotal: true }),
  };
}

/** A table whose labels stand outside it, or without figures that could be told, is there and not to be read. */
function notUnderstood(
  table: FormTable,
  readings: readonly Reading[],
  pieces: readonly Piece[],
  draft: Draft,
): Text | undefined {
  const found = new Set(readings.flatMap(({ rows }) => [...rows]));
  if (found.size > 0) {
    const absent = table.blocks.flatMap(({ rows }) => lines(rows)).filter(({ id }) => !found.has(id));
    if (absent.some(outsideOf(draft.outside).names)) return noRows;
    return absent.length > 0 && pieces.some(isUnlabelled) ? noLabels : undefined;
  }
  const section = draft.sections.filter((one) => one.section.number === table.section);
  const isThere =
    readings.length > 0 || section.some(({ text }) => holdsFigures(text)) || outsideOf(draft.outside).holds(table);
  return isThere ? noRows : undefined;
}

/** Figures under a header, and no label of a row beside any of them. */
function isUnlabelled({ readings }: Piece): boolean {
  return (
    readings.every(({ rows }) => rows.size === 0) &&
    readings.some(({ ignored, strays = [] }) => ignored.length + strays.length > 0)
  );
}

const noLabels: Text = {
  zh: '有的数字没有行名，无法确定属于哪一行',
  en: 'some of its figures have no label, and it is unclear to which row they belong',
};

const noRows: Text = {
  zh: '只有行名，没有排成可以辨认的表格',
  en: 'its labels make no table that can be made out',
};

/** A table that was not found, for the list that the report is a line of has no column for it. */
function unlisted(table: FormTable, { listed }: Draft): Pick<Unread, 'unlisted'> | undefined {
  return listed && formCells(table).every(({ id }) => !listed.has(id)) ? { unlisted: true } : undefined;
}

/** A table that was not found may be a picture, where there is one. */
function pictured({ pictures = [] }: Document): Pick<Unread, 'why' | 'pictured'> {
  if (pictures.length === 0) return {};
  const { zh, en } = picturesAt(pictures);
  return {
    why: {
      zh: `没有找到这张表，但文件里有 ${zh}，表可能是图片`,
      en: `it was not found, but the file has ${en}, which may be it`,
    },
    pictured: true,
  };
}

/** The family of the forms that find most in the tables; the first where there are none. */
function familyOf(pieces: readonly Piece[], forms: readonly Form[]): string {
  const readings = pieces.flatMap((piece) => piece.readings);
  const found = (form: Form) =>
    readings.reduce((count, reading) => count + (reading.form === form ? reading.entries.size : 0), 0);
  return forms.toSorted((a, b) => found(b) - found(a))[0]!.family;
}

/**
 * The title's year counts most, then the period's, then the name of the sheet or file. What the file's properties say may be
 * left from the report that it was made from, and counts where nothing else is known.
 */
function yearsOf(draft: Draft, path: string, { year }: Hints, property: Title | undefined): StatedYear[] {
  const order: StatedYear['from'][] = ['title', 'period', 'name'];
  const stated = order.flatMap((from) => draft.years.filter((one) => one.from === from));
  if (stated.length > 0) return stated;
  const inName = yearInName(path.replace(/^.*[/\\]/, ''));
  if (inName !== undefined) return [{ year: inName, from: 'name', place: { path } }];
  if (year !== undefined) return [{ year, from: 'option', place: { path } }];
  return property?.year ? [{ year: property.year, from: 'name', place: { path } }] : [];
}

/**
 * The tables of a report, each as the pieces that it is made of: some of its rows, or some of its columns. A piece with
 * cells that the table already has begins a second table of the kind; hidden ones stand behind visible ones.
 */
function occurrencesOf(pieces: readonly Piece[]): Map<string, Piece[][]> {
  const tables = new Map<string, Piece[][]>();
  const visibleFirst = [...pieces].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  for (const piece of visibleFirst) {
    const known = tables.get(piece.tableId);
    const last = known?.at(-1);
    if (!known) tables.set(piece.tableId, [[piece]]);
    else if (last?.some((other) => overlap(other, piece))) known.push([piece]);
    else last?.push(piece);
  }
  return tables;
}

/** What comes again; a copy with the same figures that is hidden, or may be, is of no account. */
function repeatedOf([first, ...others]: readonly Piece[][], { styled }: Document): Piece[][] {
  return others.filter((pieces) => !(styled || pieces.every(isHidden)) || figuresOf(pieces) !== figuresOf(first!));
}

/** The cells that came again, each named, where they are fewer than the table has. */
function cellsAlone(again: readonly Piece[], first: readonly Piece[], form: Form): Entry[] | undefined {
  if (!again.every(({ named }) => named)) return undefined;
  const entriesIn = (pieces: readonly Piece[]) => pieces.flatMap((one) => [...readingBy(one, form).entries.values()]);
  const cells = entriesIn(again);
  return cells.length > 0 && cells.length < entriesIn(first).length ? cells : undefined;
}

function isHidden({ hidden }: Piece): boolean {
  return hidden;
}

function figuresOf(pieces: readonly Piece[]): string {
  const entries = pieces.flatMap(({ readings }) => readings.flatMap((reading) => [...reading.entries]));
  return JSON.stringify(entries.map(([id, { cell }]) => [id, cell?.text.trim()]));
}

function overlap(one: Piece, other: Piece): boolean {
  return one.readings.some((a) =>
    other.readings.some((b) => {
      const sameRows = [...a.rows].some((row) => b.rows.has(row));
      const isTold = a.entries.size > 0 && b.entries.size > 0;
      return sameRows && !(isTold && [...a.entries.keys()].every((id) => !b.entries.has(id)));
    }),
  );
}

/**
 * The edition that finds most of its rows and columns in the table and leaves least of it
 * over. What is not there tells nothing: where that alone differs, the edition in force counts.
 */
function bestForm(pieces: readonly Piece[], forms: readonly Form[], year: number | null): Form {
  const fits = forms.map((form) => {
    const readings = pieces.map((piece) => readingBy(piece, form));
    const rows = readings.reduce((count, one) => count + one.rows.size, 0);
    const cells = readings.reduce((count, { entries }) => count + entries.size, 0);
    const left = readings.reduce((count, { ignored }) => count + ignored.length, 0);
    return { form, rows, cells, left, inForce: year !== null && isInForce(form, year) };
  });
  fits.sort((a, b) => b.rows - a.rows || b.cells - a.cells || Number(b.inForce) - Number(a.inForce) || a.left - b.left);
  return fits[0]!.form;
}

/** How an edition reads a piece: nothing in it, where the header is none of this edition's. */
function readingBy({ readings, tableId }: Piece, form: Form): Reading {
  const nothing = { form, table: tableOf(form, tableId)!, entries: new Map(), rows: new Set<string>(), ignored: [] };
  return readings.find((reading) => reading.form === form) ?? nothing;
}

/** Where a name comes again, its first place. */
function eachOnce(unknown: readonly UnknownCell[]): UnknownCell[] {
  return [...new Map(unknown.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

/** Figures that only another edition than the one that a table follows has a cell for. */
function otherThan(form: Form): (piece: Piece) => UnknownCell[] {
  return (piece) => {
    if (!piece.named) return [];
    const known = readingBy(piece, form).entries;
    const others = piece.readings.flatMap(({ entries }) => [...entries.values()]);
    return others.flatMap(({ at, value, cell, place }) =>
      known.has(at.id) || !isFigure(value) ? [] : [{ name: at.id, text: cell?.text.trim() ?? '', place }],
    );
  };
}

function fill(
  form: Form,
  table: FormTable,
  place: Place,
  readings: readonly Reading[],
  listed: Draft['listed'],
): Table {
  const entries = formCells(table).map((at): Entry => {
    const found = readings.findLast((reading) => reading.entries.has(at.id))?.entries.get(at.id);
    const unlisted = listed && !listed.has(at.id);
    return found ?? { at, value: { kind: 'absent', ...(unlisted && { unlisted }) }, cell: undefined, place };
  });
  const ignored = readings.flatMap((reading) => reading.ignored);
  const strays = readings.flatMap((reading) => reading.strays ?? []);
  const filled = withStrays({ form, table, place, entries, ignored }, strays);
  return { ...filled, entries: settleTotals(form, filled.entries) };
}
