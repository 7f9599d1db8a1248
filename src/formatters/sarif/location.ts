import { addressIn, type Place } from '../../model/document.ts';
import { type Diagnostic, isOnWords } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { printable } from '../terminal-text.ts';

/** A file, with its index if it is among the artifacts. */
export type ArtifactLocation = Readonly<{ uri: string; index?: number }>;

/**
 * Returns a SARIF location: line and character with the words that are quoted from there, and the cell as the user's program
 * names it. The cells that words state are not at their place.
 */
export function locationOf(
  artifactLocation: ArtifactLocation,
  one: Pick<Diagnostic, 'place' | 'cell' | 'label'> & Partial<Pick<Diagnostic, 'quoted'>>,
  language: Language,
) {
  const { place, cell, label, quoted = null } = one;
  const onWords = isOnWords({ cell, quoted });
  const region = regionOf(place);
  const snippet = quoted === null ? {} : { snippet: { text: printable(quoted) } };
  const name = printable(addressIn(place, language));
  const logical = {
    ...(name !== '' && { name }),
    ...(cell !== null && !onWords && { fullyQualifiedName: cell }),
    ...(label && !onWords && { decoratedName: printable(label[language]) }),
  };
  return {
    physicalLocation: { artifactLocation, ...(region && { region: { ...region, ...snippet } }) },
    ...(Object.keys(logical).length > 0 && {
      logicalLocations: [{ ...logical, kind: onWords ? 'text' : kindOf(place, cell) }],
    }),
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
