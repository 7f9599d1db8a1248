import type { Heading } from '../model/form.ts';
import { normalise } from '../recognise/labels/normalise.ts';
import { wordingsOf } from '../recognise/labels/wordings.ts';
import { error, type Mistake } from './mistake.ts';

/** Something that a report names, with all its names. */
export interface Named {
  /** Its id or place, by which messages call it. */
  readonly id: string;
  readonly names: readonly Name[];
}

interface Name {
  readonly text: string;
  readonly pointer: string;
}

/** Returns the names of a heading. The English one is left out: several lines may be `other` in English. */
export function namesOf({ label, aliases = [], name }: Heading, pointer: string): Name[] {
  return [
    { text: label, pointer: `${pointer}/label` },
    ...aliases.map((text, index) => ({ text, pointer: `${pointer}/aliases/${index}` })),
    ...(name === undefined ? [] : [{ text: name.split('·').at(-1)!, pointer: `${pointer}/name` }]),
  ];
}

/** Finds things with a name that one before has; `mayClash` tells whether two are looked for in the same place. */
export function* clashes<One extends Named>(
  all: readonly One[],
  mayClash: (one: One, other: One) => boolean = () => true,
): Generator<Mistake> {
  for (const [index, one] of all.entries()) {
    const before = all.slice(0, index).filter((other) => mayClash(other, one));
    const clash = one.names.flatMap((name) => {
      const other = before.find(({ names }) => names.some(({ text }) => areAlike(text, name.text)));
      return other ? [{ ...name, other: other.id }] : [];
    })[0];
    if (!clash) continue;
    yield error(
      clash.pointer,
      `“${clash.text}”已经是 ${clash.other} 的名称，读报表时分不清；请改写其中一个，或分到名称不同的组里`,
      `“${clash.text}” is already a name of ${clash.other}, so a report cannot tell them apart: reword one, or put them into groups with different names`,
    );
  }
}

/** True if a report may write one name where the other is meant. */
export function areAlike(one: string, other: string): boolean {
  const wordings = (text: string) => wordingsOf({ label: text, en: text });
  return wordings(one).some((word) => word !== '' && wordings(other).includes(word));
}

/** Returns the labels of some headings in their normal form. */
export function labelsOf(headings: readonly Heading[]): string {
  return headings.map(({ label }) => normalise(label)).join('\n');
}
