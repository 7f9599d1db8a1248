import type { Archive } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import type { ProblemCode } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { Sample } from './sample.ts';

/**
 * Reads the bytes of a file; the path goes into every place. `archive` is the file's zip, if it is one and is open
 * already.
 */
export type Reader = (bytes: Uint8Array, path: string, archive?: Archive) => Document | Promise<Document>;

/** A kind of file. A kind that can be read has `load`; any other has `advice` for the owner of the file. */
export interface Kind {
  readonly name: string;
  readonly title: Text;
  /** In lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly recognise: (sample: Sample) => boolean;
  readonly load?: () => Promise<Reader>;
  /** Reports are sent in this kind, though it is not read. */
  readonly sent?: true;
  /** Files of this kind hold other files, each to be read on its own. */
  readonly packs?: true;
  /** The reader rests on a parser that bounds neither time nor memory, so its caller should. */
  readonly sandboxed?: true;
  readonly advice?: Text;
  /** The reason that it cannot be read, if other than that there is no reader for it. */
  readonly problem?: ProblemCode;
}
