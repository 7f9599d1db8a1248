import type { Cell, Document, Grid, Place } from '../document.ts';
import { type Form, type FormTable, formCell, type Line, lines, tableOf } from '../form.ts';
import type { Entry, Ignored, Section } from '../report.ts';
import { readValue } from '../value.ts';
import { type Draft, newDraft } from './draft.ts';
import { normalise } from './label.ts';
import { matchLine } from './lines.ts';
import { notOfTheForm, type Piece, type Reading } from './piece.ts';
import { readHeading, withText } from './section.ts';

const names = ['organization', 'year', 'table', 'row', 'column', 'value'] as const;
type Name = (typeof names)[number] | 'edition';

/** One value a row, with its place in the form beside it; the header names the columns. */
export function isTidy({ blocks }: Document): boolean {
  return blocks.some((block) => block.kind === 'grid' && columnsOf(block) !== undefined);
}

function columnsOf({ rows }: Grid): ReadonlyMap<Name, number> | undefined {
  const header = rows[0]?.cells.map((cell) => cell?.text.trim().toLowerCase() ?? '') ?? [];
  if (!names.every((name) => header.includes(name))) return undefined;
  return new Map([...names, 'edition' as const].map((name) => [name, header.indexOf(name)]));
}

/** A draft for each body and year of each grid. */
export function readTidy(document: Document, forms: readonly Form[]): Draft[] {
  return document.blocks.flatMap((block) => {
    const columns = block.kind === 'grid' ? columnsOf(block) : undefined;
    if (block.kind !== 'grid' || !columns) return [];
    const drafts = readGrid(block, columns, forms);
    const sections = sectionsOf(document, block, forms);
    return drafts.map((draft) => ({ ...draft, sections }));
  });
}

function readGrid(grid: Grid, columns: ReadonlyMap<Name, number>, forms: readonly Form[]): Draft[] {
  const drafts = new Map<string, Draft>();
  const pieces = new Map<string, OpenPiece>();
  for (const { cells, place } of grid.rows.slice(1)) {
    const text = (name: Name) => cells[columns.get(name)!]?.text.trim() ?? '';
    const source: Cell = cells[columns.get('value')!] ?? { text: '', place };
    const body = `${text('organization')}\n${text('year')}`;
    const draft = drafts.get(body) ?? titled(text('organization'), text('year'), grid.place);
    drafts.set(body, draft);
    const found = forms
      .filter(({ edition }) => text('edition') === '' || text('edition') === edition)
      .flatMap((form) => entryFor(form, [text('table'), text('row'), text('column')], source));
    const tableId = found[0]?.entry.at.table.id ?? tableNamed(forms[0]!, text('table'))?.id;
    if (tableId === undefined) continue;
    const key = `${body}\n${tableId}`;
    const before = pieces.get(key);
    // The same cell again: a second table of the kind begins.
    const piece =
      before && !(found.length > 0 && found.every((one) => has(before, one))) ? before : open(tableId, place, forms);
    if (piece !== before) draft.pieces.push(piece);
    pieces.set(key, piece);
    for (const { form, entry } of found) add(piece, form, entry);
    if (found.length === 0) piece.readings[0]!.ignored.push({ cell: source, why: notOfTheForm });
  }
  if (drafts.size === 0) drafts.set('', titled('', '', grid.place));
  return [...drafts.values()];
}

function titled(organization: string, year: string, place: Place): Draft {
  const stated = /^(20\d{2})年?度?$/.exec(year)?.[1];
  const draft = { ...newDraft(place), titled: true, organization: organization || null };
  if (stated === undefined) return draft;
  return { ...draft, year: Number(stated), years: [{ year: Number(stated), from: 'title', place }] };
}

interface Found {
  readonly form: Form;
  readonly entry: Entry;
}

function entryFor(
  form: Form,
  [tableName, rowName, columnName]: readonly [string, string, string],
  cell: Cell,
): Found[] {
  const table = tableNamed(form, tableName);
  if (!table) return [];
  return table.blocks.flatMap((block) => {
    const row = lineNamed(rowName, lines(block.rows));
    const column = lineNamed(columnName, lines(block.columns));
    const at = row && column && formCell(table, row.id, column.id);
    return at ? [{ form, entry: { at, value: readValue(cell), cell, place: cell.place } }] : [];
  });
}

/** By id, or as the form prints it. */
function tableNamed(form: Form, name: string): FormTable | undefined {
  const plain = normalise(name);
  return form.tables.find(
    ({ id, name: { zh, en } }) => id === name || [zh, en].some((one) => normalise(one) === plain),
  );
}

/** By id, or by official labels, outer ones first, joined by `/`. */
function lineNamed(name: string, candidates: readonly Line[]): Line | undefined {
  const byId = candidates.find(({ id }) => id === name);
  if (byId || /^[a-z0-9.-]+$/.test(name)) return byId;
  // The label 本年增/减 has a stroke of its own.
  return matchLine([name], candidates) ?? matchLine(name.split('/'), candidates);
}

/** A table under way. */
interface OpenPiece extends Piece {
  readonly readings: readonly OpenReading[];
}

interface OpenReading extends Reading {
  readonly entries: Map<string, Entry>;
  readonly rows: Set<string>;
  readonly ignored: Ignored[];
}

function open(tableId: string, place: Place, forms: readonly Form[]): OpenPiece {
  const readings = forms.flatMap((form): OpenReading[] => {
    const table = tableOf(form, tableId);
    return table ? [{ form, table, entries: new Map(), rows: new Set(), ignored: [] }] : [];
  });
  return { tableId, place, hidden: false, readings };
}

function has({ readings }: OpenPiece, { form, entry }: Found): boolean {
  return readings.some((reading) => reading.form === form && reading.entries.has(entry.at.id));
}

function add({ readings }: OpenPiece, form: Form, entry: Entry): void {
  const reading = readings.find((one) => one.form === form);
  reading?.entries.set(entry.at.id, entry);
  reading?.rows.add(entry.at.row.id);
}

/** The headings of a report in JSON; a CSV has none. */
function sectionsOf({ blocks }: Document, grid: Grid, forms: readonly Form[]): Section[] {
  const inside = `${grid.place.pointer}/sections/`;
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || !block.place.pointer?.startsWith(inside)) continue;
    const heading = readHeading(block.text, forms);
    const last = sections.at(-1);
    if (heading) sections.push({ ...heading, heading: block.text, text: '', place: block.place });
    else if (last) sections[sections.length - 1] = withText(last, block.text);
  }
  return sections;
}
