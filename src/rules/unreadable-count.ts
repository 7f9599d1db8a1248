import { isLeftEmpty } from '../model/blanks.ts';
import { type Cell, isPictureOrStruck } from '../model/document.ts';
import { equationsOf, type FormCell, lines, nameOf } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { absentLines, type Entry, isAbsentFromList, type Table } from '../model/report.ts';
import { aboutTable, type Finding, type Rule } from '../model/rule.ts';
import { hasCrossing, hasStruckText, withoutStrikeMarks } from '../model/struck-text.ts';
import type { Text } from '../model/text.ts';

export const unreadableCount: Rule = {
  id: 'unreadable-count',
  severity: 'error',
  title: { zh: '应填数字处不是数字', en: 'A figure is not a number' },
  source: { zh: '各表各格填写统计数字', en: 'every cell of the tables takes a figure' },

  *check(report) {
    for (const table of report.tables) {
      if (!isLeftEmpty(table, report)) yield* unreadable(table);
      yield* unplaced(table);
      yield* absentCells(table);
    }
  },
};

function* unreadable({ entries }: Table): Generator<Finding> {
  for (const entry of entries) {
    const { value, at, place, cell } = entry;
    if (value.kind !== 'unreadable' || !cell) continue;
    if (isPictureOrStruck(cell)) {
      const isOpen = cell.struck !== undefined || place.page !== undefined;
      yield { entry, ...(isOpen && { kind: 'open' }), message: pictureOrStruck(at.label, cell) };
      continue;
    }
    const text = cell.text.trim();
    if (text === '') {
      // stale-formula reports a formula without a stored result.
      if (!cell.stored?.uncached) yield { entry, message: emptyResult(at.label, cell) };
      continue;
    }
    const open = place.page === undefined ? spacedDigits(at.label, text) : doubtfulPrint(at.label, text);
    yield {
      entry,
      ...(open && { kind: 'open' }),
      message: open ?? (value.unit === undefined ? notANumber(at.label, text) : wrongUnit(at, text, value.unit)),
    };
  }
}

function emptyResult(label: Text, { stored }: Cell): Text {
  const formula = stored!.formula!;
  return {
    zh: `${label.zh}是公式 =${formula}，结果不是数字；请改填数字，没有发生的填 0`,
    en: `${label.en} is the formula =${formula}, whose result is not a number: write the number, 0 where there was nothing`,
  };
}

function notANumber(label: Text, text: string): Text {
  return {
    zh: `${label.zh}为“${text}”，读不出数字；请只填阿拉伯数字`,
    en: `${label.en} says “${text}”, which is not a number: write digits only`,
  };
}

function wrongUnit({ label, decimal }: FormCell, text: string, unit: string): Text {
  return {
    zh: `${label.zh}写作“${text}”，而本栏填${decimal ? '金额' : '数量'}，单位不会是“${unit}”，不能按数字核对；请改正后只填数字`,
    en: `${label.en} says “${text}”, but the form asks for ${decimal ? 'an amount' : 'a count'}, not for ${unit}, so it is not taken as a number: correct it and write digits only`,
  };
}

function pictureOrStruck(label: Text, { struck }: Cell): Text {
  if (struck === undefined) {
    return {
      zh: `${label.zh}是一张图片，读不出数字；请改填数字`,
      en: `${label.en} is a picture, from which no number can be read: write the number in digits`,
    };
  }
  return {
    zh: `${label.zh}只有划了删除线的“${struck}”，无法确定算不算数；请改填数字`,
    en: `${label.en} has only “${struck}”, struck through, and it is unclear whether that counts: write the number without the line`,
  };
}

