import { sheetTitle } from '../../artifacts/registry.ts';
import { printDate, script } from '../../generated/sheet.ts';
import type { Result } from '../../model/result.ts';
import { quoted } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import { bodiesOf } from './bodies.ts';
import { documentMarkup } from './document.ts';
import { legendMarkup } from './legend.ts';
import { matrixCss, matrixMarkup } from './matrix.ts';
import { overviewMarkup } from './overview.ts';
import { hasSection, sectionMarkup } from './section.ts';
import { stepNames } from './step-names.ts';
import { styleFor } from './style.ts';
import { drawingOf } from './table.ts';
import { uncheckedMarkup } from './unchecked.ts';

/**
 * Writes the reviewer's sheet: one page that needs nothing else, for a screen and for paper. An overview has all bodies with
 * their verdicts; a section for each body with items has these, and its text and tables with what is wrong flagged. The page is complete
 * without its script, which filters, sorts and steps from body to body.
 */
export async function html(result: Result, whole: View): Promise<string> {
  // The sheet always shows everything.
  const view = { ...whole, quiet: false };
  const bodies = bodiesOf(result, view);
  const sections = bodies.filter((body) => hasSection(body, view)).map((body) => drawingOf(body, view));
  const unchecked = bodies.filter(({ verdict }) => verdict === 'cannot-check');
  const matrix = matrixMarkup(bodies, result, view);
  const main = `${overviewMarkup(bodies, matrix, result, view)}
${legendMarkup(sections, view)}
<div id=bodies data-previous=${quoted(stepNames.previous[view.language])} data-next=${quoted(stepNames.next[view.language])}>
${sections.map((one) => sectionMarkup(one, view)).join('\n')}
</div>
${uncheckedMarkup(unchecked, view)}`;
  const parts = {
    title: sheetTitle[view.language],
    style: styleFor(
      sections.flatMap(({ result }) => result?.report.tables ?? []),
      matrix === undefined ? [] : [matrixCss],
    ),
    script: printDate + script,
    main,
  };
  return documentMarkup(parts, result, view);
}
