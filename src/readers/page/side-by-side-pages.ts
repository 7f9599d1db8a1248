import type { PageLayout } from './layout.ts';
import { tolerance } from './ruling-lines.ts';
import {
  cutWhereOpen,
  type Extension,
  extensionsOf,
  isWiderThanPage,
  joinedSideBySide,
  paddedLike,
  repeatsLabels,
} from './side-by-side-tables.ts';
import { cutOff, type Table } from './table.ts';

/**
 * Joins tables whose columns are on several pages, as those of a sheet wider than the page: pages with labels (the
 * hosts), then pages with further columns of the very same rows. If it is ambiguous which pages belong together, the
 * tables are cut.
 */
export function joinSideBySide(layouts: readonly PageLayout[]): PageLayout[] {
  const pages = layouts.flatMap(({ tables }, index) => (tables.length > 0 ? [index] : []));
  const isWide = isWiderThanPage(layouts);
  const done = [...layouts];
  const extensionsAt = (host: number, page: number) => extensionsOf(done[host]!, done[page]!, isWide);
  // Pages collect as hosts until a run of pages follows that extend them.
  let hosts: number[] = [];
  for (let at = 0; at < pages.length; ) {
    const isFurther = (page: number) =>
      hosts.some((host) => extensionsAt(host, page) || repeatsLabels(done[host]!, done[page]!));
    const end = pages.findIndex((page, index) => index >= at && !isFurther(page));
    const run = pages.slice(at, end < 0 ? pages.length : end);
    if (run.length === 0) {
      hosts.push(pages[at++]!);
      continue;
    }
    const pairs = pairPages(hosts, run, ([host, page]) => extensionsAt(host, page) !== undefined);
    const found = pairs?.map(([host, page]) => ({ host, page, extensions: extensionsAt(host, page)! })) ?? [];
    for (const page of run) done[page] = withoutTables(done[page]!, layouts);
    for (const { host, page, extensions } of found) {
      const isNext = done.slice(host + 1, page).every(({ tables }) => tables.length === 0);
      done[host] = extended(done[host]!, extensions, isNext);
    }
    const extendedHosts = found.map(({ host }) => host);
    padToWidest(done, extendedHosts);
    for (const host of hosts) {
      if (!pairs) done[host] = withTables(done[host]!, (table) => cutOff(table));
      else if (pairs.every(([own]) => own !== host)) {
        const others = pairs.map(([own]) => layouts[own]!);
        done[host] = cutLike(done[host]!, others);
      }
    }
    hosts = [];
    at += run.length;
  }
  return done.map((layout) => withTables(layout, cutWhereOpen));
}

function withTables(layout: PageLayout, change: (table: Table) => Table): PageLayout {
  return { ...layout, tables: layout.tables.map(change) };
}

/** A page with labels, and a page with further columns of its rows; both are indexes. */
type Pair = readonly [host: number, page: number];

/**
 * Pairs each page of a run with its host. Either all hosts come first, from top to bottom of the sheet, and the pages
 * that extend them follow in the same order, once or more often; or each page has the only host with its rows.
 * `undefined` if that is ambiguous.
 */
function pairPages(
  hosts: readonly number[],
  run: readonly number[],
  fits: (pair: Pair) => boolean,
): Pair[] | undefined {
  for (let count = Math.min(run.length, hosts.length); count > 0; count--) {
    const own = hosts.slice(-count);
    const pairs = run.map((page, step): Pair => [own[step % count]!, page]);
    const isFree = (page: number) => hosts.slice(0, -count).every((host) => !fits([host, page]));
    if (run.length % count === 0 && pairs.every(fits) && run.every(isFree)) return pairs;
  }
  const pairs = run.map((page) => hosts.map((host): Pair => [host, page]).filter(fits));
  return pairs.every(({ length }) => length === 1) ? pairs.flat() : undefined;
}

/** Adds further columns to the tables of a page; with `isNext`, no other page with a table is in between. */
function extended(host: PageLayout, extensions: readonly Extension[], isNext: boolean): PageLayout {
  const tables = host.tables.map((table, index) => {
    const own = extensions.flatMap((one) => (one.host === index && one.columns ? [one.columns] : []));
    const joined = own.reduce(joinedSideBySide, table);
    return isNext ? { ...joined, until: extensions[0]!.page } : joined;
  });
  return { ...host, tables };
}

/** Pads the tables of some pages to the width of the widest one. */
function padToWidest(layouts: PageLayout[], hosts: readonly number[]): void {
  const widest = hosts
    .flatMap((host) => layouts[host]!.tables)
    .reduce<Table | undefined>((most, one) => (most && most.xs.length >= one.xs.length ? most : one), undefined);
  for (const host of hosts) layouts[host] = withTables(layouts[host]!, (table) => paddedLike(table, widest!));
}

/** Marks tables as cut that are as wide as those of other pages that go on: their own further columns are missing. */
function cutLike(layout: PageLayout, others: readonly PageLayout[]): PageLayout {
  const ends = others.flatMap(({ tables }) => tables.map(({ box }) => box.right));
  const isCut = ({ box }: Table) => ends.some((end) => Math.abs(end - box.right) <= tolerance);
  return withTables(layout, (table) => (isCut(table) ? { ...table, cut: true } : table));
}

/**
 * Removes the tables of a page, with the lines beside them, which the page edge cut off, and lines that repeat earlier
 * ones.
 */
function withoutTables(layout: PageLayout, layouts: readonly PageLayout[]): PageLayout {
  const isBeside = (top: number) => layout.tables.some(({ box }) => box.top <= top && top <= box.bottom);
  const isRepeated = (text: string, top: number) =>
    layouts.some(
      ({ page, lines }) =>
        page < layout.page && lines.some((line) => line.text === text && Math.abs(line.top - top) <= tolerance),
    );
  const lines = layout.lines.filter(({ text, top }) => !isBeside(top) && !isRepeated(text, top));
  return { ...layout, tables: [], lines };
}
