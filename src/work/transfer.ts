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
  forEachPart(value, (part, holder, key) => {
    const number = numbers.get(part);
    if (number === undefined) return true;
    holders.push(holder);
    keys.push(key);
    shared.push(number);
    return false;
  });
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
  return [...forEachPart([rules, reportRules, forms, cells], () => true)];
});

const sharedNumbers = memoize(
  (forms: readonly Form[]): ReadonlyMap<object, number> =>
    new Map(sharedObjects(forms).map((one, index) => [one, index])),
);

/**
 * Tells of each object or list in a value, whatever holds it, and goes on with its own members if the answer is true. Returns
 * those whose members were gone through, each once.
 */
function forEachPart(
  value: object,
  goesOn: (part: object, holder: object, key: string | number) => boolean,
): ReadonlySet<object> {
  const found = new Set([value]);
  const visit = (part: unknown, holder: object, key: string | number) => {
    if (typeof part === 'object' && part !== null && goesOn(part, holder, key)) found.add(part);
  };
  for (const holder of found) {
    if (Array.isArray(holder)) for (let index = 0; index < holder.length; index++) visit(holder[index], holder, index);
    // Sets and maps, whose members are texts, have no keys.
    else for (const key of Object.keys(holder)) visit(Reflect.get(holder, key), holder, key);
  }
  return found;
}
