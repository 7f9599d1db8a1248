/** Numbers in a page: 64 KB, which the system gives and takes back without leaving holes in the memory of the process. */
const pageLength = 2 ** 14;

/** A list of whole numbers from 0 to 2³² − 1, of which there may be millions. It grows page by page, and nothing is copied. */
export class NumberList {
  readonly #pages: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Returns the number at an index, from 0; undefined outside the list. */
  at(index: number): number | undefined {
    return index >= 0 && index < this.#length
      ? this.#pages[Math.floor(index / pageLength)]![index % pageLength]
      : undefined;
  }

  push(number: number): void {
    const index = this.#length++ % pageLength;
    if (index === 0) this.#pages.push(new Uint32Array(pageLength));
    this.#pages.at(-1)![index] = number;
  }
}
