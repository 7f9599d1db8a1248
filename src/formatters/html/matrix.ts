import type { Result } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { type MatrixCell, matrixOf, matrixStates } from '../../presentation/matrix.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { hasSection } from './section.ts';

const signs: Readonly<Record<MatrixCell['state'], string>> = { holds: '✓', broken: '✗', open: '?', none: '' };

/** The style of the table of reports by relations. */
export const matrixCss = `.matrix { margin: 1rem 0 0; overflow-x: auto; font-size: .875rem }
.matrix summary { color: var(--blue); cursor: pointer }
.matrix table { margin: .75rem 0 0; table-layout: auto }
.matrix th, .matrix td { padding: .25rem .5rem; background: none; border: 0; border-top: 1px solid var(--edge); text-align: left }
.matrix thead th { min-width: 6em; border: 0; color: var(--muted); font-size: .8125rem; font-weight: normal; vertical-align: bottom }
.matrix td { font-size: inherit; text-align: center; white-space: nowrap }
.matrix .holds { color: var(--green) }
.matrix .broken { color: var(--red); font-weight: 600 }
.matrix .open { color: var(--amber); font-weight: 600 }`;

/** Writes the table of reports by relations, folded; undefined for a run that does not look at its bodies together. */
export function matrixMarkup(bodies: readonly Body[], result: Result, view: View): string | undefined {
  const reports = bodies.filter((body) => body.result);
  const parts = reports.map((body) => ({ ...body, path: body.file.path }));
  const matrix = matrixOf(result, parts);
  if (!matrix) return undefined;
  const { language } = view;
  const say = sayIn(language);
  const heads = matrix.columns.map(({ name }) => `<th scope=col>${escaped(name[language])}`);
  const rows = parts.map((body) => {
    const name = escaped(body.name);
    const head = hasSection(body, view) ? `<a href="#${body.id}">${name}</a>` : name;
    const cells = matrix.cellsOf(body).map(({ state, count }, index) => {
      const title =
        state === 'none'
          ? ''
          : ` title=${quoted(`${matrix.columns[index]!.name[language]} ${matrixStates[state][language]}`)}`;
      return `<td class=${state}${title}>${signs[state]}${count > 1 ? ` ${count}` : ''}`;
    });
    return `<tr><th scope=row>${head}${cells.join('')}`;
  });
  const key = (['holds', 'broken', 'open'] as const).map((state) => `${signs[state]} ${matrixStates[state][language]}`);
  return [
    `<details class=matrix><summary>${say('各单位的勾稽关系', 'Sums by body')}</summary>`,
    `<p class=totals>${escaped(key.join(say('，', ', ')))}</p>`,
    `<table><thead><tr><th scope=col>${say('报告', 'report')}${heads.join('')}</thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></details>`,
  ].join('\n');
}
