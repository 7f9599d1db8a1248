import { type Gathered, gathered } from '../raised.ts';
import { type Begin, type Elements, ignore, ignored, times } from './elements.ts';
import type { Styles } from './styles.ts';

/** Gathers the text of paragraphs as it is shown. */
export interface Prose {
  /** What may stand in a paragraph. */
  readonly elements: Elements;
  /** Characters between two tags. */
  text(chars: string): void;
  /** Begins a paragraph of a style; what is `hidden` is left out. The function returned ends it, and gives its text. */
  begin(hidden: boolean, style: string | undefined): () => Shown;
  /** Passes over what stands in a paragraph without belonging to its text; the function returned ends that. */
  suspend(): () => void;
}

/** What a paragraph shows. */
export interface Shown {
  readonly text: string;
  /** What is struck through, and no part of the text. */
  readonly struck: string;
}

interface Line {
  readonly content: Gathered;
  /** Elements open whose text is not shown. */
  hidden: number;
  /** Elements open whose text stands above or below the line. */
  raised: number;
  /** Elements open whose text is struck through, the paragraph among them. */
  struckBy: number;
  struck: string;
  /** The whole paragraph is not shown. */
  dropped: boolean;
}

/** Blanks that one element may stand for: no line of a report is longer. */
const mostBlanks = 200;

export function prose({ isHidden, isRaised, isStruck }: Pick<Styles, 'isHidden' | 'isRaised' | 'isStruck'>): Prose {
  let line: Line | undefined;

  const add = (text: string): void => {
    if (!line || line.hidden > 0) return;
    if (line.struckBy > 0) line.struck += text;
    else line.content.add(text, line.raised > 0);
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
    const [hidden, raised, struck] = [isHidden('text', style), isRaised(style), isStruck('text', style)].map(Number);
    inside.hidden += hidden!;
    inside.raised += raised!;
    inside.struckBy += struck!;
    return () => {
      inside.hidden -= hidden!;
      inside.raised -= raised!;
      inside.struckBy -= struck!;
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
    begin(hidden, style) {
      const outer = line;
      const own: Line = {
        content: gathered(),
        hidden: hidden ? 1 : 0,
        raised: 0,
        struckBy: isStruck('paragraph', style) ? 1 : 0,
        struck: '',
        dropped: false,
      };
      line = own;
      return () => {
        line = outer;
        if (own.dropped) return { text: '', struck: '' };
        return { text: own.content.text.replace(/ $/, ''), struck: own.struck.trim() };
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
