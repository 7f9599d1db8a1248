import type { Text } from './text.ts';

/** Names that are spelt out before the rest is counted. */
const mostNamed = 5;

/** The first of them. */
export function listed(names: readonly string[]): Text {
  const shown = names.slice(0, mostNamed);
  const more = names.length - shown.length;
  return {
    zh: shown.join('、') + (more > 0 ? ` 等 ${names.length} 个` : ''),
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}
