import type { Layout } from './layout.ts';
import { nearest } from './ruling-lines.ts';
import {
  areWide,
  type Beside,
  besideIn,
  cutWhereOpen,
  joinedBeside,
  paddedLike,
  showsAgain,
} from './side-by-side-tables.ts';
import { cutOff, type Table } from './table.ts';

/**
 * Puts tables together whose columns went to several pages, as a sheet does that is too wide: pages with labels, and pages
 * with the columns that follow in the very same rows. Where it cannot be told which goes beside which, the tables are cut.
 */
export function besideOneAnother(layouts: readonly Layout[]): Layout[] {
  const pages = layouts.flatMap(({ tables }, index) => (tables.length > 0 ? [index] : []));
  const isWide = areWide(layouts);
  const done = [...layouts];
  const besideAt = (host: number, page: number) => besideIn(done[host]!, done[page]!, isWide);
  let hosts: number[] = [];
  for (let at = 0; at < pages.length; ) {
    const isRest = (page: number) => hosts.some((host) => besideAt(host, page) || showsAgain(done[host]!, done[page]!));
    const end = pages.findIndex((page, index) => index >= at && !isRest(page));
    const run = pages.slice(at, end < 0 ? pages.length : end);
    if (run.length === 0) {
      hosts.push(pages[at++]!);
      continue;
    }
    const pairs = paired(hosts, run, ([host, page]) => besideAt(host, page) !== undefined);
    const found = pairs?.map(([host, page]) => ({ host, page, more: besideAt(host, page)! })) ?? [];
    for (const page of run) done[page] = withoutTables(done[page]!, layouts);
    for (const { host, page, more } of found) {
      const isNext = done.slice(host + 1, page).every(({ tables }) => tables.length === 0);
      done[host] = extended(done[host]!, more, isNext);
    }
    const widest = found
      .flatMap(({ host }) => done[host]!.tables)
      .reduce<Table | undefined>((most, one) => (most && most.xs.length >= one.xs.length ? most : one), undefined);
    for (const { host } of found) {
      const { tables } = done[host]!;
      done[host] = { ...done[host]!, tables: tables.map((table) => paddedLike(table, widest!)) };
    }
    for (const host of hosts) {
      if (!pairs) done[host] = { ...done[host]!, tables: done[host]!.tables.map((table) => cutOff(table)) };
      else if (pairs.every(([own]) => own !== host))
        done[host] = cutLike(
          done[host]!,
          pairs.map(([own]) => layouts[own]!),
        );
    }
    hosts = [];
    at += run.length;
  }
  return done.map((layout) => ({ ...layout, tables: layout.tables.map(cutWhereOpen) }));
}

/** Pages that come before the columns of a page, with that page. */
type Pair = readonly [host: number, page: number];

/**
 * Each page of a run with the one that it goes on beside: all pages down the sheet, then those beside them in the same
 * order, once or more often; else each with the only one whose rows it has. `undefined` where that leaves a choice.
 */
function paired(hosts: readonly number[], run: readonly number[], fits: (pair: Pair) => boolean): Pair[] | undefined {
  for (let count = Math.min(run.length, hosts.length); count > 0; count--) {
    const own = hosts.slice(-count);
    const pairs = run.map((page, step): Pair => [own[step % count]!, page]);
    const isFree = (page: number) => hosts.slice(0, -count).every((host) => !fits([host, page]));
    if (run.length % count === 0 && pairs.every(fits) && run.every(isFree)) return pairs;
  }
  const pairs = run.map((page) => hosts.map((host): Pair => [host, page]).filter(fits));
  return pairs.every(({ length }) => length === 1) ? pairs.flat() : undefined;
}

/** @param isNext no other page with a table stands between */
function extended(left: Layout, more: readonly Beside[], isNext: boolean): Layout {
  const tables = left.tables.map((table, index) => {
    const own = more.flatMap((one) => (one.left === index && one.right ? [one.right] : []));
    const whole = own.reduce(joinedBeside, table);
    return isNext ? { ...whole, until: more[0]!.page } : whole;
  });
  return { ...left, tables };
}

/** A page as wide as those that go on would have to go on as well. */
function cutLike(layout: Layout, others: readonly Layout[]): Layout {
  const ends = others.flatMap(({ tables }) => tables.map(({ box }) => box.right));
  const isCut = ({ box }: Table) => ends.some((end) => Math.abs(end - box.right) <= nearest);
  return { ...layout, tables: layout.tables.map((table) => (isCut(table) ? { ...table, cut: true } : table)) };
}

/** Lines beside the rows are what was cut off from the page before; those that a page before has as well are the same. */
function withoutTables(layout: Layout, layouts: readonly Layout[]): Layout {
  const isBeside = (top: number) => layout.tables.some(({ box }) => box.top <= top && top <= box.bottom);
  const isAgain = (text: string, top: number) =>
    layouts.some(
      ({ page, lines }) =>
        page < layout.page && lines.some((line) => line.text === text && Math.abs(line.top - top) <= nearest),
    );
  const lines = layout.lines.filter(({ text, top }) => !isBeside(top) && !isAgain(text, top));
  return { ...layout, tables: [], lines };
}
