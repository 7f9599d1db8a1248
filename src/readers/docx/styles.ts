import { minRise } from '../text-builder.ts';
import { childOf, countOf, type Element, isOn, isTrue, settingOf } from './tree.ts';

/** The format of a run, as far as it matters for what its text says; a property that is left out is not set. */
export interface RunFormat {
  readonly hidden?: boolean;
  /** Superscript or subscript, as the mark of a footnote is. */
  readonly raised?: boolean;
  readonly struck?: boolean;
}

/** The list of a paragraph, and its level there, from 0. */
export interface ListItem {
  readonly list?: string;
  readonly level?: number;
}

/** A style with its inherited properties. */
export interface Style {
  readonly format: RunFormat;
  readonly item: ListItem;
  /** The ids of the style and of those that it is based on, nearest first. */
  readonly ids: readonly string[];
}

export type Styles = ReturnType<typeof readStyles>;

/** Styles based on each other; they may form a cycle. */
const maxDepth = 50;

const plain: Style = { format: {}, item: {}, ids: [] };

/** Reads the styles of a document; all are plain in one that has none. */
export function readStyles(tree: Element | undefined) {
  const defined = new Map<string, Element>();
  let standard: string | undefined;
  for (const style of childOf(tree, 'styles')?.children ?? []) {
    const id = style.attributes.styleId;
    if (style.name !== 'style' || id === undefined) continue;
    defined.set(id, style);
    if (style.attributes.type === 'paragraph' && isTrue(style.attributes.default)) standard = id;
  }
  const resolved = new Map<string, Style>();

  const resolve = (id: string): Style => {
    const known = resolved.get(id);
    if (known) return known;
    const chain: Element[] = [];
    for (let at = defined.get(id); at && chain.length < maxDepth; at = defined.get(settingOf(at, 'basedOn') ?? '')) {
      chain.push(at);
    }
    const style = chain.reduceRight<Style>(inherit, plain);
    resolved.set(id, style);
    return style;
  };
  return {
    /** Returns a paragraph style; the default of the document for `undefined`. */
    paragraph: (id = standard) => (id === undefined ? plain : resolve(id)),
    character: (id: string | undefined) => (id === undefined ? plain : resolve(id)),
  };
}

function inherit(base: Style, style: Element): Style {
  return {
    format: { ...base.format, ...runFormatOf(childOf(style, 'rPr')) },
    item: { ...base.item, ...listItemOf(childOf(style, 'pPr')) },
    ids: [style.attributes.styleId!, ...base.ids],
  };
}

/** Returns the format that run properties set themselves. */
export function runFormatOf(properties: Element | undefined): RunFormat {
  const hidden = isOn(properties, 'vanish');
  const [single, double] = [isOn(properties, 'strike'), isOn(properties, 'dstrike')];
  const struck = single || double || (single ?? double);
  const align = settingOf(properties, 'vertAlign');
  const position = settingOf(properties, 'position');
  const raised =
    (align === undefined ? undefined : align !== 'baseline') ??
    (position === undefined ? undefined : Number.parseFloat(position) >= minRise);
  return {
    ...(hidden !== undefined && { hidden }),
    ...(struck !== undefined && { struck }),
    ...(raised !== undefined && { raised }),
  };
}

/** Returns the list item that paragraph properties set themselves. */
export function listItemOf(properties: Element | undefined): ListItem {
  const numbering = childOf(properties, 'numPr');
  const list = settingOf(numbering, 'numId');
  const level = countOf(settingOf(numbering, 'ilvl'));
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level }) };
}

/** Returns the format of a run under its styles. A toggle that is set in both styles is off (ECMA-376 part 1, 17.7.3). */
export function effectiveFormat(direct: RunFormat, paragraph: Style, character: Style): Required<RunFormat> {
  const toggled = (name: 'hidden' | 'struck') =>
    direct[name] ?? (paragraph.format[name] ?? false) !== (character.format[name] ?? false);
  const raised = direct.raised ?? character.format.raised ?? paragraph.format.raised ?? false;
  return { hidden: toggled('hidden'), struck: toggled('struck'), raised };
}
