import type { Attributes } from '../../codecs/xml.ts';
import { type Elements, times } from './elements.ts';
import { type Counts, type ListStyle, nextLabel } from './numbering.ts';
import type { Styles } from './styles.ts';

/** Levels that headings may have, in every program. */
const mostLevels = 10;

/** Counts the items of lists, and the headings, of a text. */
export interface Lists {
  readonly elements: Elements;
  /** What is printed before a paragraph; '' for nothing. To be asked once for each, in the order of the text. */
  labelOf(isHeading: boolean, paragraph: Attributes): string;
  /** Begins what stands in no list, though it may stand in one; the function returned ends that. */
  suspend(): () => void;
}

/** A list open; those in it share its numbers. */
interface OpenList {
  readonly style: ListStyle | undefined;
  readonly counts: Counts;
}

export function createLists(styles: Styles): Lists {
  const headings: Counts = [];
  const byId = new Map<string, Counts>();
  const byStyle = new Map<string, Counts>();
  let open: OpenList[] = [];
  /** An item whose first paragraph is yet to come, and the number that it begins with, where it names one. */
  let item: { readonly restart: number | undefined } | undefined;

  const countsOf = ({ id, 'style-name': style = '', 'continue-list': other, 'continue-numbering': on }: Attributes) => {
    const continued = other !== undefined ? byId.get(other) : on === 'true' ? byStyle.get(style) : undefined;
    const counts = continued ?? [];
    if (id !== undefined) byId.set(id, counts);
    byStyle.set(style, counts);
    return counts;
  };

  return {
    elements: {
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
    },
    labelOf(isHeading, attributes) {
      const list = open.at(-1);
      if (list) {
        if (!item) return '';
        const { restart } = item;
        item = undefined;
        return nextLabel(list.counts, open.length, list.style ?? styles.listOf(attributes['style-name']), restart);
      }
      if (!isHeading || attributes['is-list-header'] === 'true') return '';
      const restart = attributes['restart-numbering'] === 'true' ? Number(attributes['start-value'] ?? 1) : undefined;
      return nextLabel(headings, Math.min(times(attributes['outline-level']), mostLevels), styles.outline, restart);
    },
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
