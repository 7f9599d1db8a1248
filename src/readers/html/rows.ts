import { lookOf } from './look.ts';
import { type Element, walk } from './tree.ts';

/** Where the rows of a table stand, from 1, and where their group ends: no cell reaches beyond it. */
export type Rows = ReadonlyMap<Element, RowSpot>;

export interface RowSpot {
  readonly row: number;
  readonly last: number;
}

/** Rows as a browser prints them: the first header group above, the first footer group below all others. */
export function rowsOf(table: Element): Rows {
  const groups = groupsOf(table);
  const header = groups.find(({ display }) => display === 'header');
  const footer = groups.find(({ display }) => display === 'footer');
  const bodies = groups.filter((group) => group !== header && group !== footer);
  const rows = new Map<Element, RowSpot>();
  let row = 0;
  for (const group of [header, ...bodies, footer]) {
    if (!group) continue;
    const last = row + group.rows.length;
    for (const element of group.rows) rows.set(element, { row: ++row, last });
  }
  return rows;
}

interface Group {
  readonly display: 'header' | 'group' | 'footer';
  readonly rows: Element[];
}

/** Rows without a group around them are one together. */
function groupsOf(table: Element): Group[] {
  const groups: Group[] = [];
  let group: Group | undefined;
  const begin = (display: Group['display']): Group => {
    group = { display, rows: [] };
    groups.push(group);
    return group;
  };
  walk(table, {
    open(element) {
      const { display } = lookOf(element);
      if (display === 'header' || display === 'group' || display === 'footer') begin(display);
      else if (display === 'row') (group ?? begin('group')).rows.push(element);
      return !['none', 'row', 'cell', 'table'].includes(display);
    },
    close(element) {
      if (['header', 'group', 'footer'].includes(lookOf(element).display)) group = undefined;
    },
  });
  return groups;
}
