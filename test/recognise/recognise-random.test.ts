import { asCsv, asText, bytesOf, print } from '../support/make/printed.ts';
import { readsRandomReports, waysInCells } from '../support/random-reports.ts';

readsRandomReports(
  {
    xlsx: ({ printed, style }) => bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed, style)),
    'a sheet a table': ({ tables, filled, style }) =>
      bytesOf((workbook) => {
        for (const table of tables) print(workbook.addWorksheet(table.id), [{ table, figures: filled }], style);
      }),
    csv: ({ printed }) => new TextEncoder().encode(asCsv(printed)),
    text: ({ printed }) => new TextEncoder().encode(asText(printed)),
  },
  3,
  waysInCells,
);
