import { commentAuthor } from '../../artifacts/registry.ts';
import { around, type Markup, markupOf } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import type { Mark } from '../../presentation/listing/correction.ts';
import { colourOf } from '../../workbook/fills.ts';
import { gravestOf } from '../marks.ts';
import type { Comment } from './comments.ts';
import type { Target } from './locate.ts';
import { paragraphEdits, type Range, type Shade } from './paragraph.ts';
import { wordsIn } from './words.ts';

/** The text of a document to be marked, and what to put into it. */
export interface Drawing {
  readonly text: string;
  /** The text of its comments; empty if it has none. */
  readonly comments: string;
  /** The lines of the comment at the title. */
  readonly summary: readonly string[];
  /** The order of the title's paragraph; undefined if no paragraph is known to be one. */
  readonly title: number | undefined;
  readonly marks: readonly Mark[];
  readonly target: (mark: Mark) => Target | undefined;
}

/** The paragraphs that a comment covers, and the words in the one that it covers in part. */
interface Anchor {
  readonly paragraphs: readonly Markup[];
  readonly shaded: readonly Markup[];
  readonly words: string | null;
  /** The colour of what is shaded. */
  readonly fill: string | undefined;
  readonly lines: readonly string[];
}

interface Marked {
  readonly ranges: Range[];
  shade?: Shade;
}

/** The edits that mark a document, and the comments that these refer to. */
export interface Drawn {
  readonly edits: readonly Edit[];
  /** First the list, then one for each cell and stretch of words. */
  readonly comments: readonly Comment[];
  /** True if a comment is in one of several versions of some content, of which a program shows one. */
  readonly isInVersion: boolean;
  /** Number of the cells and words that could not be marked. */
  readonly unmarked: number;
}

/** Returns how to mark a document; undefined if it has no paragraph for the list. */
export function drawComments(drawing: Drawing): Drawn | undefined {
  const { text, title } = drawing;
  const elements = markupOf(text);
  const top = topOf(elements, title === undefined ? undefined : elements[title]);
  if (!top) return undefined;
  const { anchors, unmarked } = anchorsOf(drawing, elements);
  anchors.sort((a, b) => startOf(a) - startOf(b));
  const nextId = freeIds([text, drawing.comments]);
  const marked = new Map<Markup, Marked>();
  const at = (paragraph: Markup): Marked => {
    const known = marked.get(paragraph) ?? { ranges: [] };
    marked.set(paragraph, known);
    return known;
  };
  const list: Anchor = { paragraphs: [top], shaded: [], words: null, fill: undefined, lines: drawing.summary };
  const comments = [list, ...anchors].map(({ paragraphs, shaded, words, fill, lines }): Comment => {
    const id = nextId();
    for (const [index, paragraph] of paragraphs.entries()) {
      const [opens, closes] = [index === 0, index === paragraphs.length - 1];
      const stretch = words === null ? undefined : wordsIn(text, paragraph, words);
      if (opens || closes) at(paragraph).ranges.push({ id, opens, closes, words: stretch });
    }
    for (const paragraph of fill ? shaded : [])
      at(paragraph).shade = { id: nextId(), fill: fill!, author: commentAuthor };
    return { id, lines };
  });
  const edits = [...marked].flatMap(([paragraph, { ranges, shade }]) => paragraphEdits(text, paragraph, ranges, shade));
  const isInVersion = [list, ...anchors].some(({ paragraphs }) => paragraphs.some((one) => versionOf(one)));
  return { edits, comments, isInVersion, unmarked };
}

/** Returns the paragraph for the list: that of the title, or else the first one that every program shows. */
function topOf(elements: readonly Markup[], title: Markup | undefined): Markup | undefined {
  const own = title && outOfBoxes(title);
  if (own && !versionOf(own)) return own;
  const all = elements.filter(({ name, namespace }) => name === 'p' && namespace === elements[0]!.namespace);
  return all.find((one) => outOfBoxes(one) === one && !versionOf(one)) ?? own ?? all[0];
}

