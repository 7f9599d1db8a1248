import type { Part } from '../../codecs/zip.ts';
import type { Correction } from '../../corrections.ts';
import { format } from '../../model/decimal.ts';
import type { Text } from '../../model/text.ts';
import { numberLiteral } from '../../readers/sheet/literal.ts';
import type { Sheet, StoredCell } from '../../readers/sheet/sheet.ts';
import type { Unapplied } from '../fixer.ts';
import type { Spot } from './dependents.ts';
import { type Filled, isWithin } from './filled.ts';

/** A sheet of a workbook and its part. */
export interface SheetFile extends Part {
  readonly sheet: Sheet;
  readonly filled: readonly Filled[];
}

/** Corrections, sorted by what can be done about them. */
export interface Plan {
  readonly changes: readonly (Spot & { readonly literal: string })[];
  /** Corrections of cells with a formula, where at most the result of the formula is written. */
  readonly formulas: readonly { readonly correction: Correction; readonly sheet: Sheet; readonly cell: StoredCell }[];
  readonly left: readonly Unapplied[];
}

/** Sorts corrections. No number is written into a cell that has a formula or is filled by one. */
export function planFor(corrections: readonly Correction[], sheets: readonly SheetFile[]): Plan {
  const changes: (Spot & { readonly literal: string })[] = [];
  const formulas: { readonly correction: Correction; readonly sheet: Sheet; readonly cell: StoredCell }[] = [];
  const left: Unapplied[] = [];
  for (const correction of corrections) {
    const { sheet: name, row = 0, column = 0 } = correction.cell.place;
    const [file, other] = sheets.filter(({ sheet }) => sheet.name === name);
    if (!file) throw new RangeError(`there is no sheet ${name}`);
    const cell = file.sheet.rows.get(row)?.[column - 1];
    const literal = format(correction.to);
    if (cell?.formula !== undefined) formulas.push({ correction, sheet: file.sheet, cell });
    else if (other) left.push({ correction, why: ambiguous });
    else if (file.filled.some(({ area }) => isWithin(area, row, column))) left.push({ correction, why: filledIn });
    else if (numberLiteral(literal) !== literal) left.push({ correction, why: tooLong });
    else changes.push({ sheet: file.sheet, row, column, literal });
  }
  return { changes, formulas, left };
}

const filledIn: Text = {
  zh: '由数组公式或模拟运算表填入，没有改写；请核对那条公式',
  en: 'is filled by an array formula or a what-if table and was not overwritten: check that formula',
};

const ambiguous: Text = {
  zh: '有两张工作表同名，分不清是哪一张；请先给工作表改名',
  en: 'two sheets have this name, and either could be meant: rename one first',
};

const tooLong: Text = {
  zh: '超过 15 位，表格软件存不下这样的数字，没有改写',
  en: 'has more than 15 digits, which no spreadsheet keeps, and was left as it is',
};
