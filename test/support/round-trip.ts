import fc from 'fast-check';
import { lint, readReports } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';
import type { Form } from '../../src/model/form.ts';
import { textOf } from '../../src/model/passage.ts';
import type { Report } from '../../src/model/report.ts';
import { consistent } from './make/figures.ts';
import { official } from './official.ts';

/** Contents of cells that are not plain figures, among them some that a careless program takes for one. */
export const oddities: readonly unknown[] = [
  null,
  0.1,
  12.75,
  -3,
  ...['/', '—', '无', '约20', '15余条', '22（其中修订16件）', '251000元', '1,234', '１２', '+19', '减4', '0.00', '000'],
  ...['-3件', '+12件', '-5（其中修订2件）', '－1,234人次'],
  ...['=SUM(A1:A9)', '+1+2', '@cmd', "'5", '<b>7</b>', '&lt;8', '1\n2', '12\n', '1  234', '1\t234', '1\u2028234'],
  ...['1\u00002', '1\u202e2', '12\u200e', '_x0031_', '12345678901234567890', '0.1234567890123456', '999999999999.999'],
].map((text) => (typeof text === 'string' ? { text } : text));

const paragraphs = ['本年依法公开政府信息。', '=1+1', '<script>alert(1)</script>', `一段长文${'，很长'.repeat(900)}。`];

/** Reports as JSON: consistent figures, then mistakes, oddities and gaps put in, and texts under some headings. */
export function reports(form: Form): fc.Arbitrary<object> {
  const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...oddities), fc.nat(99)));
  return fc
    .record({
      figures: consistent(form),
      changes: fc.array(change, { maxLength: 12 }),
      left: fc.array(fc.nat(), { maxLength: 2 }),
      headings: fc.subarray([...official(form).sections], { minLength: 1 }),
      texts: fc.infiniteStream(fc.constantFrom(...paragraphs)),
    })
    .map(({ figures, changes, left, headings, texts }) => {
      const tables = structuredClone(figures) as Record<string, Record<string, Record<string, unknown>>>;
      const rows = Object.values(tables).flatMap((table) => Object.keys(table).map((id) => ({ table, id })));
      const cells = rows.flatMap(({ table, id }) =>
        Object.keys(table[id]!).map((column) => ({ row: table[id]!, column })),
      );
      for (const [at, value] of changes) {
        const { row, column } = cells[at % cells.length]!;
        row[column] = value;
      }
      for (const at of left) {
        const { table, id } = rows[at % rows.length]!;
        // A table with less than half of its rows would not be recognised.
        if (Object.keys(table).length > 2) delete table[id];
      }
      return {
        form: form.family,
        organization: '云浦市',
        year: form.years.to ?? form.years.from,
        editions: Object.fromEntries(form.tables.map(({ id }) => [id, form.edition])),
        tables,
        sections: headings.map(({ number, heading }) => ({
          number,
          heading: `${'一二三四五六'[number - 1]}、${heading}`,
          text: texts.next().value,
        })),
      };
    });
}

export function bytesOf(content: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(content));
}

/** Returns the content of a report in a form that does not depend on the file: for each cell, the number or the kind of value. */
export function saidBy({ organization, year, tables, sections }: Report) {
  return {
    organization,
    year,
    editions: tables.map(({ form }) => form.edition),
    sections: sections.map(({ number, heading, passages }) => ({ number, heading, text: textOf(passages) })),
    cells: tables.flatMap(({ entries }) =>
      entries.map(({ at, value }) => {
        const said =
          value.kind === 'number' ? `${format(value.number)} ${value.unit ?? ''} ${value.note ?? ''}` : value.kind;
        return `${at.id} ${said}`;
      }),
    ),
  };
}

export async function read(content: object | Uint8Array, path: string): Promise<Report[]> {
  return readReports(content instanceof Uint8Array ? content : bytesOf(content), { path });
}

/** Returns the findings of a file without places and quoted texts, and without findings about formulas. */
export async function foundIn(bytes: Uint8Array, path: string): Promise<string[]> {
  const { diagnostics } = await lint(bytes, { path });
  const ofFormulas = ['constant-total', 'stale-formula'];
  return diagnostics
    .filter(({ rule }) => !ofFormulas.includes(rule))
    .map(({ rule, kind, cell, label, expected, actual }) => {
      const figures = [expected, actual].map((one) => (one ? format(one) : ''));
      return [rule, kind, cell ?? label?.zh ?? '', ...figures].join(' ');
    });
}
