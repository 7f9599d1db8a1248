import ExcelJS from 'exceljs';
import { seen } from '../codecs/sanitize.ts';
import { equationsOf, type Form, formCells, headingOf } from '../model/form.ts';
import { type Named, reportName } from '../model/report.ts';
import type { Language } from '../model/text.ts';
import { tool } from '../version.ts';
import { finished } from '../workbook/package.ts';
import { titleOf } from '../writers/outline.ts';
import type { Drawing } from '../writers/xlsx/drawing.ts';
import { sheetName } from '../writers/xlsx/report-sheet.ts';
import { drawSheet } from '../writers/xlsx/sheet.ts';
import { totalsOf } from '../writers/xlsx/sums.ts';
import { sayDifferences } from './differences.ts';
import { guide } from './guide.ts';
import { type Input, openInputs } from './inputs.ts';
import { printArea } from './print-area.ts';

/** Whose form it is; the body is null where its name is yet to be written into the title. */
export interface Blank extends Named {
  readonly form: Form;
  readonly year: number;
}

/** In points: the text of a section, and what comes before the first heading. */
const room = { section: 300, opening: 64 };

/**
 * A form to be filled in, as it is printed: sums are live, what is to be filled in takes only what the form allows and is
 * coloured until it is, all else is protected, and what belongs where is said beside the page. Two runs give the same bytes.
 */
export async function blankForm(blank: Blank, language: Language): Promise<Uint8Array> {
  const { form, organization } = blank;
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(workbook, blank));
  const drawing = drawingOf(blank, language);
  const drawn = drawSheet(sheet, drawing, language);
  const texts: Input[] = [
    ...(drawn.title && organization === null ? [{ spot: drawn.title, text: drawing.title }] : []),
    ...drawn.opening.map((spot) => ({ spot, text: '' })),
    ...drawn.parts.flatMap(({ paragraphs }) => paragraphs.map((spot) => ({ spot, text: '' }))),
  ];
  const tables = drawing.parts.flatMap((part) => part.tables);
  const figures = tables.flatMap(({ table, totals }) =>
    formCells(table).flatMap((at) => (totals.has(at.id) ? [] : [{ at, spot: drawn.cells.get(at.id)! }])),
  );
  openInputs(sheet, texts, figures, language);
  sayDifferences(sheet, tables, drawn, language);
  const prompts = sectionNumbers(form).map((number) => form.sections.find((one) => one.number === number)?.prompt);
  const finish = guide(sheet, drawn, { prompts, isNameless: organization === null }, language);
  await sheet.protect('', { formatColumns: true, formatRows: true });
  workbook.title = drawing.title;
  // Formulas have no results: whoever fills the form in may be a program that works nothing out, and would leave them.
  workbook.calcProperties.fullCalcOnLoad = true;
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return finished(written, {
    sheets: new Map([[sheet.id, finish]]),
    names: [printArea(sheet, drawn.whole)],
    dated: false,
  });
}

/** In order; a table may stand in a section that the form has no heading for. */
function sectionNumbers({ sections, tables }: Form): number[] {
  const all = [...sections.map(({ number }) => number), ...tables.map(({ section }) => section)];
  return [...new Set(all)].sort((a, b) => a - b);
}

function drawingOf(blank: Blank, language: Language): Drawing {
  const { form, year } = blank;
  return {
    title: seen(titleOf(blank, form), ''),
    running: reportName(blank)[language],
    opening: [{ text: `本报告所列数据的${form.period}为${year}年1月1日至${year}年12月31日。`, height: room.opening }],
    parts: sectionNumbers(form).map((number) => {
      const tables = form.tables.filter(({ section }) => section === number);
      return {
        heading: headingOf(form, number),
        paragraphs: tables.length === 0 ? [{ text: '', height: room.section }] : [],
        tables: tables.map((table) => {
          const equations = equationsOf(table, form.relations);
          return { table, equations, totals: totalsOf(equations), content: () => null, note: () => '' };
        }),
      };
    }),
  };
}
