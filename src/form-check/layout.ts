import type { Form, Heading } from '../model/form.ts';
import { layout } from '../model/printed-layout.ts';
import { type Mistake, remark } from './mistake.ts';

/** Remarks which tables a blank form would print askew. */
export function* askewTables({ tables }: Form): Generator<Mistake> {
  for (const [index, table] of tables.entries()) {
    const { labelWidth, width, blocks } = table;
    const depth = Math.max(...blocks.map(({ rows, across }) => (across ? 0 : depthOf(rows))));
    if (depth > labelWidth) {
      yield remark(
        `/tables/${index}/labelWidth`,
        `行的标签有 ${depth} 层，labelWidth 却是 ${labelWidth}：空表会印歪`,
        `row labels have ${depth} levels, "labelWidth" is ${labelWidth}: a blank form is printed askew`,
      );
      continue;
    }
    const right = Math.max(
      ...layout(table)
        .flat()
        .map(({ kind, column, columns }) => (kind === 'caption' ? 0 : column + columns - 1)),
    );
    if (right === width) continue;
    yield remark(
      `/tables/${index}/width`,
      `标签和各列共 ${right} 栏，width 却是 ${width}：空表会印歪`,
      `labels and columns take ${right}, "width" is ${width}: a blank form is printed askew`,
    );
  }
}

function depthOf(headings: readonly Heading[]): number {
  return Math.max(...headings.map(({ children }) => (children ? 1 + depthOf(children) : 1)));
}