function startOf({ paragraphs: [first] }: Anchor): number {
  return first!.tag.from;
}

/** Returns where comments go, and the number of places without one; the marks of one place share a comment. */
function anchorsOf({ marks, target }: Drawing, elements: readonly Markup[]) {
  const unmarked = new Set<string>();
  const miss = ({ spot: { place }, quoted }: Mark) => {
    if (place.table !== undefined || quoted !== null) unmarked.add(JSON.stringify([place, quoted]));
  };
  const groups = new Map<string, { readonly at: Target; readonly own: Mark[] }>();
  for (const mark of marks) {
    const at = target(mark);
    if (!at) {
      miss(mark);
      continue;
    }
    const key = JSON.stringify(at);
    const group = groups.get(key) ?? { at, own: [] };
    groups.set(key, group);
    group.own.push(mark);
  }
  const anchors = [...groups.values()].flatMap(({ at, own }): Anchor[] => {
    const element = elements[at.order]!;
    const within = at.kind === 'paragraph' ? [element] : paragraphsOf(element);
    const outside = [...new Set(within.map(outOfBoxes))];
    const isBoxed = outside.some((one) => !within.includes(one));
    const whole = together(outside, element);
    const paragraphs = at.kind === 'start' || isBoxed ? whole.slice(0, 1) : whole;
    if (paragraphs.length === 0) {
      own.forEach(miss);
      return [];
    }
    const fill = at.kind === 'cell' && !isBoxed ? colourOf(gravestOf(own)) : undefined;
    const lines = own.flatMap(({ note }, index) => [...(index === 0 ? [] : ['']), ...note.split('\n')]);
    return [{ paragraphs, shaded: outside, words: isBoxed ? null : at.words, fill, lines }];
  });
  return { anchors, unmarked: unmarked.size };
}

/** Returns the paragraphs of a cell; those of a table within it only if it has no others. */
function paragraphsOf(cell: Markup): Markup[] {
  const nested: Markup[] = [];
  const own: Markup[] = [];
  const walk = (element: Markup, into: Markup[]): void => {
    for (const child of element.children) {
      if (child.name === 'p' && child.namespace === cell.namespace) into.push(child);
      else if (child.name !== 'txbxContent') walk(child, child.name === 'tbl' ? nested : into);
    }
  };
  walk(cell, own);
  return own.length > 0 ? own : nested;
}

/** Returns those paragraphs of an element that a program shows together: without those in versions, or those of one version. */
function together(paragraphs: readonly Markup[], element: Markup): readonly Markup[] {
  const versions = new Set(paragraphs.map((one) => versionOf(one, element)));
  const [shown] = versions.has(undefined) ? [undefined] : versions;
  return paragraphs.filter((one) => versionOf(one, element) === shown);
}

/** Returns the version of some content, if any, that a paragraph is in; only one within `element` if that is given. */
function versionOf(paragraph: Markup, element?: Markup): Markup | undefined {
  let version: Markup | undefined;
  for (const one of around(paragraph)) {
    if (one === element) return undefined;
    if (one.name === 'AlternateContent') return version;
    version = one;
  }
  return undefined;
}

/** Returns the paragraph that a text box is anchored to, for one in the box: there are no comments in boxes. */
function outOfBoxes(paragraph: Markup): Markup {
  let outside = paragraph;
  let isBoxed = false;
  for (const element of around(paragraph)) {
    if (element.name === 'txbxContent') isBoxed = true;
    if (!isBoxed || element.name !== 'p' || element.namespace !== paragraph.namespace) continue;
    outside = element;
    isBoxed = false;
  }
  return outside;
}

/** Returns a function that gives numbers which no element has as its id. */
function freeIds(texts: readonly string[]): () => number {
  const used = new Set(
    texts.flatMap((text) => [...text.matchAll(/[\s:]id\s*=\s*["']\s*(\d{1,10})\s*["']/gi)].map(([, id]) => Number(id))),
  );
  let next = 0;
  return () => {
    while (used.has(next)) next++;
    return next++;
  };
}
