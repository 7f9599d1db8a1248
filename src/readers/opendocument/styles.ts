import type { Attributes } from '../../codecs/xml.ts';
import type { Elements } from './elements.ts';
import type { Level, ListStyle } from './numbering.ts';

/** What the styles of a file say about what is shown. Filled while they are read. */
export interface Styles {
  readonly elements: Elements;
  /** Whether what is set in a style is not shown: text in a `text` or `paragraph` style, a sheet in a `table` style. */
  isHidden(family: Family, name: string | undefined): boolean;
  /** Whether a `text` style sets text above or below the line. */
  isRaised(name: string | undefined): boolean;
  /** Whether a style strikes through what is set in it. */
  isStruck(family: Family, name: string | undefined): boolean;
  list(name: string | undefined): ListStyle | undefined;
  /** The list that a paragraph style puts its paragraphs into. */
  listOf(paragraphStyle: string | undefined): ListStyle | undefined;
  /** The numbers of headings. */
  readonly outline: ListStyle;
}

export type Family = 'text' | 'paragraph' | 'table' | 'table-cell';

interface Style {
  readonly parent: string | undefined;
  readonly list: string | undefined;
  shown?: boolean;
  raised?: boolean;
  struck?: boolean;
}

/** Styles that one can be derived from another through, at most. */
const longestDescent = 50;

/** Characters around the numbers of a list, at most: programs offer no more. */
const longestLabel = 255;

export function createStyles(): Styles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, Level>>();
  const outline = new Map<number, Level>();
  let style: Style | undefined;
  let levels: Map<number, Level> | undefined;

  const keyOf = (family: string, name: string) => `${family} ${name}`;

  /** The first style among one and its parents that says something. */
  const find = <T>(family: Family, name: string | undefined, of: (style: Style) => T | undefined): T | undefined => {
    let next = name;
    for (let step = 0; next !== undefined && step < longestDescent; step++) {
      const found = styles.get(keyOf(family, next));
      const said = found && of(found);
      if (said !== undefined) return said;
      next = found?.parent;
    }
    return undefined;
  };
  const within = (list: Map<number, Level>) => {
    levels = list;
    return () => {
      levels = undefined;
    };
  };
  const display = ({ display: shown }: Attributes, hidden: string) => {
    if (style && shown !== undefined) style.shown = shown !== hidden;
    return undefined;
  };
  const level = (attributes: Attributes) => {
    const words = (name: string) => attributes[name]?.slice(0, longestLabel);
    levels?.set(Number(attributes.level), {
      format: attributes['num-format'] ?? '',
      prefix: words('num-prefix') ?? '',
      suffix: words('num-suffix') ?? '',
      pattern: words('num-list-format'),
      start: Number(attributes['start-value'] ?? 1),
      shown: Number(attributes['display-levels'] ?? 1),
    });
    return undefined;
  };

  return {
    elements: {
      style: ({ family = '', name = '', 'parent-style-name': parent, 'list-style-name': list }) => {
        style = { parent, list };
        styles.set(keyOf(family, name), style);
        return () => {
          style = undefined;
        };
      },
      'text-properties': (attributes) => {
        const position = attributes['text-position'];
        // `super 58%`, `33% 58%`, and `0% 100%` on the line.
        if (style && position !== undefined) style.raised = !/^0%/.test(position);
        const line = attributes['text-line-through-style'] ?? attributes['text-line-through-type'];
        if (style && line !== undefined) style.struck = line !== 'none';
        return display(attributes, 'none');
      },
      'table-properties': (attributes) => display(attributes, 'false'),
      'list-style': ({ name = '' }) => {
        const list = new Map<number, Level>();
        lists.set(name, list);
        return within(list);
      },
      'outline-style': () => within(outline),
      'list-level-style-number': level,
      'outline-level-style': level,
    },
    isRaised: (name) => find('text', name, ({ raised }) => raised) === true,
    isStruck: (family, name) => find(family, name, ({ struck }) => struck) === true,
    isHidden: (family, name) => find(family, name, ({ shown }) => shown) === false,
    list: (name) => (name === undefined ? undefined : lists.get(name)),
    listOf(paragraphStyle) {
      const name = find('paragraph', paragraphStyle, ({ list }) => list);
      return name === undefined ? undefined : lists.get(name);
    },
    outline,
  };
}
