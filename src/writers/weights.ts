import type { FormTable } from '../model/form.ts';

/** How wide the printed columns of a table are, in that of the narrowest; the last column of labels has the longest. */
export function weightsOf({ width, labelWidth }: FormTable): number[] {
  const figures = width - labelWidth;
  return Array.from({ length: width }, (_, index) => {
    if (index >= labelWidth) return 1;
    if (index < labelWidth - 1) return index === 0 ? 1 : 2;
    return labelWidth === 1 && figures <= 4 ? 2 : 5;
  });
}
