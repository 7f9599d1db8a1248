import type { Document } from '../../model/document.ts';
import { type FormTable, formCells, type Line, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { linesOf } from '../../model/passage.ts';
import type { Unread } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import type { Draft } from '../draft.ts';
import type { Reading, TablePart } from '../table-part.ts';
import { hasTableFigures, textOutsideTables } from '../text-outside-tables.ts';
import { picturesAt } from './pictures.ts';

/** Returns why a table that is present cannot be read: its labels are outside it, or its figures have none. */
export function whyNotUnderstood(
  table: FormTable,
  readings: readonly Reading[],
  parts: readonly TablePart[],
  draft: Draft,
): Text | undefined {
  if (readings.some(({ rows }) => rows.size > 0)) {
    const absent = rowsOf(table).filter(({ id }) => !readings.some(({ rows }) => rows.has(id)));
    if (absent.some(textOutsideTables(draft.textOutside).hasLabelOf)) return labelsOnly;
    return absent.length > 0 && parts.some(isUnlabelled) ? unlabelledFigures : undefined;
  }
  const section = draft.sections.filter((one) => one.section.number === table.section);
  const isPresent =
    readings.length > 0 ||
    section.some(({ passages }) => hasTableFigures(passages.flatMap(linesOf))) ||
    textOutsideTables(draft.textOutside).hasMostOf(table);
  return isPresent ? labelsOnly : undefined;
}

const rowsOf = memoize(({ blocks }: FormTable): readonly Line[] => blocks.flatMap(({ rows }) => lines(rows)));

/** True if figures are under a header, and none has the label of a row next to it. */
function isUnlabelled({ readings }: TablePart): boolean {
  return (
    readings.every(({ rows }) => rows.size === 0) &&
    readings.some(({ ignored, unplaced = [] }) => ignored.length + unplaced.length > 0)
  );
}

const unlabelledFigures: Text = {
  zh: '有的数字没有行名，无法确定属于哪一行',
  en: 'some of its figures have no label, and it is unclear to which row they belong',
};

const labelsOnly: Text = {
  zh: '只有行名，没有排成可以辨认的表格',
  en: 'its labels do not form a recognisable table',
};

/** Returns what is known of a table that was not found: no column in the list of reports, or perhaps a picture. */
export function notFound(
  table: FormTable,
  { listed }: Draft,
  { pictures = [] }: Document,
): Pick<Unread, 'why' | 'pictured' | 'unlisted'> {
  if (listed && formCells(table).every(({ id }) => !listed.has(id))) return { unlisted: true };
  if (pictures.length === 0) return {};
  const { zh, en } = picturesAt(pictures);
  return {
    why: {
      zh: `没有找到这张表，但文件里有 ${zh}，表可能是图片`,
      en: `it was not found, but the file has ${en}, which may show it`,
    },
    pictured: true,
  };
}
