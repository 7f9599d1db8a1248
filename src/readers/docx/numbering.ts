import { childOf, countOf, type Element, isOn, nearest, settingOf } from './tree.ts';

/** The numbering of one level of a list. */
export interface Level {
  readonly start: number;
  /** A format of `numeral()`, or `bullet`. */
  readonly format: string;
  /** The printed text, in which `%1`, `%2` are the numbers of the levels, from 1: `第%1条`. */
  readonly pattern: string;
  /** Restarts only after a paragraph at one of this many upper levels; at any if `undefined`. */
  readonly restart: number | undefined;
  /** Prints the numbers of all levels as plain digits. */
  readonly legal: boolean;
  /** The separator between the number and the text: `tab`, `space` or `nothing`. */
  readonly suffix: string;
  /** The paragraph style that is linked to the level. */
  readonly style: string | undefined;
}

export interface List {
  /** Lists of one kind continue each other's numbers. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** The levels that the list restarts, from 0, with their first number. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Levels of a list. */
const maxLevels = 9;

/** Characters of the text around a number; Word allows no more. */
const maxPattern = 255;

/** Reads the lists of a document by their ids. A kind of list may refer to `styles` for its levels. */
export function readLists(tree: Element | undefined, styles: Element | undefined): ReadonlyMap<string, List> {
  const parts = childOf(tree, 'numbering')?.children ?? [];
  const numbers = parts.filter(({ name }) => name === 'num');
  const kinds = byAttribute(
    'abstractNumId',
    parts.filter(({ name }) => name === 'abstractNum'),
  );
  const numbersById = byAttribute('numId', numbers);
  const stylesById = byAttribute('styleId', childOf(styles, 'styles')?.children ?? []);
  const known = new Map<string, ReadonlyMap<number, Level>>();

  const levelsOf = (kind: string): ReadonlyMap<number, Level> => {
    const levels = known.get(kind) ?? readLevels(definitionOf(kind));
    known.set(kind, levels);
    return levels;
  };
  /** A kind that only names a style has the levels of the kind that the style uses. */
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
      if (index === undefined || index >= maxLevels) continue;
      const own = childOf(override, 'lvl');
      if (own) levels.set(index, readLevel(own));
      const start = countOf(settingOf(override, 'startOverride'));
      if (start !== undefined) starts.set(index, start);
    }
    lists.set(id, { kind, levels, starts });
  }
  return lists;
}

function byAttribute(attribute: string, elements: readonly Element[]): ReadonlyMap<string, Element> {
  return new Map(elements.map((one) => [one.attributes[attribute] ?? '', one]));
}

function readLevels(definition: Element | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of definition?.children ?? []) {
    const index = countOf(level.attributes.ilvl);
    if (level.name === 'lvl' && index !== undefined && index < maxLevels) levels.set(index, readLevel(level));
  }
  return levels;
}

function readLevel(level: Element): Level {
  // A custom format such as 001, 002 comes with one for programs that do not know it.
  const format = nearest(level, 'numFmt')[0]?.attributes.val ?? 'decimal';
  return {
    start: countOf(settingOf(level, 'start')) ?? 0,
    format,
    pattern: (settingOf(level, 'lvlText') ?? '').slice(0, maxPattern),
    restart: countOf(settingOf(level, 'lvlRestart')),
    legal: isOn(level, 'isLgl') ?? false,
    suffix: settingOf(level, 'suff') ?? 'tab',
    style: settingOf(level, 'pStyle'),
  };
}
