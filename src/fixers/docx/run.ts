import type { Markup } from '../../codecs/markup.ts';

/** Returns a run with other content; nothing for no content. */
export function run(xml: string, element: Markup, content: string): string {
  if (content === '') return '';
  const properties = element.children.find(({ name }) => name === 'rPr');
  const own = properties ? xml.slice(properties.tag.from, properties.end) : '';
  return `${xml.slice(element.tag.from, element.tag.to)}${own}${content}</${element.prefix}r>`;
}

/** Properties that tell of changes, and are no format. */
const changes = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange']);

/** Returns the properties of a run, or of the mark of a paragraph, for a new run; nothing if there are none. */
export function propertiesOfRun(xml: string, element: Markup | undefined): string {
  const properties = element?.children.find(({ name }) => name === 'rPr');
  if (!properties) return '';
  const { prefix, children } = properties;
  // Other namespaces may be declared only there.
  const kept = children.filter((one) => one.prefix === prefix && !changes.has(one.name));
  if (kept.length === 0) return '';
  return `<${prefix}rPr>${kept.map(({ tag, end }) => xml.slice(tag.from, end)).join('')}</${prefix}rPr>`;
}
