/**
 * Values of one kind, each kept in an object that it belongs to, where nobody else sees it: a copy of the object does not have it.
 * A `WeakMap` does the same, but V8 frees what it holds only when it collects the whole heap. Where each file leaves thousands of
 * such values behind, that takes more time than to make them.
 */
export interface AttachedValues<Key extends object, Value> {
  readonly has: (key: Key) => boolean;
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
}

/** Returns the object that it is given: a class that extends it adds its private fields to that object. */
class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is what the class is for
    return object;
  }
}

/** Makes a kind of attached values. Call it once for each kind, when a module is loaded: an object never loses its value. */
export function attachedValues<Key extends object, Value>(): AttachedValues<Key, Value> {
  return class WithValue extends Given {
    #value: Value;

    constructor(key: Key, value: Value) {
      super(key);
      this.#value = value;
    }

    static has(key: Key): boolean {
      return #value in key;
    }

    static get(key: Key): Value | undefined {
      return #value in key ? (key as unknown as WithValue).#value : undefined;
    }

    static set(key: Key, value: Value): void {
      if (#value in key) (key as unknown as WithValue).#value = value;
      else new WithValue(key, value);
    }
  };
}
