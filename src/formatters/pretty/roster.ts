import type { Result } from '../../model/result.ts';
import { rosterLabels, rosterLines, rosterSummary } from '../../presentation/roster.ts';
import { widthOf } from '../terminal-text.ts';
import type { LineLayout } from './line-layout.ts';

/** Says which bodies of the roster are missing, and what else is wrong; all is well in one line, or none with `--quiet`. */
export function rosterBlock({ roster, shard }: Result, page: LineLayout): string[] {
  if (!roster) return [];
  const { paint, view } = page;
  const lines = rosterLines(roster, shard);
  if (view.quiet && lines.length === 0) return [];
  const labels = lines.map(({ kind }) => rosterLabels[kind][view.language]);
  const width = Math.max(0, ...labels.map(widthOf));
  const isWell = lines.length === 0 && !shard;
  const summary = rosterSummary(roster, shard)[view.language];
  return [
    ...(isWell ? page.hang(`${paint.green(view.signs.tick)} `, 2, summary) : page.hang('', 0, summary, paint.bold)),
    ...lines.flatMap(({ text }, index) => {
      const label = labels[index]!;
      // A label that is repeated is written once.
      const shown = label === labels[index - 1] ? '' : label;
      const head = `  ${paint.yellow(shown)}${' '.repeat(width - widthOf(shown))}  `;
      return page.hang(head, width + 4, text[view.language]);
    }),
  ];
}
