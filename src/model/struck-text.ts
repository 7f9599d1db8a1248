/** Behind each character that a line of the page crosses: it is struck out or revised, and no number has it. */
const mark = '\u0336';

/** Behind the character of a number at which it crosses the line between two cells: which of them it fills cannot be told. */
const crossing = '\u20d2';

const marked = new RegExp(`.${mark}+`, 'gsu');

export function asStruck(character: string): string {
  return character + mark;
}

export function asCrossing(character: string): string {
  return character + crossing;
}

export function holdsCrossing(text: string): boolean {
  return text.includes(crossing);
}

export function holdsStruck(text: string): boolean {
  return text.includes(mark);
}

/** A text as if nothing were struck in it, and nothing crossed a line. */
export function unmarked(text: string): string {
  return text.replaceAll(mark, '').replaceAll(crossing, '');
}

/** What a text says where that may be told: without what is struck, or all of it where nothing else is left. */
export function unstruck(text: string): string {
  if (!holdsStruck(text)) return unmarked(text);
  const rest = text.replaceAll(marked, '');
  return unmarked(rest.trim() === '' ? text : rest);
}
