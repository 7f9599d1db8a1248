import { addressIn, type Place } from '../../model/document.ts';
import type { Diagnostic } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { printable } from '../terminal-text.ts';

/** A file among the artifacts. */
export type ArtifactLocation = Readonly<{ uri: string; index: number }>;

/** Returns a SARIF location: line and character, and the cell as the user's program names it. */
export function locationOf(
  artifactLocation: ArtifactLocation,
  { place, cell, label }: Pick<Diagnostic, 'place' | 'cell' | 'label'>,
  language: Language,
) {
  const region = regionOf(place);
  const name = printable(addressIn(place, language));
  const logical = {
    ...(name !== '' && { name }),
    ...(cell !== null && { fullyQualifiedName: cell }),
    ...(label && { decoratedName: printable(label[language]) }),
  };
  return {
    physicalLocation: { artifactLocation, ...(region && { region }) },
    ...(Object.keys(logical).length > 0 && { logicalLocations: [{ ...logical, kind: kindOf(place, cell) }] }),
  };
}

/** Returns line and character in a text; in a workbook or document, which has no lines, row and column. */
function regionOf({ line, character, row, column }: Place) {
  if (line !== undefined) return { startLine: line, ...(character !== undefined && { startColumn: character }) };
  return row === undefined ? undefined : { startLine: row, ...(column !== undefined && { startColumn: column }) };
}

function kindOf({ row, column, line }: Place, cell: string | null): string {
  if (cell !== null || column !== undefined) return 'cell';
  return row !== undefined || line !== undefined ? 'row' : 'table';
}
