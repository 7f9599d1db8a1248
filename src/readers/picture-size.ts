/** The size of a picture or an object in centimetres; 0 or NaN where it is unknown. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** True if a picture is large enough for a legible table; smaller ones are logos, seals, lines. */
export function mayShowTable({ width, height }: PictureSize): boolean {
  return width >= 8 && height >= 3;
}

/** A picture of a figure is at least this wide and high. */
const minLength = 0.1;

/** A floating picture of a figure is at most this high. */
const maxFloatingHeight = 1.5;

/** True if a picture in a cell may show the figure of the cell, and is not a line, a spacer or a seal over several cells. */
export function mayShowFigure({ width, height }: PictureSize, floats: boolean): boolean {
  const isSmall = [width, height].some((length) => length > 0 && length < minLength);
  return !isSmall && !(floats && height > maxFloatingHeight);
}
