import { type Gathered, gathered } from '../raised.ts';
import { type Begin, type Elements, ignore, ignored, times } from './elements.ts';
import type { Styles } from './styles.ts';

/** Gathers the text of paragraphs as it is shown. */
export interface Prose {
  /** What may stand in a paragraph. */
  readonly elements: Elements;
  /** Characters between two tags. */
  text(chars: string): void;
  /** Begins a paragraph; what is `hidden` is left out. The function returned ends it, and gives its text. */
  begin(hidden: boolean): () => string;
  /** Passes over what stands in a paragraph without belonging to its text; the function returned ends that. */
  suspend(): () => void;
}

interface Line {
  readonly content: Gathered;
  /** Elements open whose text is not shown. */
  hidden: number;
  /** Elements open whose text stands above or below the line. */
  raised: number;
  /** The whole paragraph is not shown. */
  dropped: boolean;
}

/** Blanks that one element may stand for: no line of a report is longer. */
const mostBlanks = 200;

export function prose({ isHidden, isRaised }: Pick<Styles, 'isHidden' | 'isRaised'>): Prose {
  let line: Line | undefined;

  const add = (text: string): void => {
    if (line && line.hidden === 0) line.content.add(text, line.raised > 0);
  };
  const sign =
    (text: (count: number) => string): Begin =>
    ({ c }) => {
      add(text(times(c)));
      return undefined;
    };
  const styled: Begin = ({ 'style-name': style }) => {
    const inside = line;
    if (!inside) return undefined;
    const [hidden, raised] = [Number(isHidden('text', style)), Number(isRaised(style))];
    inside.hidden += hidden;
    inside.raised += raised;
    return () => {
      inside.hidden -= hidden;
      inside.raised -= raised;
    };
  };

  return {
    elements: {
      s: sign((count) => ' '.repeat(Math.min(count, mostBlanks))),
      tab: sign(() => '\t'),
      'line-break': sign(() => '\n'),
      span: styled,
      a: styled,
      'hidden-text': ({ 'is-hidden': hidden }) => (hidden === 'true' ? ignored : undefined),
      'hidden-paragraph': ({ 'is-hidden': hidden }) => {
        if (line && hidden === 'true') line.dropped = true;
        return ignored;
      },
      // A footnote's number would stand behind a figure as one more digit.
      note: ignore,
      annotation: ignore,
      'ruby-text': ignore,
      script: ignore,
      number: ignore,
    },
    text(chars) {
      if (!line) return;
      // Any white space is one blank, and none at the start of a line or after another.
      const plain = chars.replaceAll(/[ \t\r\n]+/g, ' ');
      add(plain.startsWith(' ') && /^$|[ \n]$/.test(line.content.text) ? plain.slice(1) : plain);
    },
    begin(hidden) {
      const outer = line;
      const own: Line = { content: gathered(), hidden: hidden ? 1 : 0, raised: 0, dropped: false };
      line = own;
      return () => {
        line = outer;
        return own.dropped ? '' : own.content.text.replace(/ $/, '');
      };
    },
    suspend() {
      const outer = line;
      line = undefined;
      return () => {
        line = outer;
      };
    },
  };
}
