import { type Claim, type Division, wordsOf } from '../../model/claim.ts';
import { address, type Place } from '../../model/document.ts';
import { type Passage, placeAt } from '../../model/passage.ts';
import type { Report } from '../../model/report.ts';
import type { Diagnostic } from '../../model/result.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { type Sign, signOfClaim, signOfDivision, signOfFinding } from './claim-signs.ts';

/** Words of the text with the sign that they bear. */
export interface MarkedWords extends Sign {
  /** Their anchor in the page. */
  readonly id: string;
  readonly words: string;
  /** Offsets in the text, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** A heading or paragraph, and the words in it that were compared or found fault with, in their order. */
export interface MarkedPassage {
  readonly text: string;
  readonly isHeading: boolean;
  readonly words: readonly MarkedWords[];
}

/** The text of a report as the sheet shows it. */
export interface MarkedText {
  readonly passages: readonly MarkedPassage[];
  /** The anchors of the words that findings quote. */
  readonly anchors: ReadonlyMap<Diagnostic, string>;
  /** The words that state a cell, by its id. */
  readonly byCell: ReadonlyMap<string, readonly MarkedWords[]>;
}

export const noText: MarkedText = { passages: [], anchors: new Map(), byCell: new Map() };

/** Words before they have an anchor. */
interface Located extends Sign {
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  readonly finding?: Diagnostic | undefined;
}

/** Returns the text of a body's report with what was compared in it and what the findings quote. */
export function markedTextOf(body: Body, view: View): MarkedText {
  const { id, result, diagnostics, items } = body;
  if (!result) return noText;
  const all = partsOf(result.report);
  const { figures, divisions } = result.claims;
  const quoting = new Set(diagnostics.filter(({ quoted }) => quoted !== null));
  const findingOf = (one: Claim | Division) => {
    const found = one.outcome === 'differs' ? [...quoting].find((finding) => quotes(finding, one)) : undefined;
    if (found) quoting.delete(found);
    return found;
  };
  const itemOf = new Map(items.flatMap(({ findings }, index) => findings.map((finding) => [finding, index])));
  const claimed = [...figures, ...divisions].flatMap((one): Located[] => {
    const { passage, from, to } = one;
    const finding = findingOf(one);
    const item = finding && itemOf.get(finding);
    const sign =
      'readings' in one ? signOfClaim(one, finding, item, items, view) : signOfDivision(one, finding, item, view);
    return sign ? [{ passage, from, to, finding, ...sign }] : [];
  });
  const find = finder(all.map(({ passage }) => passage));
  const quoted = [...quoting].flatMap((finding): Located[] => {
    const found = find(finding);
    return found ? [{ ...found, finding, ...signOfFinding(finding, itemOf.get(finding), view) }] : [];
  });
  return anchored(id, all, [...claimed, ...quoted]);
}

/** Gives anchors to words, in the order of the text, longer words before those in them. */
function anchored(id: string, all: readonly TextPart[], located: readonly Located[]): MarkedText {
  const anchors = new Map<Diagnostic, string>();
  const byCell = new Map<string, MarkedWords[]>();
  let count = 0;
  const passages = all.map(({ passage, isHeading }): MarkedPassage => {
    const own = located.filter((one) => one.passage === passage).sort((a, b) => a.from - b.from || b.to - a.to);
    const words = own.map(({ passage: _, finding, ...one }): MarkedWords => {
      const marked = { ...one, id: `${id}w${++count}`, words: passage.text.slice(one.from, one.to) };
      if (finding) anchors.set(finding, marked.id);
      for (const cell of one.cells) {
        if (!byCell.has(cell)) byCell.set(cell, []);
        byCell.get(cell)!.push(marked);
      }
      return marked;
    });
    return { text: passage.text, isHeading, words };
  });
  return { passages, anchors, byCell };
}

interface TextPart {
  readonly passage: Passage;
  readonly isHeading: boolean;
}

/** Returns the headings and paragraphs of a report in their order. */
function partsOf({ opening, sections }: Report): TextPart[] {
  const paragraph = (passage: Passage): TextPart => ({ passage, isHeading: false });
  return [
    ...opening.map(paragraph),
    ...sections.flatMap(({ heading, place, passages }) => [
      { passage: { text: heading, lines: [{ from: 0, place }] }, isHeading: true },
      ...passages.map(paragraph),
    ]),
  ];
}

/** True if a finding is about the words of a claim or list. */
function quotes({ quoted, place }: Diagnostic, one: Claim | Division): boolean {
  return quoted === wordsOf(one) && isSame(placeAt(one.passage, one.from), place);
}

/**
 * Returns a function that finds the words that a finding quotes: by its place or, where the file has no places, if only one
 * passage has them. Words that are quoted again are found where they come again.
 */
function finder(passages: readonly Passage[]) {
  const found = new Map<Passage, Map<string, number>>(passages.map((passage) => [passage, new Map()]));
  return ({ quoted, place }: Diagnostic): Omit<Located, keyof Sign> | undefined => {
    const words = quoted!;
    const all = passages.flatMap((passage) => {
      const line = passage.lines.find((one) => isSame(one.place, place));
      const from = line ? passage.text.indexOf(words, Math.max(line.from, found.get(passage)!.get(words) ?? 0)) : -1;
      return words === '' || from < 0 ? [] : [{ passage, from, to: from + words.length }];
    });
    const [first, ...others] = all;
    if (!first || (address(place) === '' && others.length > 0)) return undefined;
    found.get(first.passage)!.set(words, first.to);
    return first;
  };
}

const parts = ['sheet', 'table', 'page', 'row', 'column', 'line', 'character', 'pointer'] as const;

function isSame(one: Place, other: Place): boolean {
  return parts.every((part) => one[part] === other[part]);
}
