import { bareName } from './bare-name.ts';
import { type Role, roleOf } from './heads.ts';
import { isRemark } from './remarks.ts';

/** The columns that tell a body, from 0. A row of a list that is printed in two halves side by side tells two. */
export interface BodyColumns {
  readonly name: number;
  /** The first of the columns about the body, and the one behind the last. */
  readonly from: number;
  readonly to: number | undefined;
  readonly aliases: readonly number[];
  readonly level: number | undefined;
  readonly parent: number | undefined;
}

/** Reads a row of heads; undefined if none of its cells is the head of the names. */
export function headColumns(texts: readonly string[]): BodyColumns[] | undefined {
  const found = texts.map(roleOf);
  const ranks = found.flatMap((one) => (one?.role === 'name' ? one.rank : []));
  if (ranks.length === 0) return undefined;
  const best = Math.min(...ranks);
  const names = found.flatMap((one, column) => (one?.role === 'name' && one.rank === best ? column : []));
  const starts = names.map((name, index) => (index === 0 ? 0 : found[name - 1]?.role === 'serial' ? name - 1 : name));
  return names.map((name, index) => {
    const [from, to] = [starts[index]!, starts[index + 1]];
    const of = (role: Role) =>
      found.flatMap((one, column) =>
        one?.role === role && column >= from && column < (to ?? texts.length) ? column : [],
      );
    return { name, from, to, aliases: of('aliases'), level: of('level')[0], parent: of('parent')[0] };
  });
}

/**
 * Finds the only column of a list without heads, serial numbers apart; undefined if there are several or none. Only Chinese
 * names are known without a head: any other file of lines would be a list, too.
 */
export function onlyColumn(rows: readonly (readonly string[])[]): BodyColumns[] | undefined {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const used = columns.filter((column) =>
    rows.some((row) => isName(row[column] ?? '') && !isRemark(bareName(row[column]!))),
  );
  const isList = used.length === 1 && rows.some((row) => isPlainName(row[used[0]!] ?? ''));
  return isList
    ? [{ name: used[0]!, from: 0, to: undefined, aliases: [], level: undefined, parent: undefined }]
    : undefined;
}

/** True if a text may be the name of a body where no head says so. */
export function isPlainName(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** True if a text has a letter: it is no number, and no line of dashes. */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text);
}
