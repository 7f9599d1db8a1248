import { fingerprint } from '../model/fingerprint.ts';
import { type Form, formCells, lines, nameOf } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import type { Text } from '../model/text.ts';
import type { DiagnosticJson, ReportJson } from './shape.ts';

/** The table, label and name that a finding is about, as far as JSON tells. */
export interface Subject {
  readonly table: string | null;
  readonly label: Text | null;
  /** Distinguishes the finding from others of its rule; empty where it is not known. */
  readonly about: string;
}

/** Returns what a finding of a report is about. `original` is its fingerprint before numbering. */
export function subjectOf(
  { rule, cell, label }: DiagnosticJson,
  original: string,
  { organization, year }: Pick<ReportJson, 'organization' | 'year'>,
  path: string,
  forms: readonly Form[],
): Subject {
  const named = label === null ? undefined : namedParts(forms).get(label);
  if (cell !== null) {
    const at = forms.flatMap((form) => cellsById(form).get(cell) ?? []);
    const own = at.find((one) => one.label.zh === label || one.label.en === label) ?? at[0];
    return { table: own?.table.id ?? null, label: own?.label ?? textOf(label), about: cell };
  }
  // The hash of a name proves that it is the right one.
  const isRight = (name: string) => fingerprint(rule, organization ?? path, String(year ?? ''), name) === original;
  const about = namesOf(forms).find(isRight) ?? '';
  const table = about === '' ? (named?.table ?? null) : about.split('/')[0]!;
  return { table, label: named?.text ?? textOf(label), about };
}

function textOf(label: string | null): Text | null {
  return label === null ? null : { zh: label, en: label };
}

const cellsById = memoize(
  (form: Form) => new Map(form.tables.flatMap((table) => formCells(table).map((cell) => [cell.id, cell]))),
);

/** Names by which rules tell their findings about tables and rows from each other. */
const namesOf = memoize((forms: readonly Form[]): readonly string[] => {
  const tables = forms.flatMap((form) => form.tables);
  const rows = tables.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => lines(block.rows).map((row) => `${id}/${row.id}`)),
  );
  return [...new Set([...tables.flatMap(({ id }) => [id, `${id}/`]), ...rows])];
});

interface NamedPart {
  readonly table: string;
  readonly text: Text;
}

/** The names of tables, rows, columns and cells in either language; tables first. */
const namedParts = memoize((forms: readonly Form[]): ReadonlyMap<string, NamedPart> => {
  const tables = forms.flatMap((form) => form.tables);
  const parts = [
    ...tables.map(({ id, name }): NamedPart => ({ table: id, text: name })),
    ...tables.flatMap(({ id, blocks }) =>
      blocks
        .flatMap(({ rows, columns }) => [...lines(rows), ...lines(columns)])
        .map((line): NamedPart => ({ table: id, text: nameOf(line) })),
    ),
    ...tables.flatMap(formCells).map(({ table, label }): NamedPart => ({ table: table.id, text: label })),
  ];
  return new Map(
    parts.toReversed().flatMap((part) => [
      [part.text.en, part],
      [part.text.zh, part],
    ]),
  );
});
