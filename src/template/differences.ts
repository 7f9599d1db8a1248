import type ExcelJS from 'exceljs';
import { seen } from '../codecs/sanitize.ts';
import type { Equation, FormCell } from '../model/form.ts';
import type { Language, Text } from '../model/text.ts';
import { lineName, unequal } from '../relations.ts';
import type { DrawnTable } from '../writers/xlsx/drawing.ts';
import type { Drawn } from '../writers/xlsx/sheet.ts';
import { sumFormula } from '../writers/xlsx/sums.ts';
import { beside } from './beside.ts';

/**
 * Says beside the page, one below the other, which equations do not hold and by how much: those that no formula of the form
 * makes hold. As long as they do, nothing stands there.
 */
export function sayDifferences(
  sheet: ExcelJS.Worksheet,
  tables: readonly DrawnTable[],
  { cells, whole }: Drawn,
  language: Language,
): void {
  const column = beside(whole).text;
  let row = 0;
  for (const { equations, totals } of tables) {
    const free = equations.filter(({ left }) => left.length > 1 || left.some(({ id }) => !totals.has(id)));
    if (free.length === 0) continue;
    const spots = (side: readonly FormCell[]) => side.map(({ id }) => cells.get(id)!);
    // Not at the height of the header, whose cells name the columns.
    row = Math.max(row, Math.min(...free.flatMap(({ left }) => spots(left)).map(({ top }) => top)) - 1);
    for (const equation of free) {
      row++;
      const cell = sheet.getCell(row, column);
      const sums = [sumFormula(spots(equation.left)), sumFormula(spots(equation.right))] as const;
      cell.value = { formula: difference(equation, sums, language) };
      cell.font = { name: '宋体', size: 10, color: { argb: 'FFC00000' } };
      cell.alignment = { vertical: 'middle' };
    }
  }
}

function difference({ relation, line, left }: Equation, [l, r]: readonly [string, string], language: Language): string {
  // Fractions are off in the last binary digits.
  const by = `ROUND(${l}-${r},6)`;
  const of = lineName(left[0], relation, line);
  const parts: Readonly<Record<string, string>> = { '\ue001': l, '\ue002': r, '\ue003': `ABS(${by})` };
  const said = (isLess: boolean) => {
    const words = unequal(of, relation, [same('\ue001'), same('\ue002')], '\ue003', isLess)[language];
    return seen(words, '')
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

/** A text in a formula has no more than 255 characters. */
function quoted(text: string): string {
  const pieces = text.match(/.{1,200}/gsu) ?? [];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}
