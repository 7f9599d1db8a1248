import type { Document, Grid, Paragraph, Place } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import { isTotalName } from './body-lists/body-names.ts';
import { isCaption } from './caption.ts';
import { type Draft, newDraft, titledDrafts } from './draft.ts';
import { figuresBetweenParts } from './figures-between-parts.ts';
import { addLine } from './passages.ts';
import { isAcceptedHeading, isTitleOrHeading, readHeading, splitHeading } from './section.ts';
import { readStatedBody } from './stated-body.ts';
import type { TablePart } from './table-part.ts';
import { partsOfGrid, type TextLine } from './tables/parts-of-grid.ts';
import { partsOfLines } from './text-lines/index.ts';
import { readPeriod, readTitle, type Title, withoutYear, yearInName } from './title.ts';

/** Reads a document from top to bottom and gives every table and heading to the report that it belongs to. */
export function collectDrafts(document: Document, forms: readonly Form[]): Draft[] {
  const drafts: Draft[] = [];
  const draftOf = titledDrafts((draft) => drafts.push(draft));
  /** The report whose title is the nearest above, in this sheet or document. */
  let current: Draft | undefined;
  let start: Place = { path: document.path };
  let previousText: string | undefined;

  const currentDraft = (): Draft => {
    if (!current) {
      current = newDraft(start);
      drafts.push(current);
    }
    return current;
  };
  /** Reads a line that completes the title right above it with the body. */
  const body = (text: string): Title | undefined => {
    if (!current?.titled || current.organization !== null) return undefined;
    const organization = current.sections.length + current.parts.length === 0 ? readStatedBody(text) : undefined;
    return organization === undefined ? undefined : { organization, year: null };
  };
  const betweenParts = figuresBetweenParts();
  const readLine = (line: TextLine) => {
    const { text, place, link } = line;
    // A list of links names other reports.
    const title = link
      ? undefined
      : (readTitle(text, forms) ?? titleInTwoLines(previousText, text, forms) ?? body(text));
    if (title) current = draftOf(withNameAbove(title, text, previousText, forms), place);
    const period = readPeriod(text, forms);
    if (period !== undefined) currentDraft().years.push({ year: period, from: 'period', place });
    const heading = title ? undefined : readHeading(text, forms);
    if (title || heading) betweenParts.end();
    else betweenParts.addLine(text, place);
    if (heading) currentDraft().sections.push({ ...heading, heading: text.trim(), passages: [], place });
    else if (!title && current) addLine(current.sections.at(-1)?.passages ?? current.opening, line);
    current?.textOutside.push(text);
    if (!link) previousText = text.trim() || previousText;
  };

  /** The line right above the block. */
  let above: string | undefined;
  const aside: { readonly draft: Draft; readonly part: TablePart }[] = [];

  for (const block of withLinesGrouped(document.blocks)) {
    if ('kind' in block && block.kind === 'grid' && block.place.sheet !== undefined) {
      current = undefined;
      previousText = undefined;
      start = block.place;
    }
    for (const part of partsOfBlock(block, forms, above)) {
      if ('aside' in block) {
        if ('tableId' in part) aside.push({ draft: currentDraft(), part });
      } else if ('tableId' in part) currentDraft().parts.push('kind' in block ? betweenParts.addPart(part) : part);
      else for (const line of splitAtBreaks(part, forms)) readLine(line);
    }
    const last = 'kind' in block ? block : block.at(-1);
    above = last?.kind === 'paragraph' ? last.text : undefined;
  }
  // Tables that do not show belong to a report with tables: the page may name other reports after it.
  for (const { draft, part } of aside) {
    const host = [draft, ...drafts.toReversed()].find(({ parts }) => parts.length > 0) ?? draft;
    host.parts.push(part);
  }
  return mergeUntitled(drafts).map((draft) =>
    isTotalName(draft.organization ?? '') ? { ...draft, isTotal: true } : draft,
  );
}

/**
 * Splits a text at its line breaks and behind a heading: a heading and its text are often one paragraph. A title with a
 * line break stays whole, unless one of its lines is a title by itself.
 */
function splitAtBreaks(line: TextLine, forms: readonly Form[]): readonly TextLine[] {
  const { text } = line;
  if (!text.includes('\n')) return splitBehindHeading(line, forms);
  const lines = text.split('\n').map((one): TextLine => ({ ...line, text: one }));
  // A few words below a heading may look like a part of it.
  const isAccepted = (one: string) => isAcceptedHeading(one, forms);
  if (readHeading(text, forms) && (isAccepted(text) || !isAccepted(lines[0]!.text))) return [line];
  const isWhole = readTitle(text, forms) && !lines.some((one) => (readTitle(one.text, forms)?.year ?? null) !== null);
  return isWhole ? [line] : lines.flatMap((one) => splitBehindHeading(one, forms));
}

/** Splits a line that has a heading and its text. */
function splitBehindHeading(line: TextLine, forms: readonly Form[]): readonly TextLine[] {
  return splitHeading(line.text, forms)?.map((text) => ({ ...line, text })) ?? [line];
}

