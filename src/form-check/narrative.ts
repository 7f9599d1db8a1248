import { didYouMean } from '../did-you-mean.ts';
import { cellMatcher } from '../model/cell-pattern.ts';
import { type Form, formCells } from '../model/form.ts';
import { error, type Mistake, remark } from './mistake.ts';

/** Finds cells that the sentences of a form's own narrative name, and neither the form nor another of its family has. */
export function* unknownReadings({ narrative, tables, family }: Form, builtIn: readonly Form[]): Generator<Mistake> {
  if (!narrative) return;
  const kin = builtIn.filter((form) => form.family === family);
  const ids = [tables, ...kin.map((form) => form.tables)]
    .flat()
    .flatMap((table) => formCells(table).map(({ id }) => id));
  for (const kind of ['figures', 'denials'] as const) {
    for (const [index, { id: sentence, readings }] of narrative[kind].entries()) {
      const unknown = readings.map((cells) => cells.findIndex((cell) => !ids.some(cellMatcher(cell))));
      // A form leaves out a reading of which it lacks a cell.
      const isLost = unknown.every((at) => at >= 0);
      for (const [reading, at] of unknown.entries()) {
        if (at < 0) continue;
        const cell = readings[reading]![at]!;
        const meant = didYouMean(cell, ids);
        const [zh, en] = meant === undefined ? ['', ''] : [`；是否为“${meant}”`, `; did you mean "${meant}"`];
        yield (isLost ? error : remark)(
          `/narrative/${kind}/${index}/readings/${reading}/${at}`,
          `表里没有“${cell}”${isLost ? `，“${sentence}”这类句子不会核对` : ''}${zh}`,
          `there is no "${cell}"${isLost ? `, so sentences of "${sentence}" are not checked` : ''}${en}`,
        );
      }
    }
  }
}
