import { readFileSync } from 'node:fs';
import type { Block, Form, FormSection, FormTable, Heading, Relation, Severity } from '../../src/model/form.ts';
import type { Text } from '../../src/model/text.ts';
import { cellsOf, type GridCell, tablesIn, turned } from './markdown-tables.ts';

/** A form as `fixtures/forms/<id>.md` has it: copied by hand from its notice, never made from the program's form. */
export function officialForm(id: string): Form {
  const [head = '', ...parts] = partsOf(id);
  const fact = Object.fromEntries(tablesIn(head)[0]!.map(([name, value]) => [name!, value!]));
  const tables = parts.filter((part) => part.startsWith('表')).map(tableIn);
  const [from = '', to = ''] = fact.适用年度!.match(/\d+/g) ?? [];
  return {
    id: fact.编号!,
    family: fact.系列!,
    edition: fact.版次!,
    title: { zh: fact.名称!, en: fact.English! },
    source: fact.依据!,
    years: { from: Number(from), to: to === '' ? null : Number(to) },
    reportTitles: fact.报告标题!.split('；'),
    period: fact.期间!,
    sections: sectionsIn(parts.find((part) => part.startsWith('各部分'))!),
    tables: tables.map(({ table }) => table),
    relations: relationsIn(parts.find((part) => part.startsWith('勾稽关系'))!, tables),
  };
}

/** The cells of a table as the notice prints it, from left to right and from top to bottom. */
export function officialPrint(id: string, table: string): GridCell[] {
  return cellsOf(tablesIn(partsOf(id).find((part) => part.includes(`\`${table}\`\n`))!)[0]!);
}

function partsOf(id: string): string[] {
  return readFileSync(`fixtures/forms/${id}.md`, 'utf8').split(/^## /m);
}

const numberOf = (ordinal: string) => '一二三四五六'.indexOf(ordinal) + 1;

function sectionsIn(part: string): FormSection[] {
  return tablesIn(part)[0]!.map(([ordinal, heading, aliases]) => ({
    number: numberOf(ordinal!),
    heading: heading!,
    aliases: aliases!.split('；'),
  }));
}

/** A printed label: its id, names and kind, by its words. */
type Words = ReadonlyMap<string, Heading>;

interface NamedTable {
  readonly table: FormTable;
  readonly rows: Words;
  readonly columns: Words;
}

function tableIn(part: string): NamedTable {
  const [, zh = '', en = '', id = ''] = /^(\S+) (.+) `(.+)`/.exec(part)!;
  const [, section = '', editionOf] = /^第(.)部分。(?:版次随 `(.+)`。)?/m.exec(part)!;
  const [printed, ...words] = tablesIn(part);
  const [rows, columns] = words.map(wordsIn) as [Words, Words];
  const cells = cellsOf(printed!);
  const values = cells.filter(({ text }) => text === '');
  const labelWidth = Math.min(...values.map(({ column }) => column)) - 1;
  const width = printed![0]!.length;
  const table = { id, name: { zh, en }, section: numberOf(section), width, labelWidth };
  const blocks =
    labelWidth === 0 ? [acrossBlock(cells, rows, columns)] : blocksIn(cells, width, labelWidth, rows, columns);
  return { table: { ...table, ...(editionOf && { editionOf }), blocks }, rows, columns };
}

function wordsIn(rows: readonly (readonly string[])[]): Words {
  return new Map(
    rows.map(([label, id, name, en, aliases, notes]) => [label!, heading(label!, id!, name!, en!, aliases!, notes!)]),
  );
}

function heading(label: string, id: string, name: string, en: string, aliases: string, notes: string): Heading {
  const kinds = notes.split('，');
  const unit = kinds.find((one) => one.endsWith('元'));
  return {
    ...(id && { id }),
    label,
    ...(name && { name }),
    en,
    ...(aliases && { aliases: aliases.split('；') }),
    ...(kinds.includes('合计') && { total: true }),
    ...(kinds.includes('增减') && { signed: true }),
    ...(kinds.includes('金额') && { decimal: true }),
    ...(unit && { unit }),
  };
}

/** The parts of a table with row labels: each begins with its caption, if it has one, and its corner. */
function blocksIn(cells: readonly GridCell[], width: number, labelWidth: number, rows: Words, columns: Words): Block[] {
  const captions = cells.filter((cell) => cell.columns === width);
  const tops = captions.length > 0 ? captions.map(({ row }) => row) : [1];
  return tops.map((top, index) => {
    const own = cells.filter(({ row }) => row >= top && row < (tops[index + 1] ?? Infinity));
    const caption = captions[index]?.text;
    const corner = own.find(({ column, columns }) => column === 1 && columns === labelWidth)!;
    const header = own.filter(
      ({ row, column }) => column > labelWidth && row >= corner.row && row < corner.row + corner.rows,
    );
    const labels = own.filter(({ row, column }) => column <= labelWidth && row >= corner.row + corner.rows);
    return {
      ...(caption !== undefined && { caption }),
      corner: corner.text,
      columns: nested(header, columns),
      rows: nested(labels.map(turned), rows).map(withoutSpan),
    };
  });
}

/** Row labels above columns that are repeated under each of them. */
function acrossBlock(cells: readonly GridCell[], rows: Words, columns: Words): Block {
  const header = cells.filter(({ text }) => text !== '');
  const names = header.filter(({ text }) => rows.has(text));
  const under = header.filter(({ text, column }) => columns.has(text) && column <= names[0]!.columns);
  return { across: true, columns: nested(under, columns), rows: nested(names, rows).map(withoutSpan) };
}

/** Headings by the cells that they take: those of the first row, each with the cells right under it. */
function nested(cells: readonly GridCell[], words: Words): Heading[] {
  const top = Math.min(...cells.map(({ row }) => row));
  const below = (upper: GridCell): Heading => {
    const known = words.get(upper.text);
    if (!known) throw new Error(`${upper.text} is printed, but not named`);
    const end = upper.column + upper.columns;
    const children = cells.filter(
      ({ row, column }) => row === upper.row + upper.rows && column >= upper.column && column < end,
    );
    if (children.length > 0) return { ...known, children: children.map(below) };
    return upper.columns > 1 ? { ...known, span: upper.columns } : known;
  };
  return cells.filter(({ row }) => row === top).map(below);
}

function withoutSpan({ span: _, children, ...rest }: Heading): Heading {
  return { ...rest, ...(children && { children: children.map(withoutSpan) }) };
}

function relationsIn(part: string, tables: readonly NamedTable[]): Relation[] {
  return part
    .split(/^### /m)
    .slice(1)
    .map((text): Relation => {
      const [, id = ''] = /^`(.+)`/.exec(text)!;
      const [, name, each, left = '', right = ''] = /^(表.)每一(行|列)：(.+) = (.+)。$/m.exec(text)!;
      const [, source = '', severity] = /^依据：(.+)。级别：(.+)。$/m.exec(text)!;
      const { table, rows, columns } = tables.find((one) => one.table.name.zh === name)!;
      const terms = (side: string) =>
        side.split(' + ').map((label) => (each === '行' ? columns : rows).get(label)!.id!);
      const [title, leftName, rightName] = tablesIn(text)[0]!.map(([, zh, en]): Text => ({ zh: zh!, en: en! }));
      return {
        id,
        title: title!,
        source,
        severity: severity as Severity,
        table: table.id,
        each: each === '行' ? 'row' : 'column',
        left: { name: leftName!, terms: terms(left) },
        right: { name: rightName!, terms: terms(right) },
      };
    });
}
