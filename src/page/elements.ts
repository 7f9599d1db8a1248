/** Returns the element of the page with an id, of the type that it must have. */
export function byId<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new TypeError(`the page has no ${id}`);
  return found;
}

/** Returns the first element in another one that a selector finds, of the type that it must have. */
export function within<Type extends Element>(parent: ParentNode, selector: string, type: new () => Type): Type {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(`the page has no ${selector}`);
  return found;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element; an attribute that is `true` is empty, one that is `false` or undefined is left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...content);
  return element;
}

/** Makes a button that does something. */
export function makeButton(content: string, act: () => void, className?: string): HTMLButtonElement {
  const button = make('button', { type: 'button', class: className }, content);
  button.addEventListener('click', act);
  return button;
}

/** Parses markup that the worker wrote, in which everything is escaped. */
export function fromMarkup(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}
