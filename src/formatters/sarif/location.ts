import { addressIn, type Place } from '../../model/document.ts';
import type { Language, Text } from '../../model/text.ts';
import { uriOf } from '../paths.ts';
import { printable } from '../terminal-text.ts';

export interface Spot {
  readonly path: string;
  /** Index of the file among the artifacts. */
  readonly artifact: number;
  readonly place: Place;
  /** Id of the form's cell. */
  readonly cell: string | null;
  readonly label: Text | null;
}

/** Returns a SARIF location: line and character, and the cell as the user's program names it. */
export function locationOf({ path, artifact, place, cell, label }: Spot, language: Language) {
  const region = regionOf(place);
  const name = printable(addressIn(place, language));
  const logical = {
    ...(name !== '' && { name }),
    ...(cell !== null && { fullyQualifiedName: cell }),
    ...(label && { decoratedName: printable(label[language]) }),
  };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(path), index: artifact }, ...(region && { region }) },
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
