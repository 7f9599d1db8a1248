import type { Element } from './tree.ts';

/** What a mark of a field does to the text around it. */
export interface FieldMark {
  /** By how much the number of instructions grows in which the text behind it stands. */
  readonly depth: -1 | 0 | 1;
  /** What is shown in place of the field. */
  readonly text?: string;
}

interface Field {
  readonly begin: Element;
  separate?: Element;
  instruction: string;
}

/**
 * The marks of all fields, each of which begins, may separate its instruction from its result, and ends. What has no end is
 * no field: its text would be lost. A field lies within one cell or text box.
 */
export function readFields(root: Element): ReadonlyMap<Element, FieldMark> {
  const marks = new Map<Element, FieldMark>();

  const end = ({ begin, separate, instruction }: Field, mark: Element) => {
    // A table of contents repeats what stands further down.
    const shown = separate !== undefined && !/^\s*TOC\b/i.test(instruction);
    const text = separate === undefined && /^\s*(?:EQ\b|=)/i.test(instruction) ? instruction.trim() : undefined;
    marks.set(begin, { depth: 1, ...(text !== undefined && { text }) });
    if (separate) marks.set(separate, { depth: shown ? -1 : 0 });
    marks.set(mark, { depth: shown ? 0 : -1 });
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
        else if (kind === 'end' && top) end(open.pop()!, child);
      } else walk(child, open);
    }
  };
  walk(root, []);
  return marks;
}
