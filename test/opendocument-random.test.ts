import { printedOds, printedOdt } from './make/opendocument.ts';
import { readsRandomReports } from './random-reports.ts';

readsRandomReports(
  { ods: ({ printed, style }) => printedOds(printed, style), odt: ({ printed }) => printedOdt(printed) },
  15,
);
