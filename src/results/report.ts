import { decimalOf } from '../codecs/json/exact.ts';
import { markUnknownTotals } from '../model/blanks.ts';
import { format } from '../model/decimal.ts';
import type { Place } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import { type Form, type FormCell, type FormTable, formCells } from '../model/form.ts';
import { memoize, memoizeBy } from '../model/memoize.ts';
import type { Entry, Report, Table, Unread } from '../model/report.ts';
import { readFigure, type Value } from '../model/value.ts';
import { placeOf } from './places.ts';
import type { DiagnosticJson, ReportJson, ValueJson } from './shape.ts';
import type { Subject } from './subjects.ts';
import { inOneLanguage } from './values.ts';

/** A finding, and what it is about. */
export interface LocatedFinding {
  readonly json: DiagnosticJson;
  readonly subject: Subject;
}

/** Facts about a report that its own JSON does not have. */
export interface ReportFacts {
  readonly path: string;
  readonly findings: readonly LocatedFinding[];
  /** The places of its cells, by cell id. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * Returns the forms of a report, the editions of its tables first: the same list for the same editions, since much is derived
 * from a list.
 * @throws {UserError} if one of them is not known
 */
export function formsOf(report: ReportJson, known: readonly Form[]): readonly Form[] {
  return formsAmong(known)(report);
}

/** The most combinations of editions that are kept. */
const maxCombinations = 100;

const formsAmong = memoize((known: readonly Form[]) =>
  memoizeBy(
    ({ form, editions }: ReportJson) => [form, ...Object.values(editions)].join(' '),
    maxCombinations,
    (report) => selectForms(report, known),
  ),
);

function selectForms({ form: family, editions }: ReportJson, known: readonly Form[]): readonly Form[] {
  const own = known.filter((form) => form.family === family);
  const used = new Set(Object.values(editions).filter((edition) => edition !== null));
  const missing = [...used].find((edition) => !own.some((form) => form.edition === edition));
  if (own.length === 0 || missing !== undefined) throw unknownForm(family, missing);
  return [...own.filter(({ edition }) => used.has(edition)), ...own.filter(({ edition }) => !used.has(edition))];
}

function unknownForm(family: string, edition = ''): UserError {
  const name = `${family} ${edition}`.trim();
  return new UserError('usage', {
    zh: `用到的报表 ${name} 不认识；自定义报表请用 --form 写明文件`,
    en: `uses the form ${name}, which is not known: give a form of your own with --form FILE`,
  });
}

/**
 * Reads a report back. It lacks what JSON does not have: sections, places of cells without a finding, formulas, and whether a
 * cell that is left out was absent or not read, unless a finding tells.
 */
export function readReportJson(json: ReportJson, forms: readonly Form[], facts: ReportFacts): Report {
  const { organization, year, editions } = json;
  const whole: Place = { path: facts.path };
  const [first] = forms as [Form];
  const tables: Table[] = [];
  const unread: Unread[] = [];
  for (const [id, edition] of Object.entries(editions)) {
    const form = edition === null ? first : forms.find((one) => one.edition === edition)!;
    const table = form.tables.find((one) => one.id === id);
    if (!table) continue;
    if (edition === null) unread.push(unreadTable(form, table, facts));
    else
      tables.push({
        form,
        table,
        place: placeOfTable(id, facts),
        entries: entriesOf(form, table, json, facts),
        ignored: [],
      });
  }
  return {
    organization,
    year,
    years: [],
    family: json.form,
    place: whole,
    tables,
    unread,
    repeated: [],
    opening: [],
    sections: [],
  };
}

/** Returns the place that a finding about the whole table has; else the file. */
function placeOfTable(id: string, { path, findings }: ReportFacts): Place {
  const found = findings.find(({ json, subject }) => json.cell === null && subject.about === id);
  return found ? placeOf(path, found.json.location) : { path };
}

function unreadTable(form: Form, table: FormTable, facts: ReportFacts): Unread {
  const open = facts.findings.find(
    ({ json, subject }) => json.rule === 'missing-table' && json.kind === 'open' && subject.about === table.id,
  );
  const place = placeOfTable(table.id, facts);
  return { form, table, place, ...(open && { why: inOneLanguage(open.json.message) }) };
}

function entriesOf(form: Form, table: FormTable, { tables }: ReportJson, facts: ReportFacts): readonly Entry[] {
  const rows = tables[table.id] ?? {};
  const isUnread = unreadCells(table, facts);
  // A blank is null, but may be spaces.
  const blanks = new Map(
    facts.findings.flatMap(({ json }) => json.fix?.edits ?? []).map(({ cell, from }) => [cell, from]),
  );
  const entries = formCells(table).map((at): Entry => {
    const place = facts.places.get(at.id) ?? { path: facts.path };
    const json = rows[at.row.id]?.[at.column.id];
    if (json === undefined) {
      return { at, value: { kind: isUnread(at) ? 'unread' : 'absent' }, cell: undefined, place };
    }
    const [text, value] = readFigureJson(json, at);
    const shown = json === null ? (blanks.get(at.id) ?? '') : text;
    return { at, value, cell: { text: shown, place }, place };
  });
  return markUnknownTotals(form, entries);
}

/** Tells the cells that were not read: those of a row or table with a figure that belongs to no cell, which a finding quotes. */
function unreadCells({ id }: FormTable, { findings }: ReportFacts): (at: FormCell) => boolean {
  const rows = findings.flatMap(({ json, subject }) =>
    json.rule === 'unreadable-count' && json.cell === null && json.quoted !== null ? [subject.about] : [],
  );
  const isWhole = rows.includes(`${id}/`);
  return (at) => isWhole || rows.includes(`${id}/${at.row.id}`);
}

/** Returns the text and the value of a cell. */
function readFigureJson(json: ValueJson, at: FormCell): readonly [text: string, value: Value] {
  if (json === null) return ['', { kind: 'blank' }];
  if (typeof json === 'number' || !('text' in json)) {
    const number = decimalOf(json);
    return [format(number), { kind: 'number', number }];
  }
  const { text, number, unit, note } = json;
  if (number === undefined) {
    const value = readFigure({ text, place: { path: '' } }, at);
    // Any other text without a number was not readable in its file, whatever it looks like.
    return [text, value.kind === 'dash' || value.kind === 'unreadable' ? value : { kind: 'unreadable' }];
  }
  const kept = { ...(unit !== undefined && { unit }), ...(note !== undefined && { note }) };
  return [text, { kind: 'number', number: decimalOf(number), ...kept }];
}
