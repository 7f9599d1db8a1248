import { asDocx } from '../support/make/docx.ts';
import { readsRandomReports } from '../support/random-reports.ts';

readsRandomReports({ docx: ({ printed }) => asDocx(printed) }, 3);
readsRandomReports(
  {
    'docx, in controls and with changes tracked': ({ printed }) => asDocx(printed, { controlled: true, tracked: true }),
    'docx, in frames': ({ printed }) => asDocx(printed, { framed: true }),
  },
  10,
);
