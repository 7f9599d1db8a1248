/** A tag in well-formed XML. Positions in UTF-16 units of the text from 0, `to` excluded. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** Local name. */
  readonly name: string;
  /** With its colon; empty without one. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
}

/** A tag; also a comment, CDATA, instruction or document type, whose `<` and `>` are not tags. */
const markup =
  /<(?:!--[\s\S]*?--|!\[CDATA\[[\s\S]*?\]\]|\?[\s\S]*?\?|!DOCTYPE(?:"[^"]*"|'[^']*'|\[(?:<!--[\s\S]*?-->|"[^"]*"|'[^']*'|[^\]"'])*\]|[^>"'[])*|(\/?)([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^>"'])*))>/g;

/** Yields the tags of a well-formed text, in order. */
export function* tagsOf(text: string): Generator<Tag> {
  for (const match of text.matchAll(markup)) {
    const [whole, slash, qualified, rest = ''] = match;
    if (qualified === undefined) continue;
    const colon = qualified.indexOf(':') + 1;
    yield {
      kind: slash === '/' ? 'close' : rest.endsWith('/') ? 'empty' : 'open',
      name: qualified.slice(colon),
      prefix: qualified.slice(0, colon),
      from: match.index,
      to: match.index + whole.length,
    };
  }
}

/** An attribute with the white space before it. */
export interface Attribute {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** Finds the attribute of a tag with exactly this name, without a prefix. */
export function attributeOf(text: string, { from, to }: Tag, name: string): Attribute | undefined {
  for (const match of text.slice(from, to).matchAll(/\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const [whole, found, double, single = ''] = match;
    if (found !== name) continue;
    return { value: double ?? single, from: from + match.index, to: from + match.index + whole.length };
  }
  return undefined;
}

/** Returns the offset of the `/>` of an empty tag. */
export function slashOf(text: string, { to }: Tag): number {
  return text.lastIndexOf('/', to - 1);
}
