import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { rules } from '../lint.ts';
import type { Sink } from './io.ts';

/**
 * Makes the id of a rule a link (OSC 8) to its page among `pages`; undefined where the terminal is not known to have links,
 * or `FORCE_HYPERLINK=0` wants none. A rule of the user's own form has no page.
 */
export function links({ isTTY = false }: Sink, pages: string): ((rule: string) => string) | undefined {
  if (!createSupportsHyperlinks({ isTTY })) return undefined;
  const known = new Set(rules.map(({ id }) => id));
  return (rule) => (known.has(rule) ? `\u001b]8;;${pages}${rule}.md\u001b\\${rule}\u001b]8;;\u001b\\` : rule);
}
