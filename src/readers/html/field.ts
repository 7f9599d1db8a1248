import { attribute, type Element, textIn, walk } from './tree.ts';

/** Returns the text that a form field shows at first; `undefined` for any other element. */
export function shownIn(field: Element): string | undefined {
  switch (field.tagName) {
    case 'input':
      return textual.has(attribute(field, 'type')?.toLowerCase() ?? 'text') ? (attribute(field, 'value') ?? '') : '';
    case 'textarea':
      return textIn(field);
    case 'select':
      return selectedText(field);
    default:
      return undefined;
  }
}

/** True for a button that is a picture. */
export function isImageButton(field: Element): boolean {
  return field.tagName === 'input' && attribute(field, 'type')?.toLowerCase() === 'image';
}

/** Types of inputs that show their value. */
const textual = new Set(['text', 'number', 'tel', 'search', 'url', 'email', 'date', 'month', 'datetime-local', 'time']);

function selectedText(select: Element): string {
  const options: Element[] = [];
  walk(select, { open: (element) => element.tagName !== 'option' || options.push(element) < 0 });
  const option = options.findLast((one) => attribute(one, 'selected') !== undefined) ?? options[0];
  return option ? textIn(option).replaceAll(/\s+/g, ' ') : '';
}
