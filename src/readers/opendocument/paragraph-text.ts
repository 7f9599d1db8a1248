import { TextBuilder } from '../text-builder.ts';
import { type ElementHandler, type ElementHandlers, ignore, ignored, repeatCount } from './elements.ts';
import type { Styles } from './styles.ts';

/** Collects the text of paragraphs as it is shown. */
export type ParagraphText = ReturnType<typeof createParagraphText>;

/** The content of a paragraph. */
export interface ParagraphContent {
  readonly text: string;
  /** Text that is struck through, and not part of `text`. */
  readonly struck: string;
}

interface Line {
  readonly content: TextBuilder;
  /** Open elements whose text is hidden. */
  hidden: number;
  /** Open elements whose text is superscript or subscript. */
  raised: number;
  /** Open elements whose text is struck through, including the paragraph. */
  struckBy: number;
  struck: string;
  /** The whole paragraph is hidden. */
  dropped: boolean;
}

/** Spaces that one element may add; no line of a report is longer. */
const maxSpaces = 200;

type TextStyles = Pick<Styles, 'isHidden' | 'isRaised' | 'isStruck'>;

export function createParagraphText(styles: TextStyles) {
  let line: Line | undefined;

  const switchTo = (next: Line | undefined) => {
    const outer = line;
    line = next;
    return () => {
      line = outer;
    };
  };
  const add = (text: string): void => {
    if (!line || line.hidden > 0) return;
    if (line.struckBy > 0) line.struck += text;
    else line.content.add(text, line.raised > 0);
  };
  const characters =
    (text: (count: number) => string): ElementHandler =>
    ({ c }) => {
      add(text(repeatCount(c)));
      return undefined;
    };
  const span = spanHandler(styles, () => line);

  const elements: ElementHandlers = {
    s: characters((count) => ' '.repeat(Math.min(count, maxSpaces))),
    tab: characters(() => '\t'),
    'line-break': characters(() => '\n'),
    span,
    a: span,
    'hidden-text': ({ 'is-hidden': hidden }) => (hidden === 'true' ? ignored : undefined),
    'hidden-paragraph': ({ 'is-hidden': hidden }) => {
      if (line && hidden === 'true') line.dropped = true;
      return ignored;
    },
    // The number of a footnote would become the last digit of a figure.
    note: ignore,
    annotation: ignore,
    'ruby-text': ignore,
    script: ignore,
    number: ignore,
  };
  return {
    elements,
    /** Adds characters between two tags. */
    text(chars: string): void {
      if (!line) return;
      // White space is collapsed, and dropped at the start of a line.
      const collapsed = chars.replaceAll(/[ \t\r\n]+/g, ' ');
      add(collapsed.startsWith(' ') && /^$|[ \n]$/.test(line.content.text) ? collapsed.slice(1) : collapsed);
    },
    /** Begins a paragraph of a style; returns what ends it and returns its content, which is empty if it is hidden. */
    begin(hidden: boolean, style: string | undefined): () => ParagraphContent {
      const own = newLine(hidden, styles.isStruck('paragraph', style));
      const end = switchTo(own);
      return () => {
        end();
        if (own.dropped) return { text: '', struck: '' };
        return { text: own.content.text.replace(/ $/, ''), struck: own.struck.trim() };
      };
    },
    /** Begins content that is anchored in the paragraph, but not part of its text; returns what ends it. */
    suspend: () => switchTo(undefined),
  };
}

function newLine(isHidden: boolean, isStruck: boolean): Line {
  return {
    content: new TextBuilder(),
    hidden: isHidden ? 1 : 0,
    raised: 0,
    struckBy: isStruck ? 1 : 0,
    struck: '',
    dropped: false,
  };
}

/** Handles an element that applies a style to a part of the current line. */
function spanHandler({ isHidden, isRaised, isStruck }: TextStyles, current: () => Line | undefined): ElementHandler {
  return ({ 'style-name': style }) => {
    const line = current();
    if (!line) return undefined;
    const [hidden, raised, struck] = [isHidden('text', style), isRaised(style), isStruck('text', style)].map(Number);
    line.hidden += hidden!;
    line.raised += raised!;
    line.struckBy += struck!;
    return () => {
      line.hidden -= hidden!;
      line.raised -= raised!;
      line.struckBy -= struck!;
    };
  };
}
