import { isSpaceHolder } from './picture.ts';
import { attribute, type Element } from './tree.ts';

/**
 * How an element stands: not at all, as a picture, in the line, in a line of its own within the paragraph, as a paragraph,
 * or as a part of a table.
 */
export type Display =
  | 'none'
  | 'picture'
  | 'inline'
  | 'line'
  | 'block'
  | 'table'
  | 'header'
  | 'group'
  | 'footer'
  | 'row'
  | 'cell';

/** How an element is shown, as far as its own markup says; what it leaves out it has from the element around it. */
export interface Look {
  readonly display: Display;
  /** Takes its room, but is not seen. */
  readonly hidden?: boolean;
  /** White space is shown as written. */
  readonly spaced?: boolean;
  /** Above or below the line, as the mark of a footnote. */
  readonly raised?: boolean;
  /** Its own text is too small to be seen; what stands in it may have a size of its own. */
  readonly tiny?: boolean;
  /** Not shown, but a script may show it: another tab, a fold that is closed, a copy for other screens. */
  readonly aside?: boolean;
  /** Laid over the page, wherever it is written. */
  readonly floats?: boolean;
  /** A picture lies below what stands in it. */
  readonly background?: boolean;
  /** Struck through, with all that stands in it. */
  readonly struck?: boolean;
}

export function lookOf(element: Element): Look {
  const { tagName } = element;
  const own = displays.get(tagName) ?? 'inline';
  const style = styleOf(element);
  if (own === 'none' || isLeftOut(element, style)) return { display: 'none' };
  if (isAside(element, style)) return { display: 'none', aside: true };
  const hidden = hides.get(style?.get('visibility') ?? '');
  const spaced = spacings.get(style?.get('white-space') ?? '') ?? (preformatted.has(tagName) || undefined);
  const raised = tagName === 'sup' || tagName === 'sub' || /^(?:super|sub)$/.test(style?.get('vertical-align') ?? '');
  return {
    display: displayOf(element, own, style),
    ...(hidden !== undefined && { hidden }),
    ...(spaced !== undefined && { spaced }),
    ...(raised && { raised }),
    ...(/^(?:absolute|fixed)$/.test(style?.get('position') ?? '') && { floats: true }),
    ...(hasBackground(element, style) && { background: true }),
    ...(isStruck(element, style) && { struck: true }),
    ...(/^0*\.?0+[a-z%]*$/.test(style?.get('font-size') ?? '') && { tiny: true }),
  };
}

type Style = ReadonlyMap<string, string>;

/** Declarations that bear on what is shown. */
const telling =
  /(?:^|[;\s])(display|visibility|white-space|vertical-align|font-size|float|position|text-decoration(?:-line)?|background(?:-image)?|mso-hide|mso-element)\s*:\s*([^;]*)/gi;

/** Characters of a style that are looked at; Word writes a few hundred. */
const longest = 20_000;

function styleOf(element: Element): Style | undefined {
  const source = attribute(element, 'style');
  if (source === undefined) return undefined;
  const declared = [...source.slice(0, longest).matchAll(telling)];
  return new Map(
    declared.map(([, name = '', value = '']) => [
      // Of the two, the last one counts.
      name.toLowerCase().replace('background-image', 'background'),
      value
        .replace(/!\s*important/i, '')
        .trim()
        .toLowerCase(),
    ]),
  );
}

/** Not on the page for its reader: hidden by Word, deleted in a tracked change, or put there by Word for itself. */
function isLeftOut(element: Element, style: Style | undefined): boolean {
  if (style?.get('mso-hide') === 'all') return true;
  if (element.tagName === 'del' && ['cite', 'datetime'].some((name) => attribute(element, name) !== undefined))
    return true;
  if (/^comment/.test(style?.get('mso-element') ?? '')) return true;
  if (/\bmsocom(?:anchor|txt|off)\b/i.test(attribute(element, 'class') ?? '')) return true;
  return element.tagName === 'dialog' && attribute(element, 'open') === undefined;
}

