import type { ElementHandlers } from './elements.ts';
import type { Level, ListStyle } from './numbering.ts';

/** The properties of styles that matter for what is shown. Filled while the styles are read. */
export type Styles = ReturnType<typeof createStyles>;

type Family = 'text' | 'paragraph' | 'table' | 'table-cell';

type Name = string | undefined;

interface Style {
  readonly parent: string | undefined;
  readonly list: string | undefined;
  shown?: boolean;
  raised?: boolean;
  struck?: boolean;
}

/** Parents of a style. */
const maxAncestors = 50;

/** Characters of the prefix, suffix and pattern of a list label; programs offer no more. */
const maxLabel = 255;

export function createStyles() {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, Level>>();
  const outline = new Map<number, Level>();

  /** Returns the first value that is set in a style or its parents. */
  const find = <T>(family: Family, name: Name, of: (style: Style) => T | undefined): T | undefined => {
    let next = name;
    for (let step = 0; next !== undefined && step < maxAncestors; step++) {
      const style = styles.get(keyOf(family, next));
      const value = style && of(style);
      if (value !== undefined) return value;
      next = style?.parent;
    }
    return undefined;
  };
  const listNamed = (name: Name): ListStyle | undefined => (name === undefined ? undefined : lists.get(name));
  return {
    elements: { ...styleElements(styles), ...listElements(lists, outline) },
    /** True if a `text` style is superscript or subscript. */
    isRaised: (name: Name) => find('text', name, ({ raised }) => raised) === true,
    /** True if a style strikes through its content. */
    isStruck: (family: Family, name: Name) => find(family, name, ({ struck }) => struck) === true,
    /** True if a style hides its content: text in a `text` or `paragraph` style, a sheet in a `table` style. */
    isHidden: (family: Family, name: Name) => find(family, name, ({ shown }) => shown) === false,
    list: listNamed,
    /** Returns the list style that a paragraph style sets, if any. */
    listOf: (paragraphStyle: Name) => listNamed(find('paragraph', paragraphStyle, ({ list }) => list)),
    /** The numbering of headings. */
    outline: outline as ListStyle,
  };
}

function keyOf(family: string, name: string): string {
  return `${family} ${name}`;
}

/** Reads styles into a map by family and name. */
function styleElements(styles: Map<string, Style>): ElementHandlers {
  let style: Style | undefined;
  const setShown = (display: string | undefined, hidden: string) => {
    if (style && display !== undefined) style.shown = display !== hidden;
    return undefined;
  };
  return {
    style: ({ family = '', name = '', 'parent-style-name': parent, 'list-style-name': list }) => {
      style = { parent, list };
      styles.set(keyOf(family, name), style);
      return () => {
        style = undefined;
      };
    },
    'text-properties': (attributes) => {
      const position = attributes['text-position'];
      // `super 58%` or `33% 58%`; `0% 100%` is on the line.
      if (style && position !== undefined) style.raised = !/^0%/.test(position);
      const line = attributes['text-line-through-style'] ?? attributes['text-line-through-type'];
      if (style && line !== undefined) style.struck = line !== 'none';
      return setShown(attributes.display, 'none');
    },
    'table-properties': ({ display }) => setShown(display, 'false'),
  };
}

/** Reads list styles into a map by name, and the numbering of headings. */
function listElements(lists: Map<string, Map<number, Level>>, outline: Map<number, Level>): ElementHandlers {
  let levels: Map<number, Level> | undefined;
  const open = (list: Map<number, Level>) => {
    levels = list;
    return () => {
      levels = undefined;
    };
  };
  const level: ElementHandlers[string] = (attributes) => {
    const text = (name: string) => attributes[name]?.slice(0, maxLabel);
    levels?.set(Number(attributes.level), {
      format: attributes['num-format'] ?? '',
      prefix: text('num-prefix') ?? '',
      suffix: text('num-suffix') ?? '',
      pattern: text('num-list-format'),
      start: Number(attributes['start-value'] ?? 1),
      shown: Number(attributes['display-levels'] ?? 1),
    });
    return undefined;
  };
  return {
    'list-style': ({ name = '' }) => {
      const list = new Map<number, Level>();
      lists.set(name, list);
      return open(list);
    },
    'outline-style': () => open(outline),
    'list-level-style-number': level,
    'outline-level-style': level,
  };
}
