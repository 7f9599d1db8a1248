import type { Cell, Document, Grid } from '../document.ts';
import type { Form } from '../form.ts';
import type { Entry, Section } from '../report.ts';
import { readValue } from '../value.ts';
import { type Draft, statedDraft } from './draft.ts';
import { cellsNamed, tableNamed } from './named.ts';
import { add, has, notOfTheForm, type OpenPiece, openPiece } from './piece.ts';
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
    const draft = drafts.get(body) ?? statedDraft(text('organization'), text('year'), grid.place);
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
      before && !(found.length > 0 && found.every((one) => has(before, one.form, one.entry)))
        ? before
        : openPiece(tableId, place, forms);
    if (piece !== before) draft.pieces.push(piece);
    pieces.set(key, piece);
    for (const { form, entry } of found) add(piece, form, entry);
    if (found.length === 0) piece.readings[0]!.ignored.push({ cell: source, why: notOfTheForm });
  }
  if (drafts.size === 0) drafts.set('', statedDraft('', '', grid.place));
  return [...drafts.values()];
}

interface Found {
  readonly form: Form;
  readonly entry: Entry;
}

function entryFor(form: Form, [tableName, row, column]: readonly [string, string, string], cell: Cell): Found[] {
  const table = tableNamed(form, tableName);
  if (!table) return [];
  return cellsNamed(table, row, column).map((at) => ({
    form,
    entry: { at, value: readValue(cell), cell, place: cell.place },
  }));
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