function isStruck({ tagName }: Element, style: Style | undefined): boolean {
  const line = style?.get('text-decoration') ?? style?.get('text-decoration-line') ?? '';
  return /^(?:s|strike|del)$/.test(tagName) || /\bline-through\b/.test(line);
}

function hasBackground(element: Element, style: Style | undefined): boolean {
  const styled = /\b(?:url|image-set)\(\s*(?:url\()?\s*["']?([^"')]*)/.exec(style?.get('background') ?? '')?.[1];
  const address = styled ?? attribute(element, 'background') ?? '';
  return address.trim() !== '' && !isSpaceHolder(address);
}

function isAside(element: Element, style: Style | undefined): boolean {
  const display = style?.get('display');
  return display === 'none' || (display === undefined && attribute(element, 'hidden') !== undefined);
}

/** The element as a script may show it. */
export function broughtOut(element: Element): Element {
  return { ...element, attrs: element.attrs.filter(({ name }) => name !== 'style' && name !== 'hidden') };
}

function displayOf(element: Element, own: Display, style: Style | undefined): Display {
  // Tables stay tables, whatever a style for small screens makes of them.
  if (own === 'picture' || tableParts.has(own)) return own;
  const part = roles.get(attribute(element, 'role')?.toLowerCase() ?? '');
  if (part) return part;
  const display = styledDisplays.get(style?.get('display') ?? '') ?? own;
  const apart =
    /^(?:left|right)$/.test(style?.get('float') ?? '') || /^(?:absolute|fixed)$/.test(style?.get('position') ?? '');
  return display === 'inline' && apart ? 'line' : display;
}

const displays: ReadonlyMap<string, Display> = new Map<string, Display>([
  ...names('none', 'area base basefont col colgroup comment datalist head link meta noembed noframes noscript'),
  ...names('none', 'param rp script source style template title track xml'),
  ...names('picture', 'audio canvas embed iframe img object svg video'),
  ...names('line', 'button input marquee meter progress select textarea'),
  ...names('block', 'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset'),
  ...names(
    'block',
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu',
  ),
  ...names('block', 'nav ol optgroup option p plaintext pre search section summary ul xmp'),
  ['table', 'table'],
  ['thead', 'header'],
  ['tbody', 'group'],
  ['tfoot', 'footer'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['th', 'cell'],
]);

function names(display: Display, tags: string): [string, Display][] {
  return tags.split(' ').map((tag) => [tag, display]);
}

/** Whether an element is a table or a part of one. */
export function isTablePart(display: Display): boolean {
  return tableParts.has(display);
}

const tableParts: ReadonlySet<Display> = new Set(['table', 'header', 'group', 'footer', 'row', 'cell']);

const roles: ReadonlyMap<string, Display> = new Map<string, Display>([
  ['table', 'table'],
  ['grid', 'table'],
  ['rowgroup', 'group'],
  ['row', 'row'],
  ['cell', 'cell'],
  ['gridcell', 'cell'],
  ['columnheader', 'cell'],
  ['rowheader', 'cell'],
]);

const styledDisplays: ReadonlyMap<string, Display> = new Map<string, Display>([
  ...names('inline', 'inline contents'),
  ...names('line', 'inline-block inline-flex inline-grid'),
  ...names('block', 'block flex grid flow-root list-item table-caption'),
  ...names('table', 'table inline-table'),
  ['table-header-group', 'header'],
  ['table-row-group', 'group'],
  ['table-footer-group', 'footer'],
  ['table-row', 'row'],
  ['table-cell', 'cell'],
]);

const hides: ReadonlyMap<string, boolean> = new Map([
  ['hidden', true],
  ['collapse', true],
  ['visible', false],
]);

const spacings: ReadonlyMap<string, boolean> = new Map([
  ['pre', true],
  ['pre-wrap', true],
  ['pre-line', true],
  ['break-spaces', true],
  ['normal', false],
  ['nowrap', false],
]);

const preformatted: ReadonlySet<string> = new Set(['pre', 'listing', 'plaintext', 'xmp']);
