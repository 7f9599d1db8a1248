/** A map whose values are computed from those of another each time that they are asked for. */
export class MappedValues<Key, From, To> implements ReadonlyMap<Key, To> {
  readonly #from: ReadonlyMap<Key, From>;
  readonly #compute: (from: From) => To;

  constructor(from: ReadonlyMap<Key, From>, compute: (from: From) => To) {
    this.#from = from;
    this.#compute = compute;
  }

  get size(): number {
    return this.#from.size;
  }

  has(key: Key): boolean {
    return this.#from.has(key);
  }

  get(key: Key): To | undefined {
    const from = this.#from.get(key);
    return from === undefined ? undefined : this.#compute(from);
  }

  keys(): MapIterator<Key> {
    return this.#from.keys();
  }

  *values(): MapIterator<To> {
    for (const from of this.#from.values()) yield this.#compute(from);
  }

  *entries(): MapIterator<[Key, To]> {
    for (const [key, from] of this.#from) yield [key, this.#compute(from)];
  }

  [Symbol.iterator](): MapIterator<[Key, To]> {
    return this.entries();
  }

  forEach(use: (value: To, key: Key, map: ReadonlyMap<Key, To>) => void): void {
    for (const [key, value] of this) use(value, key, this);
  }
}
