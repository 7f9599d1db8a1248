import { type Report, reportName } from '../../model/report.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { tool } from '../../version.ts';
import { escaped } from './markup.ts';
import { reportMarkup } from './report.ts';
import { style } from './style.ts';

/**
 * Writes a self-contained page without scripts that shows what was read, to be compared with the document. Remarks on
 * the reading have the attribute `hidden`, and only the style sheet shows them, so that the page can itself be read as
 * the report.
 */
export function html(reports: readonly Report[], language: Language): string {
  const say = sayIn(language);
  const names = reports.map((report) => reportName(report)[language] || report.place.path);
  const title = [names[0], names.length > 1 ? say(`等 ${names.length} 份`, `and ${names.length - 1} more`) : ''].join(
    ' ',
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(say(`读到的内容：${title}`, `As read: ${title}`).trim())}</title>
<style>
${style}
</style>
</head>
<body>
<header hidden lang="${language}">
<p>${say('程序读到的内容', 'What was read')}</p>
<p>${say(
    '请对照原件核实读取是否有误。鼠标停在单元格上，可查看它在原件中的位置；数据是否正确，请用核对命令检查。',
    'Compare this with the document. Hover over a cell to see its place in the document. To see if the figures are right, run the check.',
  )}</p>
<label><input type="checkbox" id="places"> ${say('标出每格的位置', 'show the place of each cell')}</label>
</header>
<main>
${reports.map((report) => reportMarkup(report, language)).join('\n')}
</main>
</body>
</html>
`;
}
