/**
 * Attributes by local name: `r:id` is `id`. If several attributes of an element share a local name, the unprefixed one
 * has it, else the first; the others keep their prefix. Namespace declarations are left out.
 */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Receives the events of a parse. Element names are local names; `around` are the open elements, outermost first. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes, around: readonly string[]): void;
  close?(name: string): void;
  /** Text between two tags may come in several pieces. References are resolved, CDATA is text. */
  text?(chars: string, around: readonly string[]): void;
}

/** Depth of nested elements; a report has a dozen. */
export const maxDepth = 1000;

/** Returns a name without its prefix. */
export function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Takes attributes by their names as written. */
export function byLocalName(attributes: Readonly<Record<string, string>>): Attributes {
  let prefixed = false;
  for (const name in attributes) {
    if (name.includes(':') || name === 'xmlns') {
      prefixed = true;
      break;
    }
  }
  if (!prefixed) return attributes;
  const named: Record<string, string> = Object.create(null);
  for (const name in attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const short = local(name);
    named[short in attributes || short in named ? name : short] = attributes[name]!;
  }
  return named;
}
