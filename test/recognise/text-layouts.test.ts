import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { type Report, readReports, UserError } from '../../src/lint.ts';
import { type Form, type FormCell, formCells, type Heading } from '../../src/model/form.ts';
import { consistent, type Figures, type Filled } from '../support/make/figures.ts';
import { items, title } from '../support/make/printed.ts';
import { brokenLayouts, placelessLayouts, type TextLayout, textLayouts } from '../support/make/text-layouts.ts';
import { isFull, runs } from '../support/random-runs.ts';

/** What writers put into cells, and what they make of it that was read. */
const variations: Readonly<Record<string, (figure: number, at: FormCell, index: number) => number | string>> = {
  'all figures': (figure) => figure,
  'blank zeros': (figure) => (figure === 0 ? '' : figure),
  'blanks and dashes': (figure, _, index) => (figure === 0 ? ['', '—', '', '/', 0, '-', '无'][index % 7]! : figure),
  'remarks in cells': (figure, { decimal }, index) => {
    if (decimal || figure === 0) return index % 5 === 0 ? '' : figure;
    return index % 3 === 0 ? `${figure}（其中修订${figure}件）` : figure;
  },
  'words in cells': (figure, _, index) => (index % 11 === 3 ? '见附件' : figure === 0 ? '' : figure),
};

function filled(form: Form, figures: Figures, write: (typeof variations)[string]): Filled {
  const all: Record<string, Record<string, Record<string, number | string>>> = {};
  for (const [index, at] of form.tables.flatMap((one) => formCells(one)).entries()) {
    const { table, row, column } = at;
    all[table.id] ??= {};
    all[table.id]![row.id] ??= {};
    all[table.id]![row.id]![column.id] = write(figures[table.id]![row.id]![column.id]!, at, index);
  }
  return all;
}

interface Tally {
  exact: number;
  open: number;
  readonly wrong: string[];
}

/** What was read against what stands there. */
function compare(form: Form, written: Filled, reports: readonly Report[], tally: Tally): void {
  const entries = new Map(
    reports.flatMap(({ tables }) =>
      tables.flatMap((table) => table.entries.map((entry) => [entry.at.id, entry] as const)),
    ),
  );
  for (const { id, table, row, column } of form.tables.flatMap((one) => formCells(one))) {
    const stands = written[table.id]![row.id]![column.id]!;
    const value = entries.get(id)?.value;
    const read =
      value?.kind === 'number' ? Number(value.number.units) / 10 ** value.number.scale : (value?.kind ?? 'absent');
    if (read === meaningOf(stands)) tally.exact++;
    else if (read === 'unread' || read === 'absent' || read === 'unreadable' || isWords(stands, read)) tally.open++;
    else tally.wrong.push(`${id}: ${read}, stands ${stands}`);
  }
}

/** Words without a figure that nothing tells from a remark. */
function isWords(stands: number | string, read: number | string): boolean {
  return read === 'blank' && meaningOf(stands) === 'unreadable';
}

function meaningOf(stands: number | string): number | string {
  if (typeof stands === 'number') return stands;
  if (stands === '') return 'blank';
  if (/^[—/无-]$/.test(stands)) return 'dash';
  return /^\d/.test(stands) ? Number.parseInt(stands, 10) : 'unreadable';
}

