import type { Markup } from '../../codecs/markup.ts';

/** Returns the elements within one, in document order. */
export function within({ children }: Markup): Markup[] {
  return children.flatMap((child) => [child, ...within(child)]);
}