/** Completes a title in two lines, where the body's name, perhaps with the year, is alone on the line above. */
function withNameAbove(title: Title, text: string, before: string | undefined, forms: readonly Form[]): Title {
  const above = before !== undefined && spacedName.test(before) ? before.replaceAll(/\s/g, '') : before;
  const isName = above !== undefined && /^[^\s\d，。：；、《》“”]{3,30}(?:\s*20\d{2}\s*年\s*度?)?$/.test(above);
  return title.organization === null && isName ? (readTitle(above + text, forms) ?? title) : title;
}

/** Matches a name with spaces between all characters, or behind the place: `溪 口 县 民 政 局`, `溪口县 民政局`. */
const spacedName = /^(?:\S(?:\s+\S)+|\S+[省市县区州旗]\s+\S+)(?<=[省市县区州旗镇乡局委办厅会院处所站道府室心团队])$/u;

/** Reads a title that a page end breaks in two, neither line being a title alone. */
function titleInTwoLines(before: string | undefined, text: string, forms: readonly Form[]): Title | undefined {
  const title = before !== undefined && text.length < before.length ? readTitle(before + text, forms) : undefined;
  return title && title.year !== null && !readHeading(before!, forms) ? title : undefined;
}

/** Groups printed lines that follow each other; yields any other block alone. */
function* withLinesGrouped(blocks: Document['blocks']): Generator<Grid | Paragraph | readonly Paragraph[]> {
  let run: Paragraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.words) {
      run.push(block);
      continue;
    }
    if (run.length > 0) yield run;
    run = [];
    yield block;
  }
  if (run.length > 0) yield run;
}

/** Returns the form's tables in a block and the lines of text around them, from top to bottom. */
function partsOfBlock(
  block: Grid | Paragraph | readonly Paragraph[],
  forms: readonly Form[],
  above: string | undefined,
): Iterable<TablePart | TextLine> {
  if (!('kind' in block)) return partsOfLines(block, ({ text }) => endsTable(text, forms), forms);
  if (block.kind === 'paragraph') return [block];
  const parts = [...partsOfGrid(block, forms, above)];
  if (!hasLostLabels(block, parts)) return parts;
  return parts.map((part) => ('tableId' in part ? { ...part, lost: true } : part));
}

/** True if a table on a page has lost characters outside its figures. */
function hasLostLabels({ place, rows }: Grid, parts: readonly (TablePart | TextLine)[]): boolean {
  if (place.page === undefined) return false;
  const readings = parts.flatMap((part) => ('tableId' in part ? part.readings : []));
  const figures = new Set(readings.flatMap(({ entries }) => [...entries.values()].map(({ cell }) => cell)));
  return rows.some(({ cells }) => cells.some((cell) => cell?.text.includes('\ufffd') && !figures.has(cell)));
}

/** True if a line is a title, a heading or the caption of a block. */
function endsTable(text: string, forms: readonly Form[]): boolean {
  return isTitleOrHeading(text, forms) || isCaption(text, forms);
}

/**
 * Gives each untitled draft to the titled one before it, or to the first. A sheet with a table that this report already
 * has is a report of its own, named after the sheet.
 */
function mergeUntitled(drafts: readonly Draft[]): Draft[] {
  const titled = drafts.filter((draft) => draft.titled);
  if (titled.length === 0) return mergeAllUntitled(drafts);
  const own: Draft[] = [];
  drafts.forEach((draft, index) => {
    if (draft.titled) return;
    const host = drafts.slice(0, index).findLast((one) => one.titled) ?? titled[0]!;
    if (sharesTable(draft, host)) own.push(namedAfterSheet(draft));
    else mergeInto(host, draft);
  });
  return [...titled, ...own];
}

function mergeAllUntitled(drafts: readonly Draft[]): Draft[] {
  const own = drafts.filter((draft) => drafts.some((other) => other !== draft && sharesTable(draft, other)));
  const [first, ...others] = drafts.filter((draft) => !own.includes(draft));
  for (const draft of others) if (first) mergeInto(first, draft);
  const common = first && (first.parts.length > 0 || own.length === 0) ? [first] : [];
  return [...common, ...own.map(namedAfterSheet)];
}

/** True if both drafts have a visible table of the same kind. A hidden copy of a table makes no second report. */
function sharesTable(one: Draft, other: Draft): boolean {
  const tables = (draft: Draft) => draft.parts.flatMap(({ hidden, tableId }) => (hidden ? [] : [tableId]));
  return tables(one).some((id) => tables(other).includes(id));
}

function mergeInto(host: Draft, draft: Draft): void {
  host.parts = host.parts.concat(draft.parts);
  host.years = host.years.concat(draft.years);
  host.opening = host.opening.concat(draft.opening);
  host.sections = host.sections.concat(draft.sections);
  host.textOutside = host.textOutside.concat(draft.textOutside);
}

function namedAfterSheet(draft: Draft): Draft {
  const { sheet } = draft.place;
  if (sheet === undefined) return draft;
  const year = yearInName(sheet);
  if (year !== undefined) draft.years.push({ year, from: 'name', place: draft.place });
  draft.organization = withoutYear(sheet) || null;
  return draft;
}
