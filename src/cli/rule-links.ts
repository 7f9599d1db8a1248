import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { rules } from '../lint.ts';
import type { Sink } from './io.ts';

/**
 * Returns a function that links a text (OSC 8) to the page of a rule below `pages`; undefined if the terminal is not known to
 * support links, or `FORCE_HYPERLINK=0`. A rule of a form that the user defines has no page.
 */
export function ruleLinks(
  { isTTY = false }: Sink,
  pages: string,
): ((rule: string, text: string) => string) | undefined {
  if (!createSupportsHyperlinks({ isTTY })) return undefined;
  const known = new Set(rules.map(({ id }) => id));
  return (rule, text) => (known.has(rule) ? `\u001b]8;;${pages}${rule}.md\u001b\\${text}\u001b]8;;\u001b\\` : text);
}
