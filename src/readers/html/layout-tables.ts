import { styleOf } from './style.ts';
import { type Element, type Root, walk, wholeNumber } from './tree.ts';

/** Returns the tables of a page that only lay it out: they have one cell, or one of their cells holds a table of at least 2 × 2. */
export function layoutTables(root: Root): ReadonlySet<Element> {
  const layout = new Set<Element>();
  const open: { rows: number; width: number; widest: number; cells: number; holdsTable: boolean }[] = [];
  const displays: string[] = [];
  walk(root, {
    open(element) {
      const { display } = styleOf(element);
      if (display === 'none') return false;
      displays.push(display);
      const table = open.at(-1);
      if (display === 'table') open.push({ rows: 0, width: 0, widest: 0, cells: 0, holdsTable: false });
      else if (table && display === 'row') {
        table.rows++;
        table.width = 0;
      } else if (table && display === 'cell') {
        table.cells++;
        table.width += Math.max(1, wholeNumber(element, 'colspan') ?? 1);
        table.widest = Math.max(table.widest, table.width);
      }
      return true;
    },
    close(element) {
      const table = displays.pop() === 'table' ? open.pop() : undefined;
      if (!table) return;
      if (table.cells <= 1 || table.holdsTable) layout.add(element);
      const around = open.at(-1);
      if (around && (table.holdsTable || (table.rows > 1 && table.widest > 1))) around.holdsTable = true;
    },
  });
  return layout;
}
