import { type Form, formCells } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { reportRules, rules } from '../rules/index.ts';

/**
 * A value on its way from one thread to another. The forms and rules, which both threads have, are not in it: they are
 * compared by identity, and rules cannot be copied.
 */
export interface Transfer<T> {
  readonly value: T;
  /** Where these objects belong: at `keys[n]` of `holders[n]` the object with the number `shared[n]`. */
  readonly holders: readonly object[];
  readonly keys: readonly (string | number)[];
  readonly shared: readonly number[];
}

/** Takes the forms, rules and their parts out of a value, which is incomplete until `arrive` puts them back. */
export function depart<T extends object>(value: T, forms: readonly Form[]): Transfer<T> {
  const numbers = sharedNumbers(forms);
  const holders: object[] = [];
  const keys: (string | number)[] = [];
  const shared: number[] = [];
  for (const holder of objectsIn(value, numbers)) {
    for (const [key, part] of partsOf(holder)) {
      const number = numbers.get(part);
      if (number === undefined) continue;
      holders.push(holder);
      keys.push(key);
      shared.push(number);
    }
  }
  const transfer = { value, holders, keys, shared };
  fill(transfer, () => null);
  return transfer;
}

/** Puts the forms, rules and their parts back into a value, as this thread has them. */
export function arrive<T>(transfer: Transfer<T>, forms: readonly Form[]): T {
  const all = sharedObjects(forms);
  fill(transfer, (number) => all[number]!);
  return transfer.value;
}

function fill({ holders, keys, shared }: Transfer<unknown>, partOf: (number: number) => object | null): void {
  for (const [index, holder] of holders.entries()) Reflect.set(holder, keys[index]!, partOf(shared[index]!));
}

/** All objects of some forms and of the rules, in an order that is the same in each thread. */
const sharedObjects = memoize((forms: readonly Form[]): readonly object[] => {
  const cells = forms.flatMap(({ tables }) => tables).map(formCells);
  return [...objectsIn([rules, reportRules, forms, cells])];
});

const sharedNumbers = memoize(
  (forms: readonly Form[]): ReadonlyMap<unknown, number> =>
    new Map(sharedObjects(forms).map((one, index) => [one, index])),
);

/** Returns a value and all objects and lists in it, each once, except those that are known. */
function objectsIn(value: object, known: ReadonlyMap<unknown, number> = new Map()): Set<object> {
  const found = new Set([value]);
  for (const one of found) {
    for (const [, part] of partsOf(one)) {
      if (typeof part === 'object' && part !== null && !known.has(part)) found.add(part);
    }
  }
  return found;
}

/** Yields the members of an object or list. Sets and maps, whose members are texts, have none. */
function partsOf(holder: object): Iterable<readonly [string | number, unknown]> {
  return Array.isArray(holder) ? holder.entries() : Object.entries(holder);
}
