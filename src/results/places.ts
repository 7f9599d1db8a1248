import type { Place } from '../model/document.ts';
import { isOnWords } from '../model/result.ts';
import type { DiagnosticJson, LocationJson, ReportJson } from './shape.ts';

/** Returns a location as a place in the file. */
export function placeOf(path: string, location: LocationJson): Place {
  const { sheet, table, page, row, column, line, character, pointer } = location;
  const parts = { sheet, table, page, row, column, line, character, pointer };
  return {
    path: location.path ?? path,
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)),
  };
}

/** Returns the places of the cells of a report, by cell id: of those that its findings and culprits name, and no others. */
export function placesIn(
  path: string,
  { culprits }: ReportJson,
  diagnostics: readonly DiagnosticJson[],
): ReadonlyMap<string, Place> {
  const named = [
    ...diagnostics.flatMap((one) => [
      ...(one.cell === null || isOnWords(one) ? [] : [{ cell: one.cell, location: one.location }]),
      // A cell of another file is not one of the report.
      ...one.related.filter(({ location: { path } }) => path === null),
      ...one.suspects,
      ...(one.fix?.edits ?? []),
    ]),
    ...culprits.flatMap(({ explanations }) =>
      explanations.flatMap(({ mistakes }) => mistakes.flatMap(({ cells }) => cells)),
    ),
  ];
  return new Map(named.map(({ cell, location }) => [cell, placeOf(path, location)]));
}
