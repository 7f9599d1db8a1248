import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;

export const children = (node: Node): readonly DefaultTreeAdapterTypes.ChildNode[] =>
  'childNodes' in node ? node.childNodes : [];

/** All elements of a kind, `*` for any, that are not `hidden`. */
export function elements(node: Node, tag: string): Element[] {
  return children(node).flatMap((child) => {
    if ('attrs' in child && attribute(child, 'hidden') !== undefined) return [];
    const isOne = 'tagName' in child && (tag === '*' || child.tagName === tag);
    return [...(isOne ? [child] : []), ...elements(child, tag)];
  });
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** Returns the text of a node, its white space collapsed as a browser does it. */
export function textOf(node: Node): string {
  if (node.nodeName === '#text')
    return (node as DefaultTreeAdapterTypes.TextNode).value.replaceAll(/[ \t\n\f\r]+/g, ' ');
  return node.nodeName === 'br' ? '\n' : children(node).map(textOf).join('');
}
