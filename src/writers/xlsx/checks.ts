import type ExcelJS from 'exceljs';
import { a1 } from '../../model/document.ts';
import type { Equation, FormCell } from '../../model/form.ts';
import { colourWhile } from './colour.ts';
import { broken } from './look.ts';
import { type Spot, sumFormula } from './sums.ts';

/** Has the sheet colour the left side of every equation while it does not hold, whoever changes the figures. */
export function drawChecks(
  sheet: ExcelJS.Worksheet,
  equations: readonly Equation[],
  spotsOf: (cells: readonly FormCell[]) => readonly Spot[],
): void {
  for (const { left, right } of equations) {
    const [sum, other] = [left, right].map((cells) => fixed(sumFormula(spotsOf(cells))));
    const ref = spotsOf(left).map((spot) => a1(spot.top, spot.left));
    // Fractions are off in the last binary digits.
    colourWhile(sheet, ref.join(' '), `ROUND(${sum}-${other},6)<>0`, broken);
  }
}

/** With references that stay where they are, whichever cell asks. */
function fixed(formula: string): string {
  return formula.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
