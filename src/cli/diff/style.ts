import { paletteCss, tableCss } from '../../writers/html/theme.ts';

/** The style of a page that compares reports. */
export const style = `
${paletteCss}
${tableCss}
* { box-sizing: border-box }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--desk); color: var(--ink); font: 15px/1.6 var(--sans) }
header, main, footer { max-width: 64rem; margin: 0 auto; overflow-wrap: anywhere }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.4 }
h2 { margin: 0; font-size: 1.0625rem; line-height: 1.4 }
h3 { margin: 1rem 0 .25rem; font-size: .9375rem }
h4 { margin: .75rem 0 .25rem; font-size: .875rem; color: var(--muted) }
p { margin: 0 }
ul { margin: 0; padding: 0; list-style: none }
li { padding: .25rem 0 }
i { font-style: normal; color: var(--muted) }
small { color: var(--muted); font-size: .8125rem; font-weight: normal }
footer { padding: 1.5rem .25rem 0; color: var(--muted); font-size: .8125rem }
article, section { margin: 1rem 0 0; padding: 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 6px }
table { table-layout: auto }
th, td { padding: .25rem .5rem; text-align: left }
td.figure { text-align: right }
thead th { white-space: nowrap }
del { color: var(--red); background: var(--red-ground) }
ins { color: var(--green); text-decoration-thickness: 1px; text-underline-offset: .2em }
h3.gone { color: var(--green) }
h3.added { color: var(--red) }
.change { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--edge) }
.change p::before { display: inline-block; width: 1.25em; color: var(--muted) }
.change .del::before { content: "−" }
.change .ins::before { content: "+" }
@media print {
  body { padding: 0; background: none; font-size: 9pt }
  article, section { border: 0; padding: 0 }
  tr, li, .change { break-inside: avoid }
  h2, h3, h4 { break-after: avoid }
}
`.trim();
