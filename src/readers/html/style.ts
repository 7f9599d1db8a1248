import { isSpacer } from './picture.ts';
import { attribute, type Element } from './tree.ts';

/**
 * The box that an element makes: none, a picture, a part of the line, a line of its own within the paragraph (`line`), a
 * paragraph (`block`), or a part of a table.
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

/** The style of an element as far as its own markup sets it; what is left out is inherited, or not set. */
export interface Style {
  readonly display: Display;
  /** Takes up space, but is not visible. */
  readonly hidden?: boolean;
  /** White space is shown as written. */
  readonly preformatted?: boolean;
  /** Superscript or subscript, as the mark of a footnote is. */
  readonly raised?: boolean;
  /** Its own text is too small to be seen; elements within it may have a size of their own. */
  readonly tiny?: boolean;
  /** Not displayed until a script shows it: another tab, a collapsed part, a copy for other screens. */
  readonly aside?: boolean;
  /** Positioned over the page. */
  readonly floats?: boolean;
  /** Has a background picture. */
  readonly background?: boolean;
  /** Struck through, with its content. */
  readonly struck?: boolean;
}

/** Returns the style of an element by its name, its attributes and its `style`. */
export function styleOf(element: Element): Style {
  const { tagName } = element;
  const own = displays.get(tagName) ?? 'inline';
  const declared = declarationsOf(element);
  if (own === 'none' || isOmitted(element, declared)) return { display: 'none' };
  if (isAside(element, declared)) return { display: 'none', aside: true };
  const hidden = invisible.get(declared?.get('visibility') ?? '');
  const keepsSpace = whiteSpace.get(declared?.get('white-space') ?? '') ?? (preformatted.has(tagName) || undefined);
  const raised =
    tagName === 'sup' || tagName === 'sub' || /^(?:super|sub)$/.test(declared?.get('vertical-align') ?? '');
  return {
    display: displayOf(element, own, declared),
    ...(hidden !== undefined && { hidden }),
    ...(keepsSpace !== undefined && { preformatted: keepsSpace }),
    ...(raised && { raised }),
    ...(/^(?:absolute|fixed)$/.test(declared?.get('position') ?? '') && { floats: true }),
    ...(hasBackground(element, declared) && { background: true }),
    ...(isStruck(element, declared) && { struck: true }),
    ...(/^0*\.?0+[a-z%]*$/.test(declared?.get('font-size') ?? '') && { tiny: true }),
  };
}

type Declarations = ReadonlyMap<string, string>;

/** Declarations that matter for what is shown. */
const relevant =
  /(?:^|[;\s])(display|visibility|white-space|vertical-align|font-size|float|position|text-decoration(?:-line)?|background(?:-image)?|mso-hide|mso-element)\s*:\s*([^;]*)/gi;

/** Characters of a style that are considered; Word writes a few hundred. */
const maxLength = 20_000;

function declarationsOf(element: Element): Declarations | undefined {
  const source = attribute(element, 'style');
  if (source === undefined) return undefined;
  const declarations = [...source.slice(0, maxLength).matchAll(relevant)];
  return new Map(
    declarations.map(([, name = '', value = '']) => [
      // The last one of the two applies.
      name.toLowerCase().replace('background-image', 'background'),
      value
        .replace(/!\s*important/i, '')
        .trim()
        .toLowerCase(),
    ]),
  );
}

/** True if an element is hidden by Word, deleted in a tracked change, a comment, or a closed dialog. */
function isOmitted(element: Element, declared: Declarations | undefined): boolean {
  if (declared?.get('mso-hide') === 'all') return true;
  if (element.tagName === 'del' && ['cite', 'datetime'].some((name) => attribute(element, name) !== undefined))
    return true;
  if (/^comment/.test(declared?.get('mso-element') ?? '')) return true;
  if (/\bmsocom(?:anchor|txt|off)\b/i.test(attribute(element, 'class') ?? '')) return true;
  return element.tagName === 'dialog' && attribute(element, 'open') === undefined;
}

function isStruck({ tagName }: Element, declared: Declarations | undefined): boolean {
  const line = declared?.get('text-decoration') ?? declared?.get('text-decoration-line') ?? '';
  return /^(?:s|strike|del)$/.test(tagName) || /\bline-through\b/.test(line);
}

function hasBackground(element: Element, declared: Declarations | undefined): boolean {
  const styled = /\b(?:url|image-set)\(\s*(?:url\()?\s*["']?([^"')]*)/.exec(declared?.get('background') ?? '')?.[1];
  const address = styled ?? attribute(element, 'background') ?? '';
  return address.trim() !== '' && !isSpacer(address);
}

function isAside(element: Element, declared: Declarations | undefined): boolean {
  const display = declared?.get('display');
  return display === 'none' || (display === undefined && attribute(element, 'hidden') !== undefined);
}

/** Returns an element without what hides it, as a script would show it. */
export function withoutHiding(element: Element): Element {
  return { ...element, attrs: element.attrs.filter(({ name }) => name !== 'style' && name !== 'hidden') };
}

function displayOf(element: Element, own: Display, declared: Declarations | undefined): Display {
  // Tables remain tables, whatever a style for small screens makes of them.
  if (own === 'picture' || tableParts.has(own)) return own;
  const part = roles.get(attribute(element, 'role')?.toLowerCase() ?? '');
  if (part) return part;
  const display = styledDisplays.get(declared?.get('display') ?? '') ?? own;
  const isSetApart =
    /^(?:left|right)$/.test(declared?.get('float') ?? '') ||
    /^(?:absolute|fixed)$/.test(declared?.get('position') ?? '');
  return display === 'inline' && isSetApart ? 'line' : display;
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
  ...names('cell', 'td th'),
]);

/** Returns an entry of a map for each name in a list. */
function names<Value extends Display | boolean>(value: Value, list: string): [string, Value][] {
  return list.split(' ').map((name) => [name, value]);
}

/** True for a table or a part of one. */
export function isTablePart(display: Display): boolean {
  return tableParts.has(display);
}

const tableParts: ReadonlySet<Display> = new Set(['table', 'header', 'group', 'footer', 'row', 'cell']);

const roles: ReadonlyMap<string, Display> = new Map<string, Display>([
  ...names('table', 'table grid'),
  ['rowgroup', 'group'],
  ['row', 'row'],
  ...names('cell', 'cell gridcell columnheader rowheader'),
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

const invisible = new Map<string, boolean>([...names(true, 'hidden collapse'), ['visible', false]]);

const whiteSpace = new Map<string, boolean>([
  ...names(true, 'pre pre-wrap pre-line break-spaces'),
  ...names(false, 'normal nowrap'),
]);

const preformatted: ReadonlySet<string> = new Set(['pre', 'listing', 'plaintext', 'xmp']);
