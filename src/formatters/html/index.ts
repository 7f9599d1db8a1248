import { sheetTitle } from '../../artifacts/own-files.ts';
import { script } from '../../generated/sheet.ts';
import type { Result } from '../../model/result.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { uncoloured } from '../paint.ts';
import { pageOf } from '../pretty/page.ts';
import type { View } from '../view.ts';
import { bodiesOf } from './bodies.ts';
import { legendMarkup } from './legend.ts';
import { marksOf } from './marks.ts';
import { overviewMarkup } from './overview.ts';
import { policy } from './policy.ts';
import { hasSection, sectionMarkup } from './section.ts';
import { styleFor } from './style.ts';
import { uncheckedMarkup } from './unchecked.ts';

/**
 * The reviewer's sheet: one page that needs nothing else, for a screen and for paper. All bodies with what became of each;
 * for each of which something is to be said, what, and its tables with the wrong figures marked. It is whole without its
 * script, which filters, sorts and steps from body to body.
 */
export async function html(result: Result, view: View): Promise<string> {
  const page = pageOf({ ...view, quiet: false, paint: uncoloured, width: undefined });
  const { say } = page;
  const bodies = bodiesOf(result, page);
  const shown = bodies.filter((body) => hasSection(body, page)).map((body) => ({ body, marks: marksOf(body, page) }));
  const unchecked = bodies.filter(({ verdict }) => verdict === 'cannot-check');
  const style = styleFor(shown.flatMap(({ body }) => body.result?.report.tables ?? []));
  const title = sheetTitle[view.language];
  const { name, version } = result.tool;
  return `<!doctype html>
<html lang="${say('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content=${quoted(await policy(script, style))}>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content=${quoted(`${name} ${version} sheet`)}>
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header id=top>
<h1>${title}</h1>
</header>
<main>
${overviewMarkup(bodies, result, page)}
${legendMarkup(shown, page)}
<div id=bodies data-previous=${quoted(say('‹ 上一份', '‹ previous'))} data-next=${quoted(say('下一份 ›', 'next ›'))}>
${shown.map(({ body, marks }) => sectionMarkup(body, marks, page)).join('\n')}
</div>
${uncheckedMarkup(unchecked, page)}
</main>
<footer><p>${escaped(`${name} ${version}`)}</p></footer>
<script>${script}</script>
</body>
</html>
`;
}
