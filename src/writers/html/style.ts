import { paletteCss, tableCss } from './theme.ts';

/**
 * The style sheet: a screen shows the report with remarks on its reading; on paper it is the report alone, as printed.
 */
export const style = `
${paletteCss}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem 4rem; background: var(--desk); color: var(--ink);
  font: 16px/1.75 var(--serif);
}
h1, h2, header, aside, .source, td::before, td::after { font-family: var(--sans); }
body > header, article { max-width: 62rem; margin: 0 auto; }
body > header { padding: 0 .25rem 1.25rem; color: var(--muted); font-size: .875rem; line-height: 1.6; }
body > header p { margin: 0 0 .25rem; }
body > header p:first-child { color: var(--ink); font-size: 1.125rem; font-weight: 600; }
label { cursor: pointer; }
input { margin: 0 .25em 0 0; vertical-align: -.1em; accent-color: var(--blue); }
article {
  padding: clamp(1.25rem, 5vw, 3.5rem); background: var(--paper); border: 1px solid var(--edge); border-radius: 4px;
  overflow-wrap: anywhere;
}
article + article { margin-top: 2rem; }
h1 {
  margin: 1.5rem 0 2rem; font-size: clamp(1.25rem, 4vw, 1.75rem); line-height: 1.4; text-align: center;
  text-wrap: balance;
}
h2 { margin: 2.25rem 0 .75rem; font-size: 1.125rem; line-height: 1.5; }
article > p { margin: .5rem 0; }
${tableCss}

@media screen {
  header[hidden], aside[hidden], p[hidden] { display: block; }
  .summary {
    padding: .875rem 1rem; border: 1px solid var(--edge); border-left: 4px solid var(--green); border-radius: 3px;
    font-size: .875rem; line-height: 1.6;
  }
  .summary.part { border-left-color: var(--amber); }
  .summary p { margin: 0; }
  .coverage { font-weight: 600; font-variant-numeric: tabular-nums; }
  .coverage span + span { margin-left: 1em; }
  .whole .coverage::before { content: "✓ "; color: var(--green); }
  .part .coverage::before { content: "! "; color: var(--amber); }
  .source { color: var(--muted); font-size: .8125rem; }
  article > .source { margin: .75rem 0 .375rem; text-align: left; }
  aside ul { margin: .5rem 0 0; padding: 0; list-style: none; }
  .alarms li { color: var(--red); }
  .alarms li::before { content: "✗ "; }
  .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; color: var(--muted); }
  .left-out {
    margin: .5rem 0 0; padding: .625rem .875rem; background: var(--amber-ground); border-radius: 3px;
    font-size: .8125rem; line-height: 1.6;
  }
  .left-out p { margin: 0; color: var(--amber); font-weight: 600; }
  .left-out ul { margin: .125rem 0 0; }
  code { color: var(--muted); font-family: inherit; font-variant-numeric: tabular-nums; }

  body:has(#places:checked) td[data-place]::before {
    content: attr(data-place); display: block; color: var(--muted); font-size: .625rem; line-height: 1.2;
  }
  td[data-mark]::after, .legend b {
    padding: 0 .3em; border: 1px solid; border-radius: 3px; font-size: .6875rem; font-weight: normal; line-height: 1.4;
  }
  td[data-mark]::after { content: attr(data-mark); display: table; margin: .125rem auto 0; }
  .legend b { display: inline-block; }
  .blank, .unknown, .dash, .hidden { --mark: var(--amber); --ground: var(--amber-ground); }
  .unreadable, .missing { --mark: var(--red); --ground: var(--red-ground); }
  .taken { --mark: var(--blue); --ground: var(--blue-ground); }
  td[data-mark] { background: var(--ground); }
  td[data-mark]::after, .legend b { color: var(--mark); background: var(--paper); }
  td.missing { background: repeating-linear-gradient(135deg, var(--ground) 0 4px, transparent 4px 8px); }
  td:hover { outline: 2px solid var(--blue); outline-offset: -2px; }
}

@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root { --paper: #fff; --ink: #000; --rule: #000; --label: transparent; }
  body { padding: 0; background: none; font-size: 11pt; line-height: 1.6; }
  article { max-width: none; padding: 0; border: 0; }
  article + article { margin: 0; break-before: page; }
  h1 { margin: 0 0 14pt; font-size: 18pt; }
  h2 { margin: 14pt 0 6pt; font-size: 13pt; break-after: avoid; }
  .scroll { overflow: visible; }
  table { min-width: 0 !important; font-size: 9pt; line-height: 1.35; break-inside: avoid; }
  td { font-size: 10pt; }
  th, td { padding: 2pt 1pt; }
  tr { break-inside: avoid; }
}
`.trim();
