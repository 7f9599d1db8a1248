import { objectsOf, ofd } from '../support/make/ofd.ts';
import { drawPages, type Ruling } from '../support/make/pdf.ts';
import { type Printer, readsRandomReports } from '../support/random-reports.ts';

/** Where the first line stands depends on the report, so that its tables break at every row. */
const printer =
  (ruling: Ruling, repeatsHeader: boolean): Printer =>
  ({ printed, style: { offset = 0, breadth = 1, spaced } }) => {
    const top = 780 - 73 * offset - 31 * breadth;
    return ofd(drawPages(printed, { ruling, repeatsHeader, pageMarks: spaced === true, top }).map(objectsOf));
  };

readsRandomReports(
  {
    'ruled with lines': printer('lines', false),
    'boxes, the header repeated': printer('boxes', true),
    'filled lines': printer('thin boxes', false),
  },
  2,
);
