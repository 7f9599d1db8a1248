import type { Result } from '../../model/result.ts';
import type { View } from '../view.ts';
import { type Body, bodiesOf } from './bodies.ts';
import { legendMarkup } from './legend.ts';
import { matrixCss, matrixMarkup } from './matrix.ts';
import { overviewMarkup } from './overview.ts';
import { hasSection, sectionMarkup } from './section.ts';
import { styleFor } from './style.ts';
import { drawingOf } from './table.ts';
import { uncheckedMarkup } from './unchecked.ts';

/** The reviewer's sheet in parts, as markup. */
export interface Sheet {
  /** The reports and files that it tells of, in its order. */
  readonly bodies: readonly Body[];
  readonly style: string;
  readonly overview: string;
  readonly legend: string;
  /** The bodies that have a section, by their anchors. */
  readonly sections: ReadonlyMap<string, () => string>;
  /** The files that could not be checked. */
  readonly unchecked: string;
}

/** Returns the sheet of a result: always with everything, also in a quiet run. */
export function sheetOf(result: Result, whole: View): Sheet {
  const view = { ...whole, quiet: false };
  const bodies = bodiesOf(result, view);
  const drawings = bodies.filter((body) => hasSection(body, view)).map((body) => drawingOf(body, view));
  const matrix = matrixMarkup(bodies, result, view);
  return {
    bodies,
    style: styleFor(
      drawings.flatMap((one) => one.result?.report.tables ?? []),
      matrix === undefined ? [] : [matrixCss],
    ),
    overview: overviewMarkup(bodies, matrix, result, view),
    legend: legendMarkup(drawings, view),
    sections: new Map(drawings.map((one) => [one.id, () => sectionMarkup(one, view)])),
    unchecked: uncheckedMarkup(
      bodies.filter(({ verdict }) => verdict === 'cannot-check'),
      view,
    ),
  };
}
