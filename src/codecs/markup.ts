import { type Tag, tagsOf } from './xml-tags.ts';

/** An element of a part, with its positions in the text of the part; `to` and `end` are behind its tags. */
export interface Markup {
  /** Local name. */
  readonly name: string;
  /** With its colon; empty without one. */
  readonly prefix: string;
  /** The name that its prefix stands for where it is; the prefix itself if that is not declared. */
  readonly namespace: string;
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
  const scopes: Scope[] = [new Map()];
  for (const tag of tagsOf(text)) {
    const { kind, name, prefix, from, to } = tag;
    if (kind === 'close') {
      if (open) [open.inner, open.end] = [from, to];
      open = open?.parent;
      scopes.pop();
      continue;
    }
    const scope = scopeOf(text, tag, scopes.at(-1)!);
    const namespace = scope.get(prefix) ?? prefix;
    const element: Markup = { name, prefix, namespace, tag, parent: open, children: [], inner: to, end: to };
    open?.children.push(element);
    all.push(element);
    if (kind !== 'open') continue;
    open = element;
    scopes.push(scope);
  }
  return all;
}

/** The namespaces that prefixes stand for; prefixes with their colon. */
type Scope = ReadonlyMap<string, string>;

function scopeOf(text: string, { from, to }: Tag, around: Scope): Scope {
  const written = text.slice(from, to);
  if (!written.includes('xmlns')) return around;
  const own = [...written.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return new Map([
    ...around,
    ...own.map(([, name, double, single = '']): [string, string] => [name ? `${name}:` : '', double ?? single]),
  ]);
}

/** Returns the child of a name in the same namespace, if any. */
export function childIn(element: Markup, name: string): Markup | undefined {
  return element.children.find((child) => child.name === name && child.namespace === element.namespace);
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
