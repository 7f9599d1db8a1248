import type { UserError } from '../../model/errors.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ReceiptFile } from './receipt.ts';

/** A file as it is now. */
export interface FileNow {
  /** With slashes. */
  readonly path: string;
  /** The hash of its bytes, or why they cannot be read. */
  readonly sha256: string | UserError;
}

/**
 * A file as it was checked and as it is now. `same`: name and content are; `renamed`: the content is;
 * `changed`: the name is; `missing`: it is not there; `unread`: one of the two could not be read; `other`: it was not checked.
 */
export type Comparison =
  | { readonly state: 'same' | 'renamed' | 'changed'; readonly was: ReceiptFile; readonly now: FileNow }
  | { readonly state: 'missing'; readonly was: ReceiptFile; readonly now: null }
  | { readonly state: 'unread'; readonly was: ReceiptFile | null; readonly now: FileNow | null }
  | { readonly state: 'other'; readonly was: null; readonly now: FileNow };

/**
 * Compares the files of a receipt with those that are there. Their folders may be others, as long as the names are told
 * apart by them in the same way. Returns those of the receipt in its order, then the others.
 */
export function compare(checked: readonly ReceiptFile[], files: readonly FileNow[]): Comparison[] {
  const byHash = groupBy(checked, ({ sha256 }) => sha256);
  const byName = groupBy(checked, ({ path }) => nameOf(path));
  const found = new Map<ReceiptFile, Comparison>();
  const others: Comparison[] = [];
  const put = (state: 'same' | 'renamed' | 'changed', was: ReceiptFile, now: FileNow) => {
    if (!found.has(was)) found.set(was, { state, was, now });
  };
  const rest: FileNow[] = [];
  for (const now of files) {
    const namesakes = nearest(now, byName.get(nameOf(now.path)) ?? []);
    const equal = typeof now.sha256 === 'string' ? (byHash.get(now.sha256) ?? []) : [];
    const same = equal.find((was) => namesakes.includes(was));
    if (same) put('same', same, now);
    else rest.push(now);
  }
  const unmatched: FileNow[] = [];
  for (const now of rest) {
    const was = byHash.get(typeof now.sha256 === 'string' ? now.sha256 : null)?.find((one) => !found.has(one));
    if (was && typeof now.sha256 === 'string') put('renamed', was, now);
    else unmatched.push(now);
  }
  for (const now of unmatched) {
    const was = nearest(now, byName.get(nameOf(now.path)) ?? []).find((one) => !found.has(one)) ?? null;
    const isUnread = typeof now.sha256 !== 'string' || was?.sha256 === null;
    if (was && isUnread) found.set(was, { state: 'unread', was, now });
    else if (was) put('changed', was, now);
    else if (isUnread) others.push({ state: 'unread', was, now });
    else others.push({ state: 'other', was: null, now });
  }
  return [...checked.map((was) => found.get(was) ?? absent(was)), ...others];
}

/** Compares a file that is not there; nothing is known of one that could not be read when it was checked. */
function absent(was: ReceiptFile): Comparison {
  return was.sha256 === null ? { state: 'unread', was, now: null } : { state: 'missing', was, now: null };
}

/** Returns those whose folders are most alike, from the name upwards. */
function nearest({ path }: FileNow, namesakes: readonly ReceiptFile[]): readonly ReceiptFile[] {
  const most = Math.max(0, ...namesakes.map((was) => commonSteps(was.path, path)));
  return namesakes.filter((was) => commonSteps(was.path, path) === most);
}

/** Counts the last steps of two paths that are equal. */
function commonSteps(a: string, b: string): number {
  const [left, right] = [a.split('/').toReversed(), b.split('/').toReversed()];
  const different = left.findIndex((step, index) => step !== right[index]);
  return different < 0 ? left.length : different;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
