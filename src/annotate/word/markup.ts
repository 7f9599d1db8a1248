import { attributeOf, type Tag, tagsOf } from '../../codecs/xml-tags.ts';

/** An element of a part, with its positions in the text of the part; `to` and `end` are behind its tags. */
export interface Markup {
  /** Local name. */
  readonly name: string;
  /** With its colon; empty without one. */
  readonly prefix: string;
  readonly tag: Tag;
  readonly parent: Markup | undefined;
  readonly children: Markup[];
  /** Position of its closing tag; behind the tag of an empty element. */
  inner: number;
  /** Position behind its closing tag. */
  end: number;
}

/** Returns the elements of a well-formed text in the order of their opening tags. */
export function markupOf(text: string): Markup[] {
  const all: Markup[] = [];
  let open: Markup | undefined;
  for (const tag of tagsOf(text)) {
    const { kind, name, prefix, from, to } = tag;
    if (kind === 'close') {
      if (open) [open.inner, open.end] = [from, to];
      open = open?.parent;
      continue;
    }
    const element: Markup = { name, prefix, tag, parent: open, children: [], inner: to, end: to };
    open?.children.push(element);
    all.push(element);
    if (kind === 'open') open = element;
  }
  return all;
}

/** Returns the child of a name in the same namespace, if any. */
export function childIn(element: Markup, name: string): Markup | undefined {
  return element.children.find((child) => child.name === name && child.prefix === element.prefix);
}

/** Returns the elements around one, the innermost first. */
export function* around({ parent }: Markup): Generator<Markup> {
  for (let at = parent; at; at = at.parent) yield at;
}

/** The names of new elements in a part: with a prefix, since their attributes need one. */
export interface Naming {
  readonly prefix: string;
  /** Declares the prefix where the document has none; goes into each new element that stands alone. */
  readonly declaration: string;
}

/** Returns the names of new elements in place of, or within, one with this prefix. */
export function namingFor(prefix: string, namespace: string): Naming {
  if (prefix !== '') return { prefix, declaration: '' };
  return { prefix: 'rl:', declaration: ` xmlns:rl="${namespace}"` };
}

/** Returns the namespace of the root of a part; empty if it has none. */
export function namespaceOf(text: string, root: Markup): string {
  const name = root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`;
  return attributeOf(text, root.tag, name)?.value ?? '';
}
