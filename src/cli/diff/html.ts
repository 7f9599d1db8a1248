import { diffTitle } from '../../artifacts/registry.ts';
import { textMarkup } from '../../formatters/html/signs.ts';
import type { View } from '../../formatters/index.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { tool } from '../../version.ts';
import { quoted } from '../../writers/html/markup.ts';
import { columnHeads } from './columns.ts';
import { type Comparison, shownDifferences } from './comparison.ts';
import type { Piece } from './marked-change.ts';
import { style } from './style.ts';
import {
  closing,
  onlyName,
  onlyTitle,
  partTitles,
  type Said,
  type SaidFindings,
  type SaidSection,
  said,
} from './words.ts';

/** Writes a comparison as one page without scripts, for a screen and for paper. */
export function html(comparison: Comparison, { language }: View): string {
  const { before, after, onlyBefore, onlyAfter } = comparison;
  const title = diffTitle[language];
  const names = (some: Comparison['onlyBefore']) => some.map((one) => textMarkup(onlyName(one, language)));
  const failed = [...before.failed, ...after.failed].map(
    ({ path, problem }) => `<b>${textMarkup(path)}</b> ${linesMarkup(problem!.message[language])}`,
  );
  return `<!doctype html>
<html lang="${sayIn(language)('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content=${quoted(`${tool.name} ${tool.version} diff`)}>
<title>${title}</title>
<style>
${style}
</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${textMarkup(`${before.name} → ${after.name}`)}</p>
<p><b>${textMarkup(closing(comparison, language))}</b></p>
</header>
<main>
${[
  ...shownDifferences(comparison).map((one) => article(said(one, language), language)),
  listMarkup(onlyTitle(before.name, language), names(onlyBefore)),
  listMarkup(onlyTitle(after.name, language), names(onlyAfter)),
  listMarkup(partTitles.failed[language], failed),
].join('\n')}
</main>
<footer><p>${textMarkup(`${tool.name} ${tool.version}`)}</p></footer>
</body>
</html>
`;
}

function article(one: Said, language: Language): string {
  return [
    '<article>',
    `<h2>${textMarkup(one.title)} <small>${textMarkup(one.files)}</small></h2>`,
    figuresMarkup(one, language),
    ...one.findings.map(findingsMarkup),
    textPart(one.text, language),
    one.notCompared.length === 0
      ? ''
      : `<h3>${partTitles.notCompared[language]}</h3>\n<ul>${one.notCompared.map(itemMarkup).join('')}</ul>`,
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function figuresMarkup({ figures }: Said, language: Language): string {
  if (figures.length === 0) return '';
  const heads = columnHeads.map((head) => `<th scope=col>${head[language]}`);
  const rows = figures.map(
    ({ where, label, before, after }) =>
      `<tr><td>${textMarkup(where)}<th scope=row lang=${language === 'zh' ? 'zh-CN' : 'en'}>${textMarkup(label)}` +
      `<td class=figure><del>${textMarkup(before)}</del><td class=figure><ins>${textMarkup(after)}</ins>`,
  );
  return [
    `<h3>${partTitles.figures[language]} ${figures.length}</h3>`,
    `<div class=scroll><table><thead><tr>${heads.join('')}</thead><tbody>`,
    ...rows,
    '</tbody></table></div>',
  ].join('\n');
}

function findingsMarkup({ kind, title, items }: SaidFindings): string {
  const lines = items.map(({ name, where, text }) => {
    return `<li><i>${name}</i> <b>${textMarkup(where)}</b> ${linesMarkup(text)}`;
  });
  return `<h3 class=${kind}>${title} ${items.length}</h3>\n<ul class=${kind}>\n${lines.join('\n')}\n</ul>`;
}

function textPart(sections: readonly SaidSection[], language: Language): string {
  if (sections.length === 0) return '';
  const markup = ({ heading, changes }: SaidSection) => [
    `<h4 lang=zh-CN>${textMarkup(heading)}</h4>`,
    ...changes.map(
      ({ before, after }) =>
        `<div class=change lang=zh-CN>${wordingMarkup('del', before)}${wordingMarkup('ins', after)}</div>`,
    ),
  ];
  return [`<h3>${partTitles.text[language]}</h3>`, ...sections.flatMap(markup)].join('\n');
}

function wordingMarkup(tag: 'del' | 'ins', pieces: readonly Piece[] | null): string {
  if (pieces === null) return '';
  const marked = pieces.map((one) => {
    const text = linesMarkup(one.text);
    return one.differs ? `<${tag}>${text}</${tag}>` : text;
  });
  return `<p class=${tag}>${marked.join('')}</p>`;
}

function listMarkup(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section>\n<h2>${textMarkup(title)} <small>${items.length}</small></h2>\n<ul>${items.map((one) => `<li>${one}`).join('\n')}</ul>\n</section>`;
}

function itemMarkup(text: string): string {
  return `<li>${textMarkup(text)}`;
}

function linesMarkup(text: string): string {
  return text.split('\n').map(textMarkup).join('<br>');
}
