import { format } from '../model/decimal.ts';
import { type FormTable, formCells } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { plainFiguresOf } from '../model/plain-figures.ts';
import type { Entry, Report } from '../model/report.ts';
import { relatedCell } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { type Body, reportingBody } from '../narrative/body-level.ts';

export const regulationsWithoutPower: Rule = {
  id: 'regulations-without-power',
  severity: 'warning',
  title: { zh: '无权制定规章的单位填报了规章', en: 'A body that cannot make regulations reports some' },
  source: {
    zh: '《立法法》：规章由国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定',
    en: 'the Legislation Law: regulations are made by national departments and by governments of provinces and cities',
  },

  *check(report) {
    const body = reportingBody(report);
    const who = body && withoutPower(body);
    if (!who) return;
    const [entry, ...others] = regulationsOf(report);
    if (entry?.value.kind !== 'number') return;
    const { label } = entry.at;
    const number = format(entry.value.number);
    yield {
      entry,
      related: others.map(relatedCell),
      message: {
        zh: `${label.zh}为 ${number}，但${who.zh}无权制定规章；请核对，规范性文件应填在规范性文件那一行`,
        en: `${label.en} is ${number}, but ${who.en} cannot make regulations: check whether these are normative documents`,
      },
    };
  },
};

/** Returns what a body without power to make regulations is; undefined if it has the power, or its name does not tell. */
function withoutPower({ kind, level }: Body): Text | undefined {
  if (kind === 'town') return { zh: '乡镇、街道', en: 'a town or street' };
  if (kind === 'department') return level === 'city' || level === 'county' ? department : undefined;
  return level === 'county' ? { zh: '县（区）政府', en: 'a county or district' } : undefined;
}

const department: Text = { zh: '政府部门', en: 'a local department' };

/**
 * The columns that count what the body made itself; all columns of the 2021 form. On the 2019 form 新公开 and 对外公开总数 may
 * count regulations of others that it published.
 */
const ownColumns: ReadonlySet<string> = new Set(['issued', 'repealed', 'effective', 'produced']);

const cellsOf = memoize((table: FormTable) =>
  formCells(table).filter(({ row, column }) => row.id === 'regulations' && ownColumns.has(column.id)),
);

/** Returns the figures over 0 of a report's regulations, without making entries where all figures are plain and 0. */
function regulationsOf(report: Report): Entry[] {
  const plain = plainFiguresOf(report);
  return report.tables.flatMap((one, index) => {
    const cells = cellsOf(one.table);
    const isZero = (position: number) => plain!.figures[plain!.start + plain!.tables[index]![position]!] === 0;
    if (plain && cells.every(({ position }) => isZero(position))) return [];
    return cells
      .map(({ position }) => one.entries[position]!)
      .filter(({ value }) => value.kind === 'number' && value.number.units > 0n);
  });
}
