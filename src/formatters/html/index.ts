import { sheetTitle } from '../../artifacts/registry.ts';
import { printDate, script } from '../../generated/sheet.ts';
import type { Result } from '../../model/result.ts';
import { quoted } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import { documentMarkup } from './document.ts';
import { sheetOf } from './sheet.ts';
import { stepNames } from './step-names.ts';

/**
 * Writes the reviewer's sheet: one page that needs nothing else, for a screen and for paper. An overview has all bodies with
 * their verdicts; a section for each body with items has these, and its text and tables with what is wrong flagged. The page is complete
 * without its script, which filters, sorts and steps from body to body.
 */
export async function html(result: Result, view: View): Promise<string> {
  const { style, overview, legend, sections, unchecked } = sheetOf(result, view);
  const { previous, next } = stepNames;
  const main = `${overview}
${legend}
<div id=bodies data-previous=${quoted(previous[view.language])} data-next=${quoted(next[view.language])}>
${[...sections.values()].map((section) => section()).join('\n')}
</div>
${unchecked}`;
  const parts = { title: sheetTitle[view.language], style, script: printDate + script, main };
  return documentMarkup(parts, result, view);
}
