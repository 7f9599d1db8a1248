import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import type { Filled } from './make/figures.ts';
import { asText, type Item, title } from './make/printed.ts';
import { official } from './official.ts';

/** Reports as text, with all six sections and three tables, of which a test changes what it is about. */

export interface Whole {
  readonly body?: string;
  readonly year?: number;
  readonly edition?: string;
  /** The lines between the title and the first section. */
  readonly opening?: string;
  /** Texts by the number of their section; before its table. */
  readonly texts?: Readonly<Record<number, string>>;
  /** Headings by the number of their section, with their ordinals; `''` leaves one out. */
  readonly headings?: Readonly<Record<number, string>>;
  /** Figures by the id of their cell. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Changes the printed report. */
  readonly edit?: (text: string) => string;
}

const texts: Readonly<Record<number, string>> = {
  1: '通过政府网站和公开栏公开各类信息，做到及时、准确。',
  5: '公开的形式还不够多样，明年将增加图解。',
  6: '全年未收取信息处理费。',
};

/** The figures that are not 0: 53 requests received and 2 carried in, 51 dealt with, 4 carried out. */
const figures: Readonly<Record<string, number>> = {
  'disclosure/normative-documents/issued': 3,
  'disclosure/normative-documents/repealed': 1,
  'disclosure/normative-documents/effective': 14,
  'disclosure/licensing/decisions': 126,
  'disclosure/penalties/decisions': 9,
  'requests/received/natural-person': 50,
  'requests/received/commercial': 3,
  'requests/received/total': 53,
  'requests/carried-in/natural-person': 2,
  'requests/carried-in/total': 2,
  'requests/granted/natural-person': 38,
  'requests/granted/commercial': 2,
  'requests/granted/total': 40,
  'requests/partly-granted/natural-person': 5,
  'requests/partly-granted/total': 5,
  'requests/unavailable.not-held/natural-person': 5,
  'requests/unavailable.not-held/commercial': 1,
  'requests/unavailable.not-held/total': 6,
  'requests/outcomes/natural-person': 48,
  'requests/outcomes/commercial': 3,
  'requests/outcomes/total': 51,
  'requests/carried-out/natural-person': 4,
  'requests/carried-out/total': 4,
  'cases/reconsideration/upheld': 3,
  'cases/reconsideration/corrected': 1,
  'cases/reconsideration/total': 4,
  'cases/litigation-direct/upheld': 1,
  'cases/litigation-direct/total': 1,
};

/** The figures above that a report without lawsuits, or without requests carried out, has in their place. */
export const noLawsuits = { 'cases/litigation-direct/upheld': 0, 'cases/litigation-direct/total': 0 };
export const allFinished = {
  'requests/granted/natural-person': 42,
  'requests/granted/total': 44,
  'requests/outcomes/natural-person': 52,
  'requests/outcomes/total': 55,
  'requests/carried-out/natural-person': 0,
  'requests/carried-out/total': 0,
};
export const nothing = Object.fromEntries(Object.keys(figures).map((id) => [id, 0]));

/** Prints a report as text, one cell a line. */
export function printedWhole(whole: Whole): string {
  const { edit = (text: string) => text } = whole;
  return edit(asText(itemsOfWhole(whole)));
}

/** Returns a report to be printed in any format; without the changes of `edit`. */
export function itemsOfWhole(whole: Whole): Item[] {
  const { body = '溪口镇', year = 2023, edition = '2021', opening } = whole;
  const form = official(forms.find((one) => one.edition === edition)!);
  const filled = filledWith(form, { ...figures, ...whole.figures });
  const items: Item[] = [title(body, year), ...(opening ? [opening] : [])];
  for (const { number, heading } of form.sections) {
    const table = form.tables.find(({ section }) => section === number);
    const text = whole.texts?.[number] ?? texts[number];
    const own = whole.headings?.[number] ?? `${'一二三四五六'[number - 1]}、${heading}`;
    items.push(...[own, text ?? ''].filter((one) => one !== ''));
    if (table) items.push({ table, figures: filled });
  }
  return items;
}

/** Returns the content of all cells of a form; figures that are left out are 0. */
export function filledWith(form: Form, own: Readonly<Record<string, number>>): Filled {
  const filled: Record<string, Record<string, Record<string, number>>> = {};
  for (const { id, table, row, column } of form.tables.flatMap(formCells)) {
    filled[table.id] ??= {};
    filled[table.id]![row.id] ??= {};
    filled[table.id]![row.id]![column.id] = own[id] ?? 0;
  }
  return filled;
}

/** Returns what the default rules find in a report. */
export async function foundInWhole(whole: Whole): Promise<{ text: string; diagnostics: readonly Diagnostic[] }> {
  const text = printedWhole(whole);
  const { diagnostics, problem } = await lint(new TextEncoder().encode(text), { path: 'report.txt' });
  if (problem) throw new Error(problem.message.en);
  return { text, diagnostics };
}