/** Reports figures that could not be assigned to a cell: one finding for each row, and one for all of unknown row. */
function* unplaced(table: Table): Generator<Finding> {
  for (const [row, unplaced] of groupBy(table.unplaced ?? [], ({ row }) => row)) {
    const cells = table.entries.filter(
      ({ value, at }) => value.kind === 'unread' && (row === undefined || row === at.row.id),
    ).length;
    const texts = unplaced.map(({ cell }) => cell.text.trim());
    const shown = texts.slice(0, maxQuoted);
    const more = texts.length - shown.length;
    const label = rowName(table, row) ?? table.table.name;
    yield {
      ...aboutTable(table, `${table.table.id}/${row ?? ''}`),
      place: unplaced[0]!.cell.place,
      label,
      quoted: shown.join(' '),
      kind: 'open',
      message: {
        zh: `${label.zh}有${shown.map((text) => `“${text}”`).join('、')}${more > 0 ? ` 等 ${texts.length} 处` : ''}对不上栏目，未填的 ${cells} 格因此未读取；请对照原件填进所属的格`,
        en: `${label.en} has ${shown.map((text) => `“${text}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''} outside any cell, so its ${cells} empty ${cells === 1 ? 'cell is' : 'cells are'} not read: put each into its cell`,
      },
    };
  }
}

/** Reports cells that are absent from a row that is there, unless an open sum mentions them: one finding for each row. */
function* absentCells(table: Table): Generator<Finding> {
  const isAbsent = (entry: Entry) => entry.value.kind === 'absent' && !isAbsentFromList(entry);
  if (!table.entries.some(isAbsent)) return;
  const columns = new Set(absentLines(table, 'column').map(({ line }) => line.id));
  const summed = new Set(
    equationsOf(table.table, table.form.relations).flatMap(({ left, right }) => [...left, ...right]),
  );
  for (const row of table.table.blocks.flatMap((block) => lines(block.rows))) {
    const own = table.entries.filter(({ at }) => at.row.id === row.id);
    const cells = own.filter((entry) => isAbsent(entry) && !columns.has(entry.at.column.id) && !summed.has(entry.at));
    if (cells.length === 0 || own.every(isAbsent)) continue;
    const label = nameOf(row);
    const names = cells.map(({ at }) => nameOf(at.column));
    yield {
      ...aboutTable(table, `${table.table.id}/${row.id}`),
      label,
      kind: 'open',
      message: {
        zh: `${label.zh}没有“${names.map(({ zh }) => zh).join('”“')}”一格，未核对；请补上，没有发生的填 0`,
        en: `${label.en} has no cell for ${names.map(({ en }) => `“${en}”`).join(', ')}, which was not checked: add it, with 0 where there was nothing`,
      },
    };
  }
}

/** The figures that are quoted before the rest are counted. */
const maxQuoted = 5;

function rowName({ table }: Table, id: string | undefined): Text | undefined {
  const line = table.blocks.flatMap(({ rows }) => lines(rows)).find((one) => one.id === id);
  return line && nameOf(line);
}

/** Says why a figure on a printed page is in doubt without a mistake of its writer, if it is. */
function doubtfulPrint(label: Text, text: string): Text | undefined {
  if (hasStruckText(text)) {
    return {
      zh: `${label.zh}的“${text}”有线从字中间穿过，可能是划掉或改过的，无法确定算不算数；请对照原件核对这一格`,
      en: `${label.en} has “${text}”, with a line through it: it may be struck out or revised, and it is unclear what counts: compare this cell with the original`,
    };
  }
  if (hasCrossing(text)) {
    const shown = withoutStrikeMarks(text).replaceAll(/\s+/g, ' ');
    return {
      zh: `${label.zh}的“${shown}”越过了格线，无法确定这一格填的是哪几位；请对照原件核对这一格`,
      en: `${label.en} has “${shown}”, which runs over the line next to it, and it is unclear which digits belong to this cell: compare it with the original`,
    };
  }
  if (text.includes('\ufffd')) {
    return {
      zh: `${label.zh}有字读不出（与别的字叠在一起，或缺少编码），显示为“${text}”；请对照原件核对这一格`,
      en: `${label.en} has characters that cannot be read (“${text}”), because they overlap others or lack an encoding: compare this cell with the original`,
    };
  }
  return /^\d+$/.test(text) ? digitsApart(label, text) : spacedDigits(label, text);
}

/** A figure with spaces or line breaks in it looks like two. The page that convert writes shows a space as ␣. */
function spacedDigits(label: Text, text: string): Text | undefined {
  return /^\d[\d.,\s\u2423]*[\s\u2423][\d.,\s\u2423]*$/.test(text.normalize('NFKC'))
    ? digitsApart(label, text)
    : undefined;
}

function digitsApart(label: Text, text: string): Text {
  const shown = text.replaceAll(/\s+/g, ' ');
  return {
    zh: `${label.zh}的数字中间隔开了（“${shown}”），无法确定是一个数还是几个数；请对照原件核对这一格`,
    en: `${label.en} has digits set apart (“${shown}”), and it is unclear whether they are one number: compare this cell with the original`,
  };
}
