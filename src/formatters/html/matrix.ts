import type { Result } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { type MatrixCell, matrixOf, matrixStates } from '../../presentation/matrix.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { hasSection } from './section.ts';

const signs: Readonly<Record<MatrixCell['state'], string>> = { holds: '✓', broken: '✗', open: '?', none: '' };

/** Writes the table of reports by relations, folded; nothing for a run that does not look at its bodies together. */
export function matrixMarkup(bodies: readonly Body[], result: Result, view: View): string[] {
  const reports = bodies.filter((body) => body.result);
  const matrix = matrixOf(result, reports);
  if (!matrix) return [];
  const { language } = view;
  const say = sayIn(language);
  const heads = matrix.columns.map(({ name }) => `<th scope=col>${escaped(name[language])}`);
  const rows = reports.map((body) => {
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
  ];
}
