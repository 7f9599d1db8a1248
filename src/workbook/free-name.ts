import type ExcelJS from 'exceljs';

/** Returns the first of the names for n = 1, 2, … that no sheet of the workbook has, whatever its case. */
export function freeName(workbook: ExcelJS.Workbook, nth: (n: number) => string): string {
  const taken = new Set(workbook.worksheets.map(({ name }) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = nth(n);
    if (!taken.has(name.toLowerCase())) return name;
  }
}
