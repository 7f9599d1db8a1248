import { type Area, parseArea } from '../../readers/sheet/area.ts';
import { parseFormula, type Reference, referencesIn } from '../../readers/sheet/formula.ts';

/** What a formula looks at: these cells, or, where that cannot be told, possibly any. */
export type Needs = readonly Reference[] | 'any';

/** By the program of a formula that adds up; by the references that stand in any other one. */
export function needsOf(formula: string): Needs {
  const parsed = parseFormula(formula);
  return parsed ? referencesIn(parsed) : mentioned(formula);
}

/** Text; a sheet; cells; a function; a name or anything else that may stand for cells. */
const pieces =
  /("(?:[^"]|"")*")|('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!(?=\$?[A-Z\d])|(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!:#])|([\p{L}_.][\p{L}\p{N}_.]*)\s*\(|(\d+\.?\d*(?:E[+-]?\d+)?|TRUE|FALSE)(?![\p{L}\p{N}_.!(])|([\p{L}_\\[\]#!:@'])/giu;

/** Functions that look at cells which no reference in the formula names. */
const roaming = /^(?:_xlfn\.|_xlws\.)*(?:INDIRECT|OFFSET|CELL|INFO|GETPIVOTDATA)$/i;

function mentioned(formula: string): Needs {
  const found: Reference[] = [];
  let sheet: string | undefined;
  for (const [, , named, cells, called, , other] of formula.matchAll(pieces)) {
    if (other !== undefined || (called !== undefined && roaming.test(called))) return 'any';
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
