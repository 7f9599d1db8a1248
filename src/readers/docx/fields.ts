import type { Element } from './tree.ts';

/** The effect of a field character (`fldChar`) on the text around it. */
export interface FieldMark {
  /** The change in the number of open instructions. */
  readonly depth: -1 | 0 | 1;
  /** Text that is shown in place of the field. */
  readonly text?: string;
}

interface Field {
  readonly begin: Element;
  separate?: Element;
  instruction: string;
}

/**
 * Returns the effect of each field character. A field begins, may separate its instruction from its result, and ends; one
 * without an end is ignored, since its text would be lost. A field lies within one cell or text box.
 */
export function readFields(root: Element): ReadonlyMap<Element, FieldMark> {
  const marks = new Map<Element, FieldMark>();

  const close = ({ begin, separate, instruction }: Field, end: Element) => {
    // A table of contents only repeats headings.
    const isShown = separate !== undefined && !/^\s*TOC\b/i.test(instruction);
    const text = separate === undefined && /^\s*(?:EQ\b|=)/i.test(instruction) ? instruction.trim() : undefined;
    marks.set(begin, { depth: 1, ...(text !== undefined && { text }) });
    if (separate) marks.set(separate, { depth: isShown ? -1 : 0 });
    marks.set(end, { depth: isShown ? 0 : -1 });
  };
  const walk = (element: Element, open: Field[]) => {
    for (const child of element.children) {
      const top = open.at(-1);
      if (child.name === 'tc' || child.name === 'txbxContent') walk(child, []);
      else if (child.name === 'instrText') {
        if (top && !top.separate) top.instruction += child.text;
      } else if (child.name === 'fldChar') {
        const kind = child.attributes.fldCharType;
        if (kind === 'begin') open.push({ begin: child, instruction: '' });
        else if (kind === 'separate' && top) top.separate ??= child;
        else if (kind === 'end' && top) close(open.pop()!, child);
      } else walk(child, open);
    }
  };
  walk(root, []);
  return marks;
}
