import type ExcelJS from 'exceljs';
import { a1 } from '../model/document.ts';
import type { FormCell } from '../model/form.ts';
import type { Language, Text } from '../model/text.ts';
import { clipped, harmless } from '../workbook/inert.ts';
import { areasOf } from '../writers/xlsx/areas.ts';
import { colourWhile } from '../writers/xlsx/colour.ts';
import type { Spot } from '../writers/xlsx/sums.ts';

/** A text to be written; it has been once it is no longer this. */
export interface Input {
  readonly spot: Spot;
  readonly text: string;
}

export interface Figure {
  readonly at: FormCell;
  readonly spot: Spot;
}

/** Of what is yet to be filled in; hardly seen on paper. */
const empty: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF9DB' } },
};

/**
 * Opens what is to be filled in a sheet that is else protected, and colours it until it is. Figures take only what the
 * form allows; the cursor stands at the first that is empty.
 */
export function openInputs(
  sheet: ExcelJS.Worksheet,
  texts: readonly Input[],
  figures: readonly Figure[],
  language: Language,
): void {
  for (const { spot } of [...texts, ...figures]) open(sheet, spot);
  for (const { spot, text } of texts) {
    const cell = a1(spot.top, spot.left);
    colourWhile(sheet, cell, `EXACT(${cell},"${text.replaceAll('"', '""')}")`, empty);
  }
  const kindOf = ({ at }: Figure) => [at.decimal, at.signed, at.unit].join();
  for (const kind of new Set(figures.map(kindOf))) {
    const alike = figures.filter((figure) => kindOf(figure) === kind);
    for (const area of areasOf(alike.map(({ spot }) => spot))) {
      validationsOf(sheet).add(area, validation(alike[0]!.at, language));
      // A number that is only a text counts in no sum.
      colourWhile(sheet, area, `NOT(ISNUMBER(${area.replace(/:.*/, '')}))`, empty);
    }
  }
  const first = [...texts, ...figures]
    .map(({ spot }) => spot)
    .filter(({ top, left }) => !sheet.getCell(top, left).value)
    .toSorted((a, b) => a.top - b.top || a.left - b.left)[0];
  if (first) sheet.views = [{ ...sheet.views[0], state: 'normal', activeCell: a1(first.top, first.left) }];
}

function open(sheet: ExcelJS.Worksheet, { top, left, bottom, right }: Spot): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cell = sheet.getCell(row, column);
      cell.style = { ...cell.style, protection: { locked: false } };
    }
  }
}

/** By area: from single cells exceljs makes areas of its own, and these may overlap. */
function validationsOf(sheet: ExcelJS.Worksheet) {
  // Its typings leave this out.
  const { dataValidations } = sheet as ExcelJS.Worksheet & {
    readonly dataValidations: { add(area: string, validation: ExcelJS.DataValidation): void };
  };
  return dataValidations;
}

/** As long as Excel takes a message. */
function message(text: string): string {
  return clipped(harmless(text, ''), 225);
}

/** No figure of a report is less. */
const least = -999_999_999_999;

function validation({ decimal, signed, unit }: FormCell, language: Language): ExcelJS.DataValidation {
  const kind: Text = decimal ? { zh: '数字', en: 'a number' } : { zh: '整数', en: 'a whole number' };
  const range: Text = signed
    ? { zh: '，减少的前面加负号', en: '; a decrease has a minus before it' }
    : { zh: '，不能小于 0', en: ', and not less than 0' };
  const measure: Text = unit ? { zh: `，单位为${unit}`, en: `, in ${unit}` } : { zh: '', en: '' };
  return {
    type: decimal ? 'decimal' : 'whole',
    operator: 'greaterThanOrEqual',
    formulae: [signed ? least : 0],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: { zh: `请填${kind.zh}`, en: `Please write ${kind.en}` }[language],
    error: message(
      {
        zh: `这一格只能填${kind.zh}${range.zh}${measure.zh}。没有发生的填 0；不写单位和文字。`,
        en: `This cell takes ${kind.en}${range.en}${measure.en}. Write 0 where there was nothing, and no unit or word.`,
      }[language],
    ),
  };
}
