import { type Entry, type FileResult, type Form, forms } from '../../src/lint.ts';
import { textOf } from '../../src/model/passage.ts';

/** Returns what contradicts itself in a result; empty if nothing does. */
export function contradictions(result: FileResult): string[] {
  const { verdict, problem, reports, diagnostics, notices } = result;
  const cannot = verdict === 'cannot-check';
  const texts = [...notices, ...diagnostics.map(({ message }) => message), ...(problem ? [problem.message] : [])];
  return [
    ...(cannot === (problem !== null) ? [] : [`verdict ${verdict}, problem ${problem?.code}`]),
    ...(cannot === (reports.length === 0) ? [] : [`verdict ${verdict}, ${reports.length} reports`]),
    ...(verdict === 'pass' && diagnostics.some((one) => one.severity === 'error' && one.kind === 'fail')
      ? ['passed with an error']
      : []),
    ...texts.filter(({ zh, en }) => [zh, en].some(isBroken)).map(({ en }) => `message: ${en.slice(0, 200)}`),
    ...(verdict === 'pass' ? wrongSums(result) : []),
  ];
}

/** True if a text shows what only a program would say. */
function isBroken(text: string): boolean {
  return text.trim() === '' || /\b(?:undefined|NaN|\[object )/.test(text.replaceAll(/[“"][^”"]*[”"]/g, ''));
}

/** Computes the sums of a passed report anew, from the file of the form and the texts of the cells. */
function wrongSums({ reports }: FileResult): string[] {
  return reports.flatMap(({ report }) =>
    report.tables.flatMap(({ form, table, entries }) => {
      const figures = new Map(entries.map(({ at, cell, value }) => [at.id, figureOf(cell, value)]));
      const lines = [...new Set(entries.flatMap(({ at }) => [at.row.id, at.column.id]))];
      return relationsOf(form, table.id).flatMap(({ id, each, left, right }) =>
        lines.flatMap((line) => {
          const cell = (term: string) => `${table.id}/${each === 'row' ? `${line}/${term}` : `${term}/${line}`}`;
          const terms = [left, right].map(({ terms }) => terms.map((term) => figures.get(cell(term))));
          if (terms.flat().some((figure) => figure === undefined)) return [];
          const [a, b] = terms.map((all) => all.reduce<number>((sum, one) => sum + one!, 0)) as [number, number];
          return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a)) ? [] : [`${id} of ${line}: ${a} and ${b}`];
        }),
      );
    }),
  );
}

function relationsOf({ id }: Form, table: string): Form['relations'] {
  return forms.find((form) => form.id === id)?.relations.filter((relation) => relation.table === table) ?? [];
}

/** Returns the number that a plain text of digits means, else what the program made of it; undefined if it is no number. */
function figureOf(cell: Entry['cell'], value: Entry['value']): number | undefined {
  const plain = cell?.stored ? '' : (cell?.text ?? '').normalize('NFKC').trim();
  if (/^-?\d{1,15}$/.test(plain)) return Number(plain);
  if (value.kind === 'number') return Number(value.number.units) / 10 ** value.number.scale;
  return value.kind === 'dash' || (value.kind === 'blank' && !value.unknown) ? 0 : undefined;
}

/** Returns the parts of a result that a user sees, to be compared with those of another run. */
export function digest({ path, format, verdict, problem, notices, outline, reports, diagnostics }: FileResult): string {
  return JSON.stringify([
    ...[path, format, verdict, problem, notices, outline],
    reports.map(({ report, culprits, coverage }) => [
      ...[
        report.organization,
        report.year,
        report.place,
        report.sections.map(({ heading, passages }) => heading + textOf(passages)),
      ],
      report.tables.map(({ table, entries, ignored }) => [
        table.id,
        entries.map(({ at, value, place, cell }) => [at.id, value.kind, cell?.text, place]),
        ignored.map(({ cell, why }) => [cell.text, why]),
      ]),
      [
        report.unread.map(({ table, why }) => [table.id, why]),
        culprits.map(({ relations, more }) => [relations, more]),
        coverage,
      ],
    ]),
    diagnostics.map(({ rule, cell, place, message, fingerprint }) => [rule, cell, place, message, fingerprint]),
  ]);
}
