/** Returns the width of a text in widths of a digit; a Chinese character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u10ff' ? 2 : 1), 0);
}

/** Returns the number of lines that a text takes at a width. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
}
