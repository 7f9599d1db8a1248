import { groupBy } from '../model/group-by.ts';
import type { CheckedFile } from './checker.ts';

/** The corrections that the user accepts, file by file: at first only those that change no number. */
export class Acceptance {
  readonly #files: ReadonlyMap<string, CheckedFile>;
  readonly #accepted: ReadonlyMap<string, Set<number>>;
  /** The corrections of each file by their cells, once they were asked for. */
  readonly #byCell = new Map<string, ReadonlyMap<string, readonly number[]>>();

  constructor(files: readonly CheckedFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#accepted = new Map(
      files.map((file) => [file.path, new Set(chosen(file).filter((index) => isSafe(file, index)))]),
    );
  }

  isAccepted(path: string, index: number): boolean {
    return this.#accepted.get(path)!.has(index);
  }

  /** Accepts a correction instead of another one for its cell. */
  accept(path: string, index: number): void {
    for (const rival of this.rivals(path, index)) this.reject(path, rival);
    this.#accepted.get(path)!.add(index);
  }

  reject(path: string, index: number): void {
    this.#accepted.get(path)!.delete(index);
  }

  /** Accepts the corrections of a file that the program chooses, and no others. */
  acceptChosen(path: string): void {
    const accepted = this.#accepted.get(path)!;
    accepted.clear();
    for (const index of chosen(this.#files.get(path)!)) accepted.add(index);
  }

  rejectAll(path: string): void {
    this.#accepted.get(path)!.clear();
  }

  /** Returns the other corrections for the cell of one. */
  rivals(path: string, index: number): number[] {
    const { corrections } = this.#files.get(path)!;
    const own = this.#byCell.get(path) ?? groupBy([...corrections.keys()], (one) => corrections[one]!.place.zh);
    this.#byCell.set(path, own);
    return own.get(corrections[index]!.place.zh)!.filter((other) => other !== index);
  }

  /** The accepted corrections of a file, in its order. */
  of(path: string): number[] {
    return [...this.#accepted.get(path)!].sort((a, b) => a - b);
  }

  /** The accepted corrections of all files that can be corrected, by path; files without any are left out. */
  ofAll(): [path: string, indices: number[]][] {
    return [...this.#files.values()]
      .filter(({ notCorrectable }) => notCorrectable === null)
      .map(({ path }): [string, number[]] => [path, this.of(path)])
      .filter(([, indices]) => indices.length > 0);
  }
}

/** The corrections that the program chooses: of two for one cell only one. */
function chosen({ corrections }: CheckedFile): number[] {
  return corrections.flatMap(({ isChosen }, index) => (isChosen ? [index] : []));
}

function isSafe({ corrections }: CheckedFile, index: number): boolean {
  return corrections[index]!.safety === 'safe';
}
