import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { forms } from '../src/forms.ts';
import { readText } from '../src/readers/text/index.ts';
import { printedLines } from '../src/recognise/printed/line.ts';
import { findPrintedHeaders } from '../src/recognise/printed/header.ts';
import { figureRows } from '../src/recognise/printed/figures.ts';
import { labelsFor, rowsOf, textOf } from '../src/recognise/printed/labels.ts';
import { assign } from '../src/recognise/printed/assign.ts';
import { tieColumns } from '../src/recognise/printed/columns.ts';
test('zy', () => {
  const text = readFileSync(process.env.F!, 'utf8').split('\n').slice(2).join('\n');
  const doc = readText(new TextEncoder().encode(text), 'x');
  const lines = printedLines(doc.blocks as never);
  const form = forms.find((f) => f.edition === process.env.E)!;
  for (let i = 0; i < lines.length; i++) {
    for (const h of findPrintedHeaders(lines, i, (l) => /^[一二三四五六]、.*情况$/.test(l.text) || /第二十条/.test(l.text), [form])) {
      console.log('HEADER', i, h.end, h.table.id, h.columns, h.blocks.length);
      let stop = h.end; while (stop < lines.length && !/^[一二三四五六]、.*情况$|第二十条/.test(lines[stop]!.text)) stop++;
      const body = lines.slice(h.end, stop);
      const figs = figureRows(body, h.columns);
      const rows = rowsOf(h.blocks);
      const between = (row: number) => [(figs[row - 1]?.last ?? -1) + 1, figs[row]?.first ?? body.length] as const;
      const options = figs.map((one, row) => labelsFor(one, body.slice(...between(row)), body.slice(...between(row + 1)), rows));
      const a = assign(options, rows.lines);
      figs.forEach((f, k) => console.log(f.first, textOf(f.own), f.values.map((v) => `${v.text}@${v.from}-${v.to}`).join(' '), options[k]!.map((o) => `${o.line.id}${o.exact ? '' : '~'}`).join('|'), '=>', a?.[k]?.line.id, f.mixed));
      console.log('tied', tieColumns(figs, h, true)?.length, a ? '' : 'AMBIGUOUS');
      console.log(h.words.map((w) => w.map((v) => `${v.text}@${v.from}-${v.to}`).join(' ')).join('\n'));
      i = h.end;
    }
  }
});
import { readBody } from '../src/recognise/printed/body.ts';
test('zw', () => {
  const text = readFileSync(process.env.F!, 'utf8').split('\n').slice(2).join('\n');
  const doc = readText(new TextEncoder().encode(text), 'x');
  const lines = printedLines(doc.blocks as never);
  for (let i = 0; i < lines.length; i++) for (const form of forms) for (const h of findPrintedHeaders(lines, i, (l) => /^[一二三四五六]、.*情况$/.test(l.text) || /第二十条/.test(l.text), [form])) {
      let stop = h.end; while (stop < lines.length && !/^[一二三四五六]、.*情况$|第二十条/.test(lines[stop]!.text)) stop++;
      const r = readBody(h, lines.slice(h.end, stop));
      console.log('BODY', form.edition, h.table.id, h.end, r.reading.rows.size, r.reading.entries.size, r.reading.why?.zh, r.reading.ignored.map((x) => x.cell.text).join(' // '));
  }
});
