/** Behind each character that a line of the page crosses: it is struck out or revised, and no number has it. */
const mark = '\u0336';

const marked = new RegExp(`.${mark}+`, 'gsu');

export function asStruck(character: string): string {
  return character + mark;
}

export function holdsStruck(text: string): boolean {
  return text.includes(mark);
}

/** A text as if nothing were struck in it. */
export function unmarked(text: string): string {
  return text.replaceAll(mark, '');
}

/** What a text says where that may be told: without what is struck, or all of it where nothing else is left. */
export function unstruck(text: string): string {
  if (!holdsStruck(text)) return text;
  const rest = text.replaceAll(marked, '');
  return rest.trim() === '' ? unmarked(text) : rest;
}
