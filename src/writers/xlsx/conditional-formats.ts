import type ExcelJS from 'exceljs';
import { a1 } from '../../model/document.ts';
import type { Equation, FormCell } from '../../model/form.ts';
import type { CellRange } from './cell-range.ts';
import { brokenStyle } from './styles.ts';
import { sumFormula } from './sums.ts';

/** Styles cells while a formula holds. Formats added first take precedence. */
export function styleWhile(
  sheet: ExcelJS.Worksheet,
  ref: string,
  formula: string,
  style: Partial<ExcelJS.Style>,
): void {
  // The typings of exceljs leave this out.
  const { conditionalFormattings } = sheet as ExcelJS.Worksheet & {
    readonly conditionalFormattings: readonly unknown[];
  };
  sheet.addConditionalFormatting({
    ref,
    rules: [{ type: 'expression', priority: conditionalFormattings.length + 1, formulae: [formula], style }],
  });
}

/** Highlights the left side of every equation while it does not hold. */
export function highlightBroken(
  sheet: ExcelJS.Worksheet,
  equations: readonly Equation[],
  rangesOf: (cells: readonly FormCell[]) => readonly CellRange[],
): void {
  for (const { left, right } of equations) {
    const [sum, other] = [left, right].map((cells) => absolute(sumFormula(rangesOf(cells))));
    const ref = rangesOf(left).map((range) => a1(range.top, range.left));
    // Rounded because sums of fractions are off in the last binary digits.
    styleWhile(sheet, ref.join(' '), `ROUND(${sum}-${other},6)<>0`, brokenStyle);
  }
}

/** Makes the references of a formula absolute. */
function absolute(formula: string): string {
  return formula.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
