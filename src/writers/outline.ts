import { type Form, headingOf } from '../model/form.ts';
import { formOf, type Report, type ReportIdentity, type Table } from '../model/report.ts';

/** The order of a written report, from top to bottom. */
export interface Outline {
  /** Empty if the report states neither body nor year. */
  readonly title: string;
  readonly parts: readonly Part[];
}

/** A heading and the content under it. */
export interface Part {
  /** As in the report; empty if the report lacks it. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly Table[];
}

/**
 * Puts each table under the heading of its section. A report with tables alone gets the form's headings; in one with
 * some headings of its own, a missing heading stays missing, since adding it would hide the gap.
 */
export function outlineOf(report: Report): Outline {
  const parts = report.sections.map(({ section, heading, passages }) => ({
    section: section.number,
    heading,
    paragraphs: passages.map(({ text }) => text),
    tables: [] as Table[],
  }));
  for (const table of report.tables) {
    // Before all headings, if the form has none for it.
    const { section = 0 } = table.table;
    const home = parts.find((part) => part.section === section);
    if (home) home.tables.push(table);
    else {
      const heading = report.sections.length === 0 ? headingOf(table.form, section) : '';
      const before = parts.findLastIndex((part) => part.section < section);
      parts.splice(before + 1, 0, { section, heading, paragraphs: [], tables: [table] });
    }
  }
  return { title: titleOf(report, formOf(report)), parts };
}

/** Returns the title, `溪口镇2025年政府信息公开工作年度报告`; empty if neither body nor year is known. */
export function titleOf({ organization, year }: ReportIdentity, form: Form | undefined): string {
  if (organization === null && year === null) return '';
  return `${organization ?? ''}${year === null ? '' : `${year}年`}${form?.reportTitles[0] ?? ''}`;
}
