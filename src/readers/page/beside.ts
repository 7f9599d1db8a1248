import { type Beside, besideIn, joinedBeside } from './columns.ts';
import type { Layout } from './layout.ts';
import { cutOff } from './table.ts';

/**
 * Puts tables together whose columns went to several pages, as a sheet does that is too wide: pages with labels, and pages
 * with the columns that follow in the very same rows. Where it cannot be told which goes beside which, the tables are cut.
 */
export function besideOneAnother(layouts: readonly Layout[]): Layout[] {
  const pages = layouts.flatMap(({ tables }, index) => (tables.length > 0 ? [index] : []));
  if (pages.length < 2) return [...layouts];
  const done = [...layouts];
  let hosts: number[] = [];
  for (let at = 0; at < pages.length; ) {
    const isRest = (page: number) => hosts.some((host) => besideIn(done[host]!, done[page]!));
    const end = pages.findIndex((page, index) => index >= at && !isRest(page));
    const run = pages.slice(at, end < 0 ? pages.length : end);
    if (run.length === 0) {
      hosts.push(pages[at++]!);
      continue;
    }
    const pairs = paired(hosts, run, done);
    for (const [host, page] of pairs ?? []) {
      const isNext = done.slice(host + 1, page).every(({ tables }) => tables.length === 0);
      done[host] = extended(done[host]!, besideIn(done[host]!, done[page]!)!, isNext ? page : undefined);
      done[page] = withoutTables(done[page]!, layouts[host]!);
    }
    if (!pairs) {
      for (const host of hosts) done[host] = { ...done[host]!, tables: done[host]!.tables.map(cutOff) };
      for (const page of run) done[page] = withoutTables(done[page]!, done[page]!);
    }
    hosts = [];
    at += run.length;
  }
  return done;
}

/** Pages that come before the columns of a page, with that page. */
type Pair = readonly [host: number, page: number];

/**
 * Each page of a run with the one that it goes on beside: all pages down the sheet, then those beside them in the same
 * order, once or more often; else each with the only one whose rows it has. `undefined` where that leaves a choice.
 */
function paired(hosts: readonly number[], run: readonly number[], layouts: readonly Layout[]): Pair[] | undefined {
  const fits = ([host, page]: Pair) => besideIn(layouts[host]!, layouts[page]!) !== undefined;
  for (let count = Math.min(run.length, hosts.length); count > 0; count--) {
    const own = hosts.slice(-count);
    const pairs = run.map((page, step): Pair => [own[step % count]!, page]);
    if (run.length % count === 0 && pairs.every(fits)) return isWhole(own, hosts, layouts) ? pairs : undefined;
  }
  const pairs = run.map((page) => hosts.map((host): Pair => [host, page]).filter(fits));
  if (pairs.some(({ length }) => length !== 1)) return undefined;
  const single = pairs.flat();
  return isWhole(
    single.map(([host]) => host),
    hosts,
    layouts,
  )
    ? single
    : undefined;
}

/** Whether no other page is as wide as those that go on: it would have to go on as well. */
function isWhole(own: readonly number[], hosts: readonly number[], layouts: readonly Layout[]): boolean {
  const width = (index: number) => Math.max(...layouts[index]!.tables.map(({ box }) => box.right));
  return hosts.every((host) => own.includes(host) || own.every((one) => Math.abs(width(one) - width(host)) > 3));
}

/** @param page on which the columns stand, where that is the next with a table */
function extended(left: Layout, more: readonly Beside[], page: number | undefined): Layout {
  const tables = left.tables.map((table) => {
    const own = more.filter((one) => one.left === table).flatMap(({ right }) => right ?? []);
    const whole = own.reduce(joinedBeside, table);
    return page === undefined ? whole : { ...whole, until: own[0]?.page ?? more[0]!.page };
  });
  return { ...left, tables };
}

/** Lines beside the rows are what was cut off from the page before; those that it has as well are the same. */
function withoutTables(layout: Layout, host: Layout): Layout {
  const isBeside = (top: number) => layout.tables.some(({ box }) => box.top <= top && top <= box.bottom);
  const isAgain = (text: string, top: number) =>
    host !== layout && host.lines.some((line) => line.text === text && Math.abs(line.top - top) < 3);
  const lines = layout.lines.filter(({ text, top }) => !isBeside(top) && !isAgain(text, top));
  return { ...layout, tables: [], lines };
}
