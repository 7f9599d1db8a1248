import ExcelJS from 'exceljs';
import { replaceInvisible } from '../codecs/sanitize.ts';
import { letters } from '../model/document.ts';
import { equationsOf, type Form, formCells, headingOf } from '../model/form.ts';
import { type ReportIdentity, reportName } from '../model/report.ts';
import type { Language } from '../model/text.ts';
import { tool } from '../version.ts';
import { finishPackage } from '../workbook/package.ts';
import { escapeXml } from '../workbook/xml-text.ts';
import { titleOf } from '../writers/outline.ts';
import type { CellRange } from '../writers/xlsx/cell-range.ts';
import { sheetName } from '../writers/xlsx/report-sheet.ts';
import { drawSheet } from '../writers/xlsx/sheet.ts';
import type { SheetContent } from '../writers/xlsx/sheet-content.ts';
import { totalsOf } from '../writers/xlsx/sums.ts';
import { addDifferenceFormulas } from './differences.ts';
import { addGuide } from './guide.ts';
import { type Input, unlockInputs } from './inputs.ts';

/** The heading of a blank form; without a body, its name is to be written into the title. */
export interface Blank extends ReportIdentity {
  readonly form: Form;
  readonly year: number;
}

/** Heights of the text areas of a section and before the first heading, in points. */
const heights = { section: 300, opening: 64 };

/**
 * Writes a blank form as a workbook in the printed layout. Sums are formulas; cells to be filled in take only what the
 * form allows, and are coloured until they are filled in; other cells are protected; notes beside the page say what
 * belongs where. Two runs give the same bytes.
 */
export async function blankForm(blank: Blank, language: Language): Promise<Uint8Array> {
  const { form, organization } = blank;
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(workbook, blank));
  const content = contentOf(blank, language);
  const layout = drawSheet(sheet, content, language);
  const texts: Input[] = [
    ...(layout.title && organization === null ? [{ range: layout.title, text: content.title }] : []),
    ...layout.opening.map((range) => ({ range, text: '' })),
    ...layout.parts.flatMap(({ paragraphs }) => paragraphs.map((range) => ({ range, text: '' }))),
  ];
  const tables = content.parts.flatMap((part) => part.tables);
  const figures = tables.flatMap(({ table, totals }) =>
    formCells(table).flatMap((at) => (totals.has(at.id) ? [] : [{ at, range: layout.cells.get(at.id)! }])),
  );
  unlockInputs(sheet, texts, figures, language);
  addDifferenceFormulas(sheet, tables, layout, language);
  const prompts = sectionNumbers(form).map((number) => form.sections.find((one) => one.number === number)?.prompt);
  const finish = addGuide(sheet, layout, { prompts, isNameless: organization === null }, language);
  await sheet.protect('', { formatColumns: true, formatRows: true });
  workbook.title = content.title;
  // Formulas have no results: a program that fills in the form without computing them would leave stale ones.
  workbook.calcProperties.fullCalcOnLoad = true;
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return finishPackage(written, {
    sheets: new Map([[sheet.id, finish]]),
    names: [printArea(sheet, layout.whole)],
    dated: false,
  });
}

/** Returns the section numbers in order. Tables without a section, as 0, come first. */
function sectionNumbers({ sections, tables }: Form): number[] {
  const all = [...sections.map(({ number }) => number), ...tables.map(({ section = 0 }) => section)];
  return [...new Set(all)].sort((a, b) => a - b);
}

function contentOf(blank: Blank, language: Language): SheetContent {
  const { form, year } = blank;
  return {
    title: replaceInvisible(titleOf(blank, form), ''),
    running: reportName(blank)[language],
    opening:
      form.period === undefined
        ? []
        : [{ text: `本报告所列数据的${form.period}为${year}年1月1日至${year}年12月31日。`, height: heights.opening }],
    parts: sectionNumbers(form).map((number) => {
      const tables = form.tables.filter(({ section = 0 }) => section === number);
      return {
        heading: headingOf(form, number),
        paragraphs: tables.length === 0 ? [{ text: '', height: heights.section }] : [],
        tables: tables.map((table) => {
          const equations = equationsOf(table, form.relations);
          return { table, equations, totals: totalsOf(equations), valueAt: () => null, noteAt: () => '' };
        }),
      };
    }),
  };
}

/** Returns the defined name that sets a workbook's print area, as an element. */
function printArea(sheet: ExcelJS.Worksheet, { top, left, bottom, right }: CellRange): string {
  const name = sheet.name.replaceAll("'", "''");
  const area = `'${name}'!$${letters(left)}$${top}:$${letters(right)}$${bottom}`;
  return `<definedName name="_xlnm.Print_Area" localSheetId="0">${escapeXml(area)}</definedName>`;
}
