import type { FormTable } from '../../model/form.ts';
import type { Table } from '../../model/report.ts';
import { columnShares, minTableWidth } from '../../writers/html/grid.ts';
import { paletteCss, tableCss } from '../../writers/html/theme.ts';

/** Returns the style of a sheet with these tables, and with that of its other parts. */
export function styleFor(drawn: readonly Table[], parts: readonly string[] = []): string {
  const kinds = new Map(drawn.map(({ table }) => [`table.w${table.width}-${table.labelWidth}`, table]));
  const widths = [...kinds].flatMap(([name, table]) => [
    `${name} { min-width: ${minTableWidth(table)}px }`,
    ...columnShares(table).map((share, index) => `${name} col:nth-child(${index + 1}) { width: ${share.toFixed(2)}% }`),
    ...(table.labelWidth > 1 ? [narrow(name, table)] : []),
  ]);
  return `\n${[paletteCss, tableCss, ...widths, own, ...parts].join('\n')}\n`;
}

/** Narrows the labels on a telephone, to leave room for figures. */
function narrow(name: string, { width, labelWidth }: FormTable): string {
  const label = `${name} col:nth-child(${labelWidth}) { width: 25% }`;
  return `@media screen and (max-width: 40rem) { ${name} { min-width: ${width * 52}px } ${name} col { width: auto } ${label} }`;
}

