// What one would write without this program: the applicant sums of 表三, at fixed cells.
import ExcelJS from 'exceljs';

const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(process.argv[2]);
const sheet = workbook.getWorksheet('表三');
for (let row = 6; row <= 30; row++) {
  const parts = [4, 5, 6, 7, 8, 9].map((column) => Number(sheet.getCell(row, column).value ?? 0));
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum !== Number(sheet.getCell(row, 10).value))
    console.log(`row ${row}: ${sheet.getCell(row, 10).value}, not ${sum}`);
}
