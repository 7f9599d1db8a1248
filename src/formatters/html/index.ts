import { sheetTitle } from '../../artifacts/registry.ts';
import { printDate, script } from '../../generated/sheet.ts';
import type { Result } from '../../model/result.ts';
import type { View } from '../view.ts';
import { documentMarkup } from './document.ts';
import { sectionsMarkup, sheetOf } from './sheet.ts';

/**
 * Writes the reviewer's sheet: one page that needs nothing else, for a screen and for paper. An overview has all bodies with
 * their verdicts; a section for each body with items has these, and its text and tables with what is wrong flagged. The page is complete
 * without its script, which filters, sorts and steps from body to body.
 */
export async function html(result: Result, view: View): Promise<string> {
  const { style, overview, legend, sections, unchecked } = sheetOf(result, view);
  const bodies = sectionsMarkup(
    [...sections.values()].map((section) => section()),
    view,
  );
  const parts = {
    title: sheetTitle[view.language],
    style,
    script: printDate + script,
    main: `${overview}\n${legend}\n${bodies}\n${unchecked}`,
  };
  return documentMarkup(parts, result, view);
}
