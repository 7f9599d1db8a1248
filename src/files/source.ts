import type { OpenedLarge } from './large-file.ts';

/** A file to lint. It is opened only when its turn comes, so that a run holds one file at a time. */
export interface Source {
  /** As the user gave it, or below the folder that the user gave. */
  readonly path: string;
  /** True if the user means this very file: by its name, or by a pattern that matches nothing else to check. */
  readonly named: boolean;
  /** Reads its bytes, at most so many if a number is given. @throws {UserError} */
  open(limit?: number): Promise<Uint8Array>;
  /** Opens it to be read in blocks, and reads so many bytes; absent if it cannot be opened. @throws {UserError} */
  openLarge?(headSize: number): Promise<OpenedLarge>;
}
