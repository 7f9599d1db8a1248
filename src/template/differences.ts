import type ExcelJS from 'exceljs';
import { replaceInvisible } from '../codecs/sanitize.ts';
import type { Equation, FormCell } from '../model/form.ts';
import type { Language, Text } from '../model/text.ts';
import { differenceInWords, lineName } from '../relations.ts';
import type { SheetLayout } from '../writers/xlsx/sheet.ts';
import type { TableContent } from '../writers/xlsx/sheet-content.ts';
import { sumFormula } from '../writers/xlsx/sums.ts';
import { marginColumns } from './guide.ts';

/**
 * Adds formulas beside the page, one below the other, that say which equations do not hold and by how much; they are
 * empty while the equations hold. Equations that the form's own formulas make hold are left out.
 */
export function addDifferenceFormulas(
  sheet: ExcelJS.Worksheet,
  tables: readonly TableContent[],
  { cells, whole }: SheetLayout,
  language: Language,
): void {
  const column = marginColumns(whole).text;
  let row = 0;
  for (const { equations, totals } of tables) {
    const free = equations.filter(({ left }) => left.length > 1 || left.some(({ id }) => !totals.has(id)));
    if (free.length === 0) continue;
    const ranges = (side: readonly FormCell[]) => side.map(({ id }) => cells.get(id)!);
    // Below the header, whose cells name the columns.
    row = Math.max(row, Math.min(...free.flatMap(({ left }) => ranges(left)).map(({ top }) => top)) - 1);
    for (const equation of free) {
      row++;
      const cell = sheet.getCell(row, column);
      const sums = [sumFormula(ranges(equation.left)), sumFormula(ranges(equation.right))] as const;
      cell.value = { formula: difference(equation, sums, language) };
      cell.font = { name: '宋体', size: 10, color: { argb: 'FFC00000' } };
      cell.alignment = { vertical: 'middle' };
    }
  }
}

function difference({ relation, line, left }: Equation, [l, r]: readonly [string, string], language: Language): string {
  // Rounded because sums of fractions are off in the last binary digits.
  const by = `ROUND(${l}-${r},6)`;
  const of = lineName(left[0], relation, line);
  const parts: Readonly<Record<string, string>> = { '\ue001': l, '\ue002': r, '\ue003': `ABS(${by})` };
  const said = (isLess: boolean) => {
    const words = differenceInWords(of, relation, [same('\ue001'), same('\ue002')], '\ue003', isLess)[language];
    return replaceInvisible(words, '')
      .split(/([\ue001-\ue003])/u)
      .filter((part) => part !== '')
      .map((part) => parts[part] ?? quoted(part))
      .join('&');
  };
  return `IF(${by}=0,"",IF(${by}<0,${said(true)},${said(false)}))`;
}

function same(text: string): Text {
  return { zh: text, en: text };
}

/** Quotes a text for a formula, in pieces: Excel takes at most 255 characters in each. */
function quoted(text: string): string {
  const pieces = text.match(/.{1,200}/gsu) ?? [];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}
