import type ExcelJS from 'exceljs';
import { a1 } from '../model/document.ts';
import type { FormCell } from '../model/form.ts';
import type { Language, Text } from '../model/text.ts';
import { safeText, truncated } from '../workbook/cell-text.ts';
import { areasOf, type CellRange } from '../writers/xlsx/cell-range.ts';
import { styleWhile } from '../writers/xlsx/conditional-formats.ts';

/** A cell for a text; it counts as filled in once its content is not `text`. */
export interface Input {
  readonly range: CellRange;
  readonly text: string;
}

/** A cell for a figure. */
export interface Figure {
  readonly at: FormCell;
  readonly range: CellRange;
}

/** The style of cells to be filled in; faint on paper. */
const empty: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF9DB' } },
};

/**
 * Unlocks the cells to be filled in, and colours them until they are. Figures take only what the form allows. The
 * cursor is at the first empty cell.
 */
export function unlockInputs(
  sheet: ExcelJS.Worksheet,
  texts: readonly Input[],
  figures: readonly Figure[],
  language: Language,
): void {
  for (const { range } of [...texts, ...figures]) unlock(sheet, range);
  for (const { range, text } of texts) {
    const cell = a1(range.top, range.left);
    styleWhile(sheet, cell, `EXACT(${cell},"${text.replaceAll('"', '""')}")`, empty);
  }
  // exceljs joins the validations of single cells into areas that may overlap.
  const { dataValidations } = sheet as ExcelJS.Worksheet & Validated;
  const kindOf = ({ at }: Figure) => [at.decimal, at.signed, at.unit].join();
  for (const kind of new Set(figures.map(kindOf))) {
    const alike = figures.filter((figure) => kindOf(figure) === kind);
    for (const area of areasOf(alike.map(({ range }) => range))) {
      dataValidations.add(area, validation(alike[0]!.at, language));
      // Sums leave out a number typed as text.
      styleWhile(sheet, area, `NOT(ISNUMBER(${area.replace(/:.*/, '')}))`, empty);
    }
  }
  const first = [...texts, ...figures]
    .map(({ range }) => range)
    .filter(({ top, left }) => !sheet.getCell(top, left).value)
    .toSorted((a, b) => a.top - b.top || a.left - b.left)[0];
  if (first) sheet.views = [{ ...sheet.views[0], state: 'normal', activeCell: a1(first.top, first.left) }];
}

function unlock(sheet: ExcelJS.Worksheet, { top, left, bottom, right }: CellRange): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cell = sheet.getCell(row, column);
      cell.style = { ...cell.style, protection: { locked: false } };
    }
  }
}

/** The validations of a sheet by area, which the typings of exceljs leave out. */
interface Validated {
  readonly dataValidations: { add(area: string, validation: ExcelJS.DataValidation): void };
}

/** The longest message that Excel allows. */
const maxMessage = 225;

/** Lower bound of signed figures. */
const minFigure = -999_999_999_999;

function validation({ decimal, signed, unit }: FormCell, language: Language): ExcelJS.DataValidation {
  const kind: Text = decimal ? { zh: '数字', en: 'a number' } : { zh: '整数', en: 'a whole number' };
  const range: Text = signed
    ? { zh: '，减少的前面加负号', en: '; put a minus sign before a decrease' }
    : { zh: '，不能小于 0', en: ', and not less than 0' };
  const measure: Text = unit ? { zh: `，单位为${unit}`, en: `, in ${unit}` } : { zh: '', en: '' };
  const error: Text = {
    zh: `这一格只能填${kind.zh}${range.zh}${measure.zh}。没有发生的填 0；不写单位和文字。`,
    en: `This cell takes ${kind.en}${range.en}${measure.en}. Enter 0 if there was nothing, without units or words.`,
  };
  return {
    type: decimal ? 'decimal' : 'whole',
    operator: 'greaterThanOrEqual',
    formulae: [signed ? minFigure : 0],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: { zh: `请填${kind.zh}`, en: `Please enter ${kind.en}` }[language],
    error: truncated(safeText(error[language], ''), maxMessage),
  };
}
