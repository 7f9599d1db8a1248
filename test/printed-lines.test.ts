import { asMarkdown, asPage, type Page } from './printed-lines.ts';
import { type Printer, readsRandomReports } from './random-reports.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const aligns = ['left', 'centre', 'right'] as const;

const onPage =
  (wide: Page['wide']): Printer =>
  ({ printed, style: { offset = 0, breadth = 1, spaced = false } }) =>
    encode(asPage(printed, { wide, align: aligns[breadth - 1]!, blankLines: spaced, margin: offset }));

readsRandomReports({
  'a page as text, a column a character': onPage(1),
  'a page as text, as a screen shows it': onPage(2),
  Markdown: ({ printed }) => encode(asMarkdown(printed)),
});
