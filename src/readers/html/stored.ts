import { parse, unitsAt } from '../../model/decimal.ts';
import type { Stored } from '../../model/document.ts';
import { numberLiteral, spelledNumber } from '../sheet/literal.ts';
import { attribute, type Element } from './tree.ts';

/**
 * The number that a spreadsheet program has written beside what its cell shows: `x:num` of Excel and WPS, `sdval` of
 * LibreOffice. Editors of websites keep it when they change the text, so it counts only where it is what the text says,
 * or where the column was too narrow to show it.
 */
export function storedIn(cell: Element, text: string): Stored | undefined {
  const number = numberLiteral(attribute(cell, 'x:num') ?? attribute(cell, 'sdval') ?? '');
  if (number === undefined) return undefined;
  return isUnshown(text) || isRounded(text, number) ? { number } : undefined;
}

function isUnshown(text: string): boolean {
  return /^#+$/.test(text) || /^-?\d(?:\.\d+)?E\+\d+$/i.test(text);
}

/** Whether a text spells a number to as many places as it shows. */
function isRounded(text: string, number: string): boolean {
  const [shown, exact] = [parse(spelledNumber(text) ?? ''), parse(number)];
  if (!shown || !exact) return false;
  const places = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const scale = Math.max(places, exact.scale, shown.scale);
  const difference = unitsAt(shown, scale) - unitsAt(exact, scale);
  return 2n * (difference < 0n ? -difference : difference) <= 10n ** BigInt(scale - places);
}
