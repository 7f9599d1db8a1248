/**
 * Combining character behind each character that a line crosses out: the text is struck out or revised, and is not a
 * number.
 */
const strike = '\u0336';

/**
 * Combining character behind a digit at which a number crosses the line between two cells: either cell may hold the
 * number.
 */
const crossing = '\u20d2';

const struck = new RegExp(`.${strike}+`, 'gsu');

/** Marks a character as struck out. */
export function asStruck(character: string): string {
  return character + strike;
}

/** Marks a character as crossing the line between two cells. */
export function asCrossing(character: string): string {
  return character + crossing;
}

export function hasCrossing(text: string): boolean {
  return text.includes(crossing);
}

export function hasStruckText(text: string): boolean {
  return text.includes(strike);
}

/** Returns the text without these combining characters; struck characters stay. */
export function withoutStrikeMarks(text: string): string {
  return text.replaceAll(strike, '').replaceAll(crossing, '');
}

/** Returns the text without its struck characters; all of it if nothing else is left. */
export function withoutStruckText(text: string): string {
  const rest = text.replaceAll(struck, '');
  return withoutStrikeMarks(rest.trim() === '' ? text : rest);
}
