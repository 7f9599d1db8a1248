import { styleFor } from '../formatters/html/style.ts';

const adopted = new CSSStyleSheet();

/** Uses the style of a sheet. It is no element, which the policy of the page would refuse. */
export function adoptSheetStyle(style: string): void {
  adopted.replaceSync(style);
  document.adoptedStyleSheets = [adopted];
}

/** Uses the style of the sheet for a page without one. */
export function adoptPlainStyle(): void {
  adoptSheetStyle(styleFor([]));
}
