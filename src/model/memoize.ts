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

/** The most texts whose results are kept. */
const maxTexts = 20_000;

/** Characters; longer texts are paragraphs, which seldom occur again and would fill the memory. */
const maxTextLength = 200;

/** Wraps a function of a text so that it keeps its results for recent texts: labels repeat from report to report. */
export function memoizeText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > maxTextLength) return compute(text);
    let entry = known.get(text);
    if (!entry) {
      entry = { value: compute(text) };
      if (known.size > maxTexts) known.clear();
      known.set(text, entry);
    }
    return entry.value;
  };
}
