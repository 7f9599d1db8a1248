import type ExcelJS from 'exceljs';

/** Gives cells another look while a formula holds, whoever changes the figures. What was asked first goes before. */
export function colourWhile(
  sheet: ExcelJS.Worksheet,
  ref: string,
  formula: string,
  style: Partial<ExcelJS.Style>,
): void {
  // Its typings leave this out.
  const { conditionalFormattings } = sheet as ExcelJS.Worksheet & {
    readonly conditionalFormattings: readonly unknown[];
  };
  sheet.addConditionalFormatting({
    ref,
    rules: [{ type: 'expression', priority: conditionalFormattings.length + 1, formulae: [formula], style }],
  });
}
