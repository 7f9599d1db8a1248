/** A function of an object that works each answer out once, for as long as the object lives. */
export function remember<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
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

/** Texts whose answers are kept. */
const mostTexts = 20_000;

/** A function of a text that works the answers to the latest texts out once: labels repeat from report to report. */
export function rememberText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    let entry = known.get(text);
    if (!entry) {
      entry = { value: compute(text) };
      if (known.size > mostTexts) known.clear();
      known.set(text, entry);
    }
    return entry.value;
  };
}
