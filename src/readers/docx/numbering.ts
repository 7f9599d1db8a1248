import { childOf, countOf, type Element, isOn, nearest, settingOf } from './tree.ts';

/** How the paragraphs at one level of a list are numbered. */
export interface Level {
  readonly start: number;
  /** A format of `numeral()`; `bullet` for signs that count nothing. */
  readonly format: string;
  /** `%1.%2`: the numbers of the levels, from 1, among what stands around them. */
  readonly pattern: string;
  /** Starts anew only after a paragraph at one of so many upper levels; at any where left out. */
  readonly restart: number | undefined;
  /** Shows the numbers of all levels in plain digits. */
  readonly legal: boolean;
  /** What sets it apart from the text. */
  readonly suffix: string;
  /** The paragraph style that is this level. */
  readonly style: string | undefined;
}

export interface List {
  /** Lists of one kind count on from each other. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this list begins anew, and with which number. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Levels of a list, at most. */
const mostLevels = 9;

/** Characters of the text around a number, at most: programs offer no more. */
const longestPattern = 255;

/** Reads the lists of a document by their ids. `styles` are where a kind may refer to for its levels. */
export function readLists(tree: Element | undefined, styles: Element | undefined): ReadonlyMap<string, List> {
  const parts = childOf(tree, 'numbering')?.children ?? [];
  const numbers = parts.filter(({ name }) => name === 'num');
  const kinds = by(
    'abstractNumId',
    parts.filter(({ name }) => name === 'abstractNum'),
  );
  const numbersById = by('numId', numbers);
  const stylesById = by('styleId', childOf(styles, 'styles')?.children ?? []);
  const known = new Map<string, ReadonlyMap<number, Level>>();

  const levelsOf = (kind: string): ReadonlyMap<number, Level> => {
    let levels = known.get(kind);
    if (!levels) {
      levels = readLevels(definitionOf(kind));
      known.set(kind, levels);
    }
    return levels;
  };
  /** A kind that only names a style has the levels of the kind which that style uses. */
  const definitionOf = (kind: string): Element | undefined => {
    const named = settingOf(kinds.get(kind), 'numStyleLink');
    if (named === undefined) return kinds.get(kind);
    const number = settingOf(stylesById.get(named), 'pPr', 'numPr', 'numId');
    return kinds.get(settingOf(numbersById.get(number ?? ''), 'abstractNumId') ?? '');
  };

  const lists = new Map<string, List>();
  for (const number of numbers) {
    const kind = settingOf(number, 'abstractNumId');
    const id = number.attributes.numId;
    if (kind === undefined || id === undefined) continue;
    const levels = new Map(levelsOf(kind));
    const starts = new Map<number, number>();
    for (const override of number.children.filter(({ name }) => name === 'lvlOverride')) {
      const index = countOf(override.attributes.ilvl);
      if (index === undefined || index >= mostLevels) continue;
      const own = childOf(override, 'lvl');
      if (own) levels.set(index, readLevel(own));
      const start = countOf(settingOf(override, 'startOverride'));
      if (start !== undefined) starts.set(index, start);
    }
    lists.set(id, { kind, levels, starts });
  }
  return lists;
}

function by(attribute: string, elements: readonly Element[]): ReadonlyMap<string, Element> {
  return new Map(elements.map((one) => [one.attributes[attribute] ?? '', one]));
}

function readLevels(definition: Element | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of definition?.children ?? []) {
    const index = countOf(level.attributes.ilvl);
    if (level.name === 'lvl' && index !== undefined && index < mostLevels) levels.set(index, readLevel(level));
  }
  return levels;
}

function readLevel(level: Element): Level {
  // A format of the writer's own, as 001, 002, stands beside one for programs that do not know it.
  const format = nearest(level, 'numFmt')[0]?.attributes.val ?? 'decimal';
  return {
    start: countOf(settingOf(level, 'start')) ?? 0,
    format,
    pattern: (settingOf(level, 'lvlText') ?? '').slice(0, longestPattern),
    restart: countOf(settingOf(level, 'lvlRestart')),
    legal: isOn(level, 'isLgl') ?? false,
    suffix: settingOf(level, 'suff') ?? 'tab',
    style: settingOf(level, 'pStyle'),
  };
}
