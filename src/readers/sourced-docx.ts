import type { Archive } from '../codecs/zip.ts';
import { type Sourced, sourcedReader } from './docx/index.ts';
import { kindOf } from './kind/index.ts';

export type { Sourced } from './docx/index.ts';

/**
 * Reads a Word document, and tells what each cell and paragraph was read from.
 * @throws {UserError} as its reader does
 */
export async function readSourcedDocx(archive: Archive, path: string): Promise<Sourced> {
  return sourcedReader(kindOf)(archive, path);
}
