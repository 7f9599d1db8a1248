import { printedOds, printedOdt } from '../support/make/opendocument.ts';
import { readsRandomReports } from '../support/random-reports.ts';

readsRandomReports(
  { ods: ({ printed, style }) => printedOds(printed, style), odt: ({ printed }) => printedOdt(printed) },
  4,
);
