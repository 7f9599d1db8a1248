import { styleOf } from './style.ts';
import { type Element, walk } from './tree.ts';

/** The position of a row in its table, from 1. */
export interface RowPosition {
  readonly row: number;
  /** The last row of the group; no cell reaches beyond it. */
  readonly last: number;
}

/** Numbers the rows of a table as a browser prints them: the first header group above, the first footer group below all others. */
export function rowsOf(table: Element): ReadonlyMap<Element, RowPosition> {
  const groups = groupsOf(table);
  const header = groups.find(({ display }) => display === 'header');
  const footer = groups.find(({ display }) => display === 'footer');
  const bodies = groups.filter((group) => group !== header && group !== footer);
  const rows = new Map<Element, RowPosition>();
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

/** Returns the row groups of a table; adjacent rows outside any group form one. */
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
      const { display } = styleOf(element);
      if (display === 'header' || display === 'group' || display === 'footer') begin(display);
      else if (display === 'row') (group ?? begin('group')).rows.push(element);
      return !['none', 'row', 'cell', 'table'].includes(display);
    },
    close(element) {
      if (['header', 'group', 'footer'].includes(styleOf(element).display)) group = undefined;
    },
  });
  return groups;
}