const own = `
:root { --suspect: #8a3b00; --suspect-ground: #ffeedd; --chip: #fff }
@media (prefers-color-scheme: dark) { :root { --suspect: #ffb27a; --suspect-ground: #3f2712; --chip: #101214 } }
* { box-sizing: border-box }
[hidden] { display: none !important }
html { scroll-padding-top: 1rem }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--desk); color: var(--ink); font: 15px/1.6 var(--sans) }
body > header, main, footer { max-width: 86rem; margin: 0 auto }
a { color: var(--blue); text-decoration-thickness: 1px; text-underline-offset: .2em }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px }
h1 { margin: 0 .25rem 1rem; font-size: 1.25rem; line-height: 1.4 }
h2, h3 { margin: 0; font-size: 1.0625rem; line-height: 1.4 }
ul, ol { margin: 0; padding: 0; list-style: none }
p { margin: 0 }
small { color: var(--muted); font-size: .93em; font-weight: normal }
footer { padding: 1.5rem .25rem 0; color: var(--muted); font-size: .8125rem }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
#overview, article, #unchecked {
  background: var(--paper); border: 1px solid var(--edge); border-radius: 6px; overflow-wrap: anywhere;
}
#overview { padding: 1rem 1rem .5rem }
.fail { --tone: var(--red); --tint: var(--red-ground) }
.incomplete, .cannot-check { --tone: var(--amber); --tint: var(--amber-ground) }
.pass { --tone: var(--green); --tint: transparent }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .5rem }
.tiles li > * { display: block; width: 100%; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 4px }
.tiles b { display: block; font-size: 1.5rem; line-height: 1.25; font-variant-numeric: tabular-nums }
.tiles i { color: var(--tone, inherit); font-style: normal; font-weight: 600 }
.tiles button:hover { border-color: var(--muted) }
.tiles [aria-pressed=true] { border-color: var(--blue); box-shadow: inset 0 -3px 0 var(--blue) }
.totals { margin: .75rem 0 0; color: var(--muted); font-size: .875rem }
#filters { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: .75rem 0 0; font-size: .875rem }
input, select {
  max-width: 100%; padding: .3rem .5rem; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--edge); border-radius: 4px;
}
input { width: 15rem }
select { width: 17rem }
output { font-variant-numeric: tabular-nums }
.keys { margin-left: auto; color: var(--muted) }

.list { margin: .75rem 0 0; table-layout: auto; font-size: .875rem }
.list th, .list td { padding: .375rem .5rem; background: none; border: 0; border-top: 1px solid var(--edge); text-align: left }
.list thead th { border-top: 0; color: var(--muted); font-size: .8125rem; white-space: nowrap }
.list td { font-size: inherit; font-variant-numeric: tabular-nums; white-space: nowrap }
.list .count, .list .share { width: 1%; text-align: right }
.list td.verdict { width: 1%; padding-right: 1.25rem }
.list tbody th { text-wrap: wrap }
.list tbody th small { margin-left: .5em }
.list .share { color: var(--muted) }
.list [data-short] { color: var(--amber); font-weight: 600 }
.list tbody tr:hover { background: var(--label) }
[aria-sort=ascending] button::after { content: " ↑" }
[aria-sort=descending] button::after { content: " ↓" }
.verdict { color: var(--tone); font-weight: 600; white-space: nowrap }
.legend { display: flex; flex-wrap: wrap; gap: .375rem 1.25rem; margin: 1rem .25rem; color: var(--muted); font-size: .8125rem }
.legend span {
  display: inline-block; min-width: 1.75rem; padding: 0 .4em; color: var(--ink); background: var(--paper);
  border: 1px solid var(--edge); text-align: center;
}

article, #unchecked { margin: 1rem 0 0 }
article { border-left: 4px solid var(--tone) }
@supports (contain-intrinsic-size: auto 62rem) { article { content-visibility: auto; contain-intrinsic-size: auto 62rem } }
article > header {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline;
  padding: .75rem 1rem; background: var(--paper); border-bottom: 1px solid var(--edge); border-radius: 0 6px 0 0;
}
article > header p { flex-basis: 100%; color: var(--muted); font-size: .8125rem }
article h2:focus { outline: none }
.states { display: flex; gap: .75rem; font-size: .875rem }
.states .wrong, .states .missing { color: var(--red) }
.states .warned, .states .open, .states .unread { color: var(--amber) }
.states .fine { color: var(--green) }
article nav { display: flex; gap: 1rem; margin-left: auto; font-size: .875rem; white-space: nowrap }
article nav button { color: var(--blue) }
.body { display: grid; gap: 1.25rem; padding: 1rem }
.remarks { display: grid; gap: .75rem; align-content: start; font-size: .875rem }
.remarks > li { scroll-margin-top: 6rem; padding: .5rem .75rem; border-left: 3px solid var(--tone); border-radius: 0 4px 4px 0; background: color-mix(in srgb, var(--tint) 60%, var(--paper)) }
.remarks .error { --tone: var(--red); --tint: var(--red-ground) }
.remarks .warning { --tone: var(--amber); --tint: var(--amber-ground) }
.remarks .open { --tone: var(--amber); --tint: var(--label) }
.remarks .info { --tone: var(--blue); --tint: var(--label) }
.remarks p + p, .candidates { margin-top: .25rem }
.mistake .what { font-weight: 600 }
.weight { color: var(--tone) }
.candidates li { padding-left: 1.5em; text-indent: -1.5em }
.basis { color: var(--muted); font-size: .93em }
.report, .tables { display: grid; gap: 1.25rem; align-content: start; min-width: 0 }
.report > *, .tables > * { min-width: 0 }
.tables table { font-family: var(--serif) }
.text { max-width: 44rem; font: .9375rem/1.85 var(--serif) }
.text h3 { padding: 0 0 .25rem; font: 600 .875rem/1.5 var(--sans) }
.text h4 { margin: .5rem 0 0; font: inherit; font-weight: 600 }
.text [lang|=zh] { font-family: var(--serif) }
.text p:lang(zh) { text-indent: 2em }
.text details { color: var(--muted) }
.text summary { font-size: .8125rem }
.text span { scroll-margin: 8rem; border-radius: 2px }
.text span > a { color: inherit; text-decoration: none }
.text b, .text span > a[aria-label] { color: var(--tone); font: 600 .75rem var(--sans); white-space: nowrap }
.text .agrees { --tone: var(--green) }
.text .agrees > a:first-child, .legend .agrees { text-decoration: underline var(--green); text-underline-offset: .25em }
.text .differs { --tone: var(--muted); text-decoration: underline dotted var(--muted); text-underline-offset: .25em }
.text .error, .text .likely { --tone: var(--red); background: var(--red-ground) }
.text .likely { outline: 1px dashed var(--red) }
.text .warning { --tone: var(--amber); background: var(--amber-ground) }
.text .info { --tone: var(--blue); background: var(--blue-ground) }
.text .open { --tone: var(--amber); background: repeating-linear-gradient(135deg, var(--amber-ground) 0 5px, var(--paper) 5px 10px) }
caption, summary { padding: 0 0 .375rem; font: 600 .875rem/1.5 var(--sans); text-align: left }
summary { padding: .25rem 0; font-weight: normal; cursor: pointer }
details[open] summary { padding-bottom: .375rem }
.unprinted, .signoff { display: none }
.tables td { scroll-margin: 8rem }
.tables td a { display: block; font: .75rem/1.35 var(--sans); text-decoration: none; color: var(--tone) }
.tables td a b { font-weight: 700 }
.tables td a.stated { color: var(--muted) }
td.error, .legend .error, td.likely, .legend .likely { --tone: var(--red); background: var(--red-ground) }
td.error, .legend .error { box-shadow: inset 0 0 0 2px var(--red) }
td.likely, .legend .likely { outline: 2px dashed var(--red); outline-offset: -2px }
td.possible, .legend .possible { --tone: var(--suspect); background: var(--suspect-ground); outline: 2px dotted var(--suspect); outline-offset: -2px }
td.warning, .legend .warning { --tone: var(--amber); background: var(--amber-ground) }
td.info { --tone: var(--blue); background: var(--blue-ground) }
td.open, .legend .open, td.absent {
  --tone: var(--amber);
  background: repeating-linear-gradient(135deg, var(--amber-ground) 0 5px, var(--paper) 5px 10px);
}
td.blank::before, .legend .blank::before { content: "空"; color: var(--amber); font: .6875rem var(--sans) }
td.dash, .legend .dash { color: var(--amber) }
html:lang(en) td.blank::before, html:lang(en) .legend .blank::before { content: "blank" }
:target > .what, td:target { background: var(--blue-ground) }
li:target, td:target, span:target { outline: 3px solid var(--blue); outline-offset: 0 }
#unchecked { padding: 1rem; border-left: 4px solid var(--amber) }
.group { margin: .75rem 0 0; font-size: .875rem }
.group h3 { font-size: .875rem; color: var(--amber) }
.group:not(:has(> ul:not(.outline) > li:not([hidden]))) { display: none }
.group > ul:not(.outline) li { font-weight: 600 }
.group p, .outline { color: var(--muted) }

@media (min-width: 75rem) {
  .body:has(.remarks + .report) { grid-template-columns: 25rem minmax(0, 1fr) }
  .body > .remarks { position: sticky; top: 5.5rem; max-height: calc(100vh - 6rem); overflow-y: auto }
}
@media (max-width: 40rem) {
  body { padding: 1rem .5rem 2rem }
  .tiles { grid-template-columns: repeat(2, 1fr) }
  .tiles b { display: inline; font-size: 1.125rem }
  .tiles .all { grid-column: 1 / -1 }
  #filters label { display: grid; grid-template-columns: 3rem 1fr; align-items: center; width: 100% }
  input, select { width: 100% }
  .keys { display: none }
  .list thead { display: none }
  .list, .list tbody { display: block }
  .list tr { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .5rem 0; border-top: 1px solid var(--edge) }
  .list tbody th { order: -1; flex: 1 1 60%; padding: 0 }
  .list tbody th small { display: block; margin: 0 }
  .list td, .list td.verdict, .list .count, .list .share { width: auto; padding: 0; border: 0 }
  .list th { border: 0 }
  .list .count:empty, .list .share:not([data-short]) { display: none }
  .list .count::before, .list .share::before { content: attr(data-name) " "; color: var(--muted); font-weight: normal }
  article > header { position: static }
  article nav { margin: .25rem 0 0; flex-basis: 100%; justify-content: space-between }
  .body { padding: .75rem }
}

@media print {
  @page { size: A4; margin: 14mm 12mm }
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --muted: #444; --rule: #000; --edge: #999; --label: transparent; --red: #b3261e;
    --red-ground: #fdeceb; --amber: #6d4400; --amber-ground: #fff1cc; --blue: #1a5296; --blue-ground: #e8f1fb;
    --green: #1e6b3a; --suspect: #8a3b00; --suspect-ground: #ffeedd;
  }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact }
  body { padding: 0; background: none; font-size: 9.5pt; line-height: 1.5 }
  a { color: inherit; text-decoration: none }
  #filters, article nav, .tiles .all { display: none }
  #overview, article, #unchecked { border: 0; border-radius: 0; padding: 0 }
  .tiles { display: flex; gap: 0 2em }
  .tiles li > * { padding: 0; border: 0; box-shadow: none !important }
  .tiles b { display: inline; font-size: inherit }
  .list { font-size: 8.5pt }
  .list thead { display: table-header-group }
  .list th, .list td { padding: 1pt 4pt }
  .tables th, .tables td { padding: 1.5pt 1pt }
  thead, tr, .remarks > li, .group { break-inside: avoid }
  /* A header with a button in it would not be repeated on every page. */
  .list thead button { display: contents }
  [aria-sort] button::after { content: none }
  .legend { margin: 8pt 0 0; font-size: 8pt }
  article { content-visibility: visible; margin: 0 }
  article.fail, article.incomplete, #unchecked { break-before: page }
  /* Without a list, the overview is a few lines. */
  #overview:not(:has(.list tbody tr + tr)) ~ #bodies > article:first-child { break-before: auto; margin: 12pt 0 0 }
  article.pass { break-inside: avoid; margin-top: 12pt }
  article.pass .tables, .clean { display: none }
  article > header { position: static; padding: 0 0 4pt; border-bottom: 1.5pt solid var(--tone) }
  .body { display: block; padding: 6pt 0 0 }
  .remarks { gap: 5pt; font-size: 9pt; max-height: none !important; position: static !important }
  .remarks > li { padding: 3pt 6pt }
  .report, .tables { display: block }
  .text, .tables { margin: 8pt 0 0 }
  .text { max-width: none; font-size: 9pt; line-height: 1.6 }
  .text h3 { font-size: 9pt }
  .text summary { font-size: 8pt; list-style: none }
  .text b, .text span > a[aria-label] { font-size: 7.5pt }
  .return article:first-child, .return > #unchecked:first-child { break-before: auto }
  .signoff { display: flex; flex-wrap: wrap; gap: 4pt 2em; margin: 14pt 0 0; break-inside: avoid; font-size: 9pt }
  .signoff i, .signoff time:empty { display: inline-block; width: 7em; border-bottom: .5pt solid var(--ink) }
  .unprinted { display: block; color: var(--muted); font-size: 8pt }
  .scroll { overflow: visible; break-inside: avoid; margin: 0 0 8pt }
  .tables table { min-width: 0 !important; font-size: 7.5pt; line-height: 1.3 }
  .tables td { font-size: 9pt }
  .tables td a { font-size: 7.5pt }
  :target, :target > .what { outline: 0 !important; background: none }
}
`.trim();
