import { type Block, type Form, type FormTable, type Heading, headingsIn } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { error, type Mistake, remark } from './mistake.ts';
import { areAlike, clashes, labelsOf, type Named, namesOf } from './names.ts';
import { type PlacedHeading, type PlacedLine, placedLines, placedLists } from './placed-lines.ts';

/** Finds labels that mean two things, so that a report cannot say which one it has. */
export function* repeatedLabels({ sections, tables }: Form): Generator<Mistake> {
  yield* clashes(
    sections.map(({ heading, aliases, number }, index) => ({
      id: String(number),
      names: [
        { text: heading, pointer: `/sections/${index}/heading` },
        ...aliases.map((text, at) => ({ text, pointer: `/sections/${index}/aliases/${at}` })),
      ],
    })),
  );
  yield* repeatedNumbers(sections.map(({ number }) => number));
  yield* clashes(
    tables.map(({ id, name }, index) => ({ id, names: [{ text: name.zh, pointer: `/tables/${index}/name/zh` }] })),
  );
  for (const [index, table] of tables.entries()) yield* repeatedInTable(table, `/tables/${index}/blocks`);
  yield* sameHeaders(tables);
}

function* repeatedNumbers(numbers: readonly number[]): Generator<Mistake> {
  for (const [index, number] of numbers.entries()) {
    if (numbers.indexOf(number) === index) continue;
    yield error(
      `/sections/${index}/number`,
      `已有第 ${number} 部分；请改写编号`,
      `there is a section ${number} already: change the number`,
    );
  }
}

function* repeatedInTable({ blocks }: FormTable, pointer: string): Generator<Mistake> {
  const placed = blocks.map((block, index) => ({ block, at: `${pointer}/${index}` }));
  for (const { block, at } of placed) {
    yield* repeatedGroups(block.rows, `${at}/rows`);
    yield* repeatedGroups(block.columns, `${at}/columns`);
    yield* repeatedLines(placedLines(block.columns, `${at}/columns`));
  }
  // The rows of all blocks with one header are looked for together.
  for (const alike of groupBy(placed, ({ block }) => headerOf(block)).values()) {
    yield* repeatedLines(alike.flatMap(({ block, at }) => placedLines(block.rows, `${at}/rows`)));
  }
}

function headerOf({ across, columns, rows }: Block): string {
  return labelsOf([...headingsIn(columns), ...(across ? headingsIn(rows) : [])]);
}

function* repeatedGroups(headings: readonly Heading[], pointer: string): Generator<Mistake> {
  const isGroup = ({ heading }: PlacedHeading) => heading.children !== undefined;
  for (const list of placedLists(headings, pointer)) {
    yield* clashes(list.map(named), (one, other) => isGroup(one) || isGroup(other));
  }
}

function* repeatedLines(lines: readonly PlacedLine[]): Generator<Mistake> {
  yield* clashes(lines.map(named), areMixedUp);
}

function named<Placed extends PlacedHeading>(placed: Placed): Placed & Named {
  const { heading, pointer } = placed;
  return { ...placed, id: heading.id ?? pointer, names: namesOf(heading, pointer) };
}

/** True if the groups of two lines do not tell them apart: those of one begin like those of the other. */
function areMixedUp({ groups: some }: PlacedLine, { groups: others }: PlacedLine): boolean {
  const [outer, inner] = some.length < others.length ? [some, others] : [others, some];
  return outer.every(({ label }, index) => areAlike(label, inner[index]!.label));
}

/** Finds tables that a document cannot show, since their headers are those of another table. */
function* sameHeaders(tables: readonly FormTable[]): Generator<Mistake> {
  for (const [index, { blocks }] of tables.entries()) {
    const other = tables
      .slice(0, index)
      .find((one) => blocks.every((block) => one.blocks.some((its) => headerOf(its) === headerOf(block))));
    if (!other) continue;
    yield remark(
      `/tables/${index}`,
      `表头与 ${other.id} 相同：文档里的表都会当作 ${other.id}，只有明细 CSV、JSON 里的能读到`,
      `has the header of ${other.id}: a document’s tables are all taken for ${other.id}, only tidy CSV and JSON can have this one`,
    );
  }
}
