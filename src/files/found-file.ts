import { resolve } from 'node:path';
import { open } from './open.ts';
import type { Source } from './source.ts';

/** A file of the disk. A run may have a hundred thousand of them, so that each holds little but its path. */
export class FoundFile implements Source {
  readonly path: string;
  readonly named: boolean;
  readonly #cwd: string;
  readonly #isListed: boolean;

  /** @param isListed its name comes from its folder, not from the user */
  constructor(path: string, named: boolean, cwd: string, isListed: boolean) {
    this.path = path;
    this.named = named;
    this.#cwd = cwd;
    this.#isListed = isListed;
  }

  open(limit?: number): Promise<Uint8Array> {
    return open(resolve(this.#cwd, this.path), this.#isListed, limit);
  }

  async openLarge(headSize: number) {
    return (await import('./large-file.ts')).openLarge(resolve(this.#cwd, this.path), headSize);
  }

  /** Returns the same file as one that the user named. */
  asNamed(): FoundFile {
    return new FoundFile(this.path, true, this.#cwd, this.#isListed);
  }
}