async function read(text: string): Promise<readonly Report[]> {
  try {
    return await readReports(new TextEncoder().encode(text), { path: '报告.txt' });
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** `printed` is the form as it is written down, where that is not as it is prescribed. */
async function tallied(form: Form, write: TextLayout, variation: string, printed = form): Promise<Tally> {
  const tally: Tally = { exact: 0, open: 0, wrong: [] };
  await fc.assert(
    fc.asyncProperty(consistent(form), async (figures) => {
      const written = filled(form, figures, variations[variation]!);
      const text = write([title('青石镇', form.years.to ?? form.years.from), ...items(printed, written)]);
      compare(form, written, await read(text), tally);
    }),
    runs(1),
  );
  return tally;
}

/** All layouts, for the first edition; the tables of the others differ little. */
const layoutsFor = (form: Form) =>
  Object.entries(textLayouts).filter((_, index) => form === forms[0] || index % 3 === 0);

describe.each(forms.map((form) => ({ form })))('$form.id: every cell is read as it stands', ({ form }) => {
  describe.each(layoutsFor(form))('%s', (_, write) => {
    test.each(Object.keys(variations))('%s', async (variation) => {
      expect(await tallied(form, write, variation)).toMatchObject({ wrong: [], open: 0 });
    });
  });
});

const turns: Readonly<Record<string, (headings: readonly Heading[]) => Heading[]>> = {
  reversed: (headings) => headings.toReversed(),
  'the last one first': (headings) => [...headings.slice(-1), ...headings.slice(0, -1)],
  'the first two exchanged': ([first, second, ...others]) => [second ?? [], first ?? [], others].flat(),
};

/** The turns that are tried with a layout: all with the first edition, and one after the other with the others. */
const turnsFor = (form: Form, layout: number) =>
  Object.values(turns).filter((_, index) => isFull || form === forms[0] || index === layout % 3);

/** A form whose columns stand in another order, those of each group too; printed across, the rows as well. */
function turned(form: Form, turn: (typeof turns)[string]): Form {
  const all = (headings: readonly Heading[]): Heading[] => {
    return turn(headings).map((one) => (one.children ? { ...one, children: all(one.children) } : one));
  };
  const tables = form.tables.map((table) => ({
    ...table,
    blocks: table.blocks.map((block) => {
      return { ...block, columns: all(block.columns), rows: block.across ? all(block.rows) : block.rows };
    }),
  }));
  return { ...form, tables };
}

describe.each(forms.map((form) => ({ form })))('$form.id: columns in another order are followed', ({ form }) => {
  test.each(
    Object.entries(textLayouts).map(([name, write], at) => [name, write, at] as const),
  )('%s', async (layout, write, at) => {
    // Rows that keep places are read by these, which labels in an unusual order may leave in doubt.
    const mayBeOpen = !/each cell|each row|merged ones once/.test(layout) || /between rows/.test(layout);
    for (const turn of turnsFor(form, at)) {
      expect(await tallied(form, write, 'blank zeros', turned(form, turn))).toMatchObject({
        wrong: [],
        ...(!mayBeOpen && { open: 0 }),
      });
    }
  });

  test.each(Object.entries(placelessLayouts))('or not read: %s', async (_, write) => {
    for (const turn of Object.values(turns)) {
      const { wrong, exact } = await tallied(form, write, 'all figures', turned(form, turn));
      expect(wrong).toEqual([]);
      expect(exact).toBeGreaterThan(0);
    }
  });
});

describe.each(forms.map((form) => ({ form })))('$form.id: rows that are broken beside a bar or tab', ({ form }) => {
  describe.each(Object.entries(brokenLayouts))('%s', (_, write) => {
    test.each(Object.keys(variations))('%s', async (variation) => {
      const { wrong, open } = await tallied(form, write, variation);
      expect({ wrong, open: variation === 'all figures' ? open : 0 }).toEqual({ wrong: [], open: 0 });
    });
  });
});

/** Labels as writers cut and explain them. */
const relabelled = (text: string) =>
  text
    .replace('四、结转下年度继续办理', '四、结转')
    .replace('（一）予以公开', '（一予以公开')
    .replace('1.属于国家秘密', '1.属于国')
    .replace('5.要求行政机关确认或重新出具已获取信息', '5.要求行政')
    .replace('本年制发件数', '本年制发件数（历史累计）');

describe.each(forms.map((form) => ({ form })))('$form.id: labels that are cut are told', ({ form }) => {
  test.each(Object.entries(textLayouts))('%s', async (_, write) => {
    const tally = await tallied(form, (printed) => relabelled(write(printed)), 'blank zeros');
    expect(tally).toMatchObject({ wrong: [], open: 0 });
  });
});

/** What programs do to a text that takes something away, so that not all can be told. */
const damages: Readonly<Record<string, (text: string) => string>> = {
  'blanks cut off line ends': (text) => text.replaceAll(/[ \t]+$/gm, ''),
  'blanks cut off both ends of lines': (text) => text.replaceAll(/^[ \t]+|[ \t]+$/gm, ''),
  'empty lines left out': (text) => text.replaceAll(/\n{2,}/g, '\n'),
  'an empty line behind each': (text) => text.replaceAll('\n', '\n\n'),
  'a bar or tab lost here and there': (text) => text.replaceAll(/(?<=\d{3}) ?[|\t] ?(?=\d{3})/g, '\n'),
  // Exact as soon as such labels are known.
  'labels cut short': (text) =>
    text.replace('一、本年新收政府信息公开申请数量', '一、本年新收').replace('（六）其他处理', '（六）其他'),
  'figures cut by a line end': (text) => text.replaceAll(/(?<=\d{3})(?=\d{2})/g, '\n'),
};

describe.each(forms.map((form) => ({ form })))('$form.id: no cell is read wrong', ({ form }) => {
  describe.each(layoutsFor(form))('%s', (layout, write) => {
    test.each(Object.entries(damages))('%s', async (damage, change) => {
      const variation = (layout.length + damage.length) % 2 === 0 ? 'all figures' : 'blank zeros';
      const { wrong } = await tallied(form, (printed) => change(write(printed)), variation);
      expect(wrong).toEqual([]);
    });
  });
});
