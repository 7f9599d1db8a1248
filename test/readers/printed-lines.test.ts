import { asMarkdown, asPage, asRunningText, type Page } from '../support/make/printed-lines.ts';
import { type Printer, readsNothingWrong, readsRandomReports } from '../support/random-reports.ts';
import { utf8 } from '../support/utf8.ts';

const aligns = ['left', 'centre', 'right'] as const;

const onPage =
  (how: Pick<Page, 'wide' | 'narrow'>): Printer =>
  ({ printed, style: { offset = 0, breadth = 1, spaced = false } }) =>
    utf8(asPage(printed, { ...how, align: aligns[breadth - 1]!, blankLines: spaced, margin: offset }));

readsRandomReports({
  'a page as text, a column a character': onPage({ wide: 1 }),
  'a page as text, as a screen shows it': onPage({ wide: 2 }),
  Markdown: ({ printed }) => utf8(asMarkdown(printed)),
});

readsNothingWrong({
  'a page with little room': onPage({ wide: 2, narrow: true }),
  'text in reading order': ({ printed, style: { offset = 0 } }) => utf8(asRunningText(printed, 8 + offset * 10)),
});
