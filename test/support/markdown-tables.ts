/** A cell of a table that is drawn with merged cells; at its upper left corner, from 1. */
export interface GridCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Returns the tables of a Markdown text: the cells of each row below the header. */
export function tablesIn(text: string): string[][][] {
  return [...text.matchAll(/^\|.*\n\|(?: :?-+:? \|)+\n((?:\|.*\n)*)/gm)].map(([, rows]) =>
    rows!
      .trimEnd()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

/** Returns the cells of a table in which `←` continues the cell on its left and `↑` the cell above. */
export function cellsOf(rows: readonly (readonly string[])[]): GridCell[] {
  const count = (marks: readonly (string | undefined)[], mark: string) => {
    const end = marks.findIndex((one) => one !== mark);
    return end < 0 ? marks.length : end;
  };
  return rows.flatMap((row, y) =>
    row.flatMap((text, x) => {
      if (text === '←' || text === '↑') return [];
      const columns = 1 + count(row.slice(x + 1), '←');
      const below = rows.slice(y + 1).map((one) => one[x]);
      return [{ text, row: y + 1, column: x + 1, rows: 1 + count(below, '↑'), columns }];
    }),
  );
}

/** Returns a cell with rows for columns. */
export function turned({ text, row, column, rows, columns }: GridCell): GridCell {
  return { text, row: column, column: row, rows: columns, columns: rows };
}
