import { attachedValues } from './attached-values.ts';

/** Wraps a function of an object so that each result is computed once, and kept as long as the object. */
export function memoize<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/**
 * As `memoize`, for objects that come and go with each file: rows, reports, parts of an archive. Call it when a module is loaded,
 * since the results stay in the objects.
 */
export function memoizeInObject<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = attachedValues<Key, Value>();
  return (key) => {
    if (known.has(key)) return known.get(key)!;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** Wraps a function without arguments so that it runs at most once. */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Wraps a function so that it keeps its results for recent keys; arguments of one key have one result. */
export function memoizeBy<Argument, Value>(
  keyOf: (argument: Argument) => string,
  maxKept: number,
  compute: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (argument) => {
    const key = keyOf(argument);
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(argument) };
      if (known.size >= maxKept) known.clear();
      known.set(ownCopy(key), entry);
    }
    return entry.value;
  };
}

/** The most texts whose results are kept. */
const maxTexts = 20_000;

/** Characters; longer texts are paragraphs, which seldom occur again and would fill the memory. */
const maxTextLength = 200;

/** Wraps a function of a text so that it keeps its results for recent texts: labels repeat from report to report. */
export function memoizeText<Value>(compute: (text: string) => Value): (text: string) => Value {
  // Every cell is asked several times, so that this is one function, and not made of `memoizeBy`.
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > maxTextLength) return compute(text);
    let entry = known.get(text);
    if (!entry) {
      const own = ownCopy(text);
      entry = { value: compute(own) };
      if (known.size >= maxTexts) known.clear();
      known.set(own, entry);
    }
    return entry.value;
  };
}

/** Copies a text. One cut out of another keeps all of that in memory: a name of a body, a whole part of its list. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
