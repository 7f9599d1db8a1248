import { type Form, formCells } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';
import type { Figures } from './make/figures.ts';

/** A report with these figures, as if it had been read. */
export function reportOf(form: Form, figures: Figures): Report {
  const place = { path: 'test' };
  return {
    organization: '云浦市',
    year: form.years.to ?? form.years.from,
    years: [],
    family: form.family,
    place,
    unread: [],
    repeated: [],
    opening: [],
    sections: [],
    tables: form.tables.map((table) => ({
      form,
      table,
      place,
      ignored: [],
      entries: formCells(table).map((at) => {
        const number = figures[table.id]![at.row.id]![at.column.id]!;
        const value = { kind: 'number' as const, number: { units: BigInt(number), scale: 0 } };
        return { at, value, cell: { text: String(number), place }, place };
      }),
    })),
  };
}
