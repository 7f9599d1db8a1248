/** On a screen the reading is shown beside the report; on paper the report alone, as the form is printed. */
export const style = `
:root {
  color-scheme: light dark;
  --desk: #eceff2; --paper: #fff; --label: #f6f7f9; --ink: #1c1e21; --muted: #626a73; --rule: #5b6168; --edge: #d5dae0;
  --red: #b3261e; --red-ground: #fdeceb; --amber: #855300; --amber-ground: #fff5db;
  --blue: #1a5296; --blue-ground: #e8f1fb; --green: #1e6b3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #131518; --paper: #1c1f23; --label: #24282d; --ink: #e4e6e9; --muted: #9aa3ad; --rule: #6d747d;
    --edge: #343a41; --red: #ff9a91; --red-ground: #43201e; --amber: #f0c36a; --amber-ground: #3a2e13;
    --blue: #93c1f7; --blue-ground: #1b2f47; --green: #7fd3a0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem 4rem; background: var(--desk); color: var(--ink);
  font: 16px/1.75 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", serif;
}
h1, h2, header, aside, .source, td::before, td::after {
  font-family: "PingFang SC", "Microsoft YaHei", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
}
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
.scroll { overflow-x: auto; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .8125rem; line-height: 1.45; }
th, td { padding: .3rem .125rem; border: 1px solid var(--rule); text-align: center; vertical-align: middle; }
th { background: var(--label); font-weight: normal; text-wrap: balance; }
th.caption { font-weight: 600; }
td { font-size: .9375rem; font-variant-numeric: tabular-nums; }

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
