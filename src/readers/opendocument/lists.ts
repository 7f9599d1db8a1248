import type { Attributes } from '../../codecs/xml.ts';
import { type ElementHandlers, repeatCount } from './elements.ts';
import { type Counts, type ListStyle, nextLabel } from './numbering.ts';
import type { Styles } from './styles.ts';

/** Levels of headings. */
const maxLevels = 10;

/** Counts the list items and the headings of a document. */
export type Lists = ReturnType<typeof createLists>;

/** An open list; lists within it share its numbers. */
interface OpenList {
  readonly style: ListStyle | undefined;
  readonly counts: Counts;
}

export function createLists(styles: Styles) {
  const headings: Counts = [];
  const byId = new Map<string, Counts>();
  const byStyle = new Map<string, Counts>();
  let open: OpenList[] = [];
  /** The open item, until its first paragraph, and the number that it restarts with, if stated. */
  let item: { readonly restart: number | undefined } | undefined;

  const countsOf = ({ id, 'style-name': style = '', 'continue-list': other, 'continue-numbering': on }: Attributes) => {
    const continued = other !== undefined ? byId.get(other) : on === 'true' ? byStyle.get(style) : undefined;
    const counts = continued ?? [];
    if (id !== undefined) byId.set(id, counts);
    byStyle.set(style, counts);
    return counts;
  };

  const elements: ElementHandlers = {
    list: (attributes) => {
      const outer = open.at(-1);
      const style = styles.list(attributes['style-name']) ?? outer?.style;
      open.push({ style, counts: outer?.counts ?? countsOf(attributes) });
      return () => open.pop();
    },
    'list-item': ({ 'start-value': start }) => {
      item = { restart: start === undefined ? undefined : Number(start) };
      return () => {
        item = undefined;
      };
    },
  };
  return {
    elements,
    /** Counts a paragraph and returns the label before its text, or ''. To be called once for each, in document order. */
    labelOf(isHeading: boolean, attributes: Attributes): string {
      const list = open.at(-1);
      if (list) {
        if (!item) return '';
        const { restart } = item;
        item = undefined;
        return nextLabel(list.counts, open.length, list.style ?? styles.listOf(attributes['style-name']), restart);
      }
      if (!isHeading || attributes['is-list-header'] === 'true') return '';
      const restart = attributes['restart-numbering'] === 'true' ? Number(attributes['start-value'] ?? 1) : undefined;
      return nextLabel(
        headings,
        Math.min(repeatCount(attributes['outline-level']), maxLevels),
        styles.outline,
        restart,
      );
    },
    /** Begins content that is anchored in a list, but not part of it; returns what ends it. */
    suspend() {
      const outer = { open, item };
      open = [];
      item = undefined;
      return () => {
        ({ open, item } = outer);
      };
    },
  };
}
