import { groupBy } from '../model/group-by.ts';
import type { Report } from '../model/report.ts';
import type { Diagnostic } from '../model/result.ts';
import { bareText } from '../narrative/bare-text.ts';
import type { NotCompared } from './not-compared.ts';
import { areWordsCompared } from './text.ts';

/** The findings of two reports: those that only one has, and those that both have. */
export interface FindingChanges {
  /** Findings of the report before. */
  readonly gone: readonly Diagnostic[];
  /** As the report after has them. */
  readonly remaining: readonly Diagnostic[];
  /** Findings of the report after. */
  readonly added: readonly Diagnostic[];
}

interface Found {
  readonly format: string | null;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rules about what a workbook stores behind its figures. Between files of different kinds they tell nothing of the report. */
export const workbookRules: ReadonlySet<string> = new Set(['constant-total', 'hidden-figures', 'stale-formula']);

/** Rules about the text, of which a report of tables alone tells nothing. */
const textRules = /^(?:section|text)-/;

/**
 * Compares the findings of two reports of one body. A finding about cells that were not compared is neither gone nor new. A finding is known again by its rule and what it is about, as its
 * fingerprint would tell, else by its rule and cell; never by its place, since the files may be of different kinds.
 */
export function comparedFindings(before: Found, after: Found, notCompared: readonly NotCompared[]): FindingChanges {
  const isSameFormat = before.format === after.format;
  const withWords = areWordsCompared(before.report, after.report);
  const isCompared = ({ rule }: Diagnostic) =>
    (isSameFormat || !workbookRules.has(rule)) && (withWords || !textRules.test(rule));
  let gone = before.diagnostics.filter(isCompared);
  let added = after.diagnostics.filter(isCompared);
  const known = new Set<Diagnostic>();
  for (const keyOf of [byIdentity, byCell]) {
    const again = matched(gone, added, keyOf);
    gone = gone.filter((one) => !again.has(one));
    added = added.filter((one) => !again.has(one));
    for (const one of again) known.add(one);
  }
  return {
    gone: gone.filter(isKnownIn('after', notCompared)),
    remaining: after.diagnostics.filter((one) => known.has(one)),
    added: added.filter(isKnownIn('before', notCompared)),
  };
}

/** Returns a test for findings all of whose cells one of the reports has, and was read to have. */
function isKnownIn(side: NotCompared['side'], notCompared: readonly NotCompared[]) {
  const lacking = notCompared.filter((one) => one.side === side).flatMap(({ cells }) => cells.map(({ id }) => id));
  const unknown = new Set(lacking);
  return ({ cell, related }: Diagnostic) =>
    ![cell, ...related.map((one) => one.cell)].some((id) => id && unknown.has(id));
}

type KeyOf = (one: Diagnostic) => string | undefined;

/** A finding that was open and now fails, or the reverse, is another one. */
const byIdentity: KeyOf = ({ rule, kind, about }) => [rule, kind, bareText(about).text].join('\0');

const byCell: KeyOf = ({ rule, kind, cell, table }) => {
  const about = cell ?? table;
  return about === null ? undefined : [rule, kind, about].join('\0');
};

/** Returns the findings of both lists that have a partner with the same key in the other. */
function matched(before: readonly Diagnostic[], after: readonly Diagnostic[], keyOf: KeyOf): ReadonlySet<Diagnostic> {
  const candidates = groupBy(after, keyOf);
  const next = new Map<string, number>();
  const found = new Set<Diagnostic>();
  for (const one of before) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const index = next.get(key) ?? 0;
    const partner = candidates.get(key)?.[index];
    if (!partner) continue;
    next.set(key, index + 1);
    found.add(one).add(partner);
  }
  return found;
}
