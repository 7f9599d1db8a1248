import { checkSettings } from '../codecs/json/settings.ts';
import { findByPointer } from '../codecs/json/tree.ts';
import { type Fault, faultsError, withSuggestion } from '../codecs/json/violations.ts';
import { validate } from '../generated/validate-form.js';
import {
  type Form,
  type FormTable,
  type Heading,
  lines,
  type Relation,
  type Side,
  type YearRelation,
  type YearSide,
} from '../model/form.ts';
import type { Text } from '../model/text.ts';

const title: Text = { zh: '报表定义', en: 'a form' };

/**
 * Reads a form that the user defines.
 * @throws {UserError} with place, reason and similar name for each mistake
 */
export function readForm(text: string): Form {
  const { form, faults } = checkForm(text);
  if (faults.length > 0) throw faultsError(faults);
  return form!;
}

/** The definition of a form, and what is wrong with it. */
interface CheckedForm {
  /** Null if it differs from the schema. */
  readonly form: Form | null;
  readonly faults: readonly Fault[];
  /** Gives a mistake its node. */
  faultOf(mistake: Mistake): Fault;
}

/**
 * Reads a form that the user defines, and finds all faults for which `readForm` refuses it.
 * @throws {UserError} for what is no JSON, or another file than a form
 */
export function checkForm(text: string): CheckedForm {
  const { root, value, faults } = checkSettings(text, { dialect: 'json', validate, title });
  const faultOf = (mistake: Mistake): Fault => ({ ...mistake, node: findByPointer(root, mistake.pointer).value });
  if (faults.length > 0) return { form: null, faults, faultOf };
  const form = value as Form;
  return { form, faults: [...inconsistencies(form)].map(faultOf), faultOf };
}

/** A mistake without its node, which the pointer gives. */
type Mistake = Omit<Fault, 'node'>;

/** Finds what the schema cannot check: ids that are unknown or not unique. */
function* inconsistencies(form: Form): Generator<Mistake> {
  const { tables, relations, yearRelations = [], sections } = form;
  const ids = tables.map(({ id }) => id);
  for (const [index, table] of tables.entries()) {
    const pointer = `/tables/${index}`;
    if (ids.indexOf(table.id) < index) yield duplicate(`${pointer}/id`, table.id);
    yield* wrongSection(table, sections, pointer);
    if (table.editionOf === table.id) yield { pointer: `${pointer}/editionOf`, text: ownEdition };
    else if (table.editionOf !== undefined && !ids.includes(table.editionOf)) {
      yield unknownId(`${pointer}/editionOf`, table.editionOf, ids);
    }
    yield* repeatedCells(table, pointer);
  }
  const all = [...relations, ...yearRelations];
  for (const [index, relation] of all.entries()) {
    const { length } = relations;
    const pointer = index < length ? `/relations/${index}` : `/yearRelations/${index - length}`;
    if (all.findIndex(({ id }) => id === relation.id) < index) yield duplicate(`${pointer}/id`, relation.id);
    const table = tables.find(({ id }) => id === relation.table);
    if (table) yield* unknownTerms(relation, table, pointer);
    else yield unknownId(`${pointer}/table`, relation.table, ids);
  }
  yield* wrongRollUp(form, ids);
}

function* wrongRollUp(
  { tables, relations, yearRelations = [], rollUp }: Form,
  ids: readonly string[],
): Generator<Mistake> {
  if (!rollUp) return;
  const isTaken = [...relations, ...yearRelations].some(({ id }) => id === rollUp.id);
  if (isTaken) yield duplicate('/rollUp/id', rollUp.id);
  for (const [index, { table: id, except = [] }] of rollUp.tables.entries()) {
    const pointer = `/rollUp/tables/${index}`;
    const table = tables.find((one) => one.id === id);
    if (!table) yield unknownId(`${pointer}/table`, id, ids);
    else if (rollUp.tables.findIndex((one) => one.table === id) < index) yield duplicate(`${pointer}/table`, id);
    const known = table?.blocks.flatMap(({ rows, columns }) =>
      [...lines(rows), ...lines(columns)].map((line) => line.id),
    );
    for (const [at, line] of except.entries()) {
      if (known && !known.includes(line)) yield unknownId(`${pointer}/except/${at}`, line, known);
    }
  }
}

function* wrongSection({ section }: FormTable, sections: Form['sections'], pointer: string): Generator<Mistake> {
  if (section === undefined) {
    if (sections.length > 0) yield { pointer, text: { zh: '缺少“section”', en: 'lacks "section"' } };
    return;
  }
  if (sections.some(({ number }) => number === section)) return;
  const numbers = sections.map(({ number }) => number);
  yield {
    pointer: `${pointer}/section`,
    text: {
      zh: `没有第 ${section} 部分；sections ${numbers.length > 0 ? `里有 ${numbers.join(', ')}` : '是空的'}`,
      en: `there is no section ${section}; sections ${numbers.length > 0 ? `has ${numbers.join(', ')}` : 'is empty'}`,
    },
  };
}

/** Blocks may share rows or columns, but not a cell; one without a header has one column. */
function* repeatedCells({ blocks }: FormTable, pointer: string): Generator<Mistake> {
  const seen = new Set<string>();
  for (const [index, { rows, columns, headless, across }] of blocks.entries()) {
    const at = `${pointer}/blocks/${index}`;
    if (headless && (across || lines(columns).length > 1)) yield { pointer: `${at}/headless`, text: severalColumns };
    yield* repeatedLines(rows, `${at}/rows`);
    yield* repeatedLines(columns, `${at}/columns`);
    const cells = lines(rows).flatMap((row) => lines(columns).map((column) => `${row.id}/${column.id}`));
    const repeated = cells.find((cell) => seen.has(cell));
    if (repeated !== undefined) yield duplicate(at, repeated);
    for (const cell of cells) seen.add(cell);
  }
}

function* repeatedLines(headings: readonly Heading[], pointer: string): Generator<Mistake> {
  const ids = lines(headings).map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined) yield duplicate(pointer, repeated);
}

function* unknownTerms(
  { each, left, right }: Relation | YearRelation,
  { blocks }: FormTable,
  pointer: string,
): Generator<Mistake> {
  const known = [...new Set(blocks.flatMap(({ rows, columns }) => lines(each === 'row' ? columns : rows)))].map(
    ({ id }) => id,
  );
  for (const [side, { name: _, ...lists }] of Object.entries<Side | YearSide>({ left, right })) {
    for (const [list, terms] of Object.entries<readonly string[]>(lists)) {
      for (const [index, term] of terms.entries()) {
        if (!known.includes(term)) yield unknownId(`${pointer}/${side}/${list}/${index}`, term, known);
      }
    }
  }
}

const ownEdition: Text = { zh: '这就是它自己，应为另一张表', en: 'this is the table itself; name another one' };

const severalColumns: Text = {
  zh: '不印表头的一块只能有一栏，也不能是 across',
  en: 'a block without a header has one column, and is not "across"',
};

function unknownId(pointer: string, id: string, known: readonly string[]): Mistake {
  return { pointer, text: withSuggestion(id, known, { zh: `表里没有“${id}”`, en: `there is no "${id}"` }) };
}

function duplicate(pointer: string, id: string): Mistake {
  return { pointer, text: { zh: `“${id}”重复了`, en: `"${id}" is repeated` } };
}
