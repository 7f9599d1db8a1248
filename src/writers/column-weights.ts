import type { FormTable } from '../model/form.ts';

/**
 * Returns the widths of a table's printed columns, relative to the narrowest. The last column of labels is the widest.
 */
export function weightsOf({ width, labelWidth }: FormTable): number[] {
  const figures = width - labelWidth;
  return Array.from({ length: width }, (_, index) => {
    if (index >= labelWidth) return 1;
    if (index < labelWidth - 1) return index === 0 ? 1 : 2;
    return labelWidth === 1 && figures <= 4 ? 2 : 5;
  });
}
