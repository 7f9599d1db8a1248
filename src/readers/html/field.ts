import { attribute, type Element, textIn, walk } from './tree.ts';

/** What a form field shows without being touched; `undefined` for any other element. */
export function shownIn(field: Element): string | undefined {
  switch (field.tagName) {
    case 'input':
      return typed.has(attribute(field, 'type')?.toLowerCase() ?? 'text') ? (attribute(field, 'value') ?? '') : '';
    case 'textarea':
      return textIn(field);
    case 'select':
      return chosen(field);
    default:
      return undefined;
  }
}

/** Whether it is a button that is a picture. */
export function isImageButton(field: Element): boolean {
  return field.tagName === 'input' && attribute(field, 'type')?.toLowerCase() === 'image';
}

/** Inputs that show their value. */
const typed = new Set(['text', 'number', 'tel', 'search', 'url', 'email', 'date', 'month', 'datetime-local', 'time']);

function chosen(select: Element): string {
  const options: Element[] = [];
  walk(select, { open: (element) => element.tagName !== 'option' || options.push(element) < 0 });
  const option = options.findLast((one) => attribute(one, 'selected') !== undefined) ?? options[0];
  return option ? textIn(option).replaceAll(/\s+/g, ' ') : '';
}
