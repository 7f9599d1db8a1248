import { type Area, parseArea } from '../../readers/sheet/area.ts';
import { parseFormula, type Reference, referencesIn } from '../../readers/sheet/formula.ts';

/** The cells that a formula depends on; `any` if it may depend on any cell. */
export type Needs = readonly Reference[] | 'any';

/** Finds the cells that a formula depends on: those that it adds up, or all that any other formula mentions. */
export function needsOf(formula: string): Needs {
  const parsed = parseFormula(formula);
  return parsed ? referencesIn(parsed) : mentioned(formula);
}

/** A string; a sheet; cells; a function; a number or boolean; a name or anything else that may denote cells. */
const pieces =
  /("(?:[^"]|"")*")|('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!(?=\$?[A-Z\d])|(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!:#])|([\p{L}_.][\p{L}\p{N}_.]*)\s*\(|(\d+\.?\d*(?:E[+-]?\d+)?|TRUE|FALSE)(?![\p{L}\p{N}_.!(])|([\p{L}_\\[\]#!:@'])/giu;

/** Functions that depend on cells which no reference in the formula names. */
const indirect = /^(?:_xlfn\.|_xlws\.)*(?:INDIRECT|OFFSET|CELL|INFO|GETPIVOTDATA)$/i;

function mentioned(formula: string): Needs {
  const found: Reference[] = [];
  let sheet: string | undefined;
  for (const [, , named, cells, called, , other] of formula.matchAll(pieces)) {
    if (other !== undefined || (called !== undefined && indirect.test(called))) return 'any';
    if (named !== undefined) {
      sheet = named.startsWith("'") ? named.slice(1, -1).replaceAll("''", "'") : named;
      // `[1]表三` is in another workbook, `表一:表三` in several sheets.
      if (/[[\]:]/.test(sheet)) return 'any';
      continue;
    }
    if (cells !== undefined) {
      const area: Area | undefined = parseArea(cells);
      if (!area) return 'any';
      found.push({ ...(sheet !== undefined && { sheet }), area });
    }
    sheet = undefined;
  }
  return found;
}
