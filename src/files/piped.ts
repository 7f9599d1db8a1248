import { maxBytes } from '../model/file-size.ts';
import { changedMeanwhile, type LargeFile } from './large-file.ts';
import { cannotOpen, tooLarge } from './open.ts';
import { openScratch } from './scratch.ts';
import type { Source } from './source.ts';

/**
 * Returns how a pipe is read, whose bytes come once. What was read is kept for the next reading: in memory, or in a temporary
 * file if the whole is read in blocks.
 */
export function pipeOpener(stream: () => AsyncIterable<Uint8Array>): Pick<Source, 'open' | 'openLarge'> {
  let chunks: Uint8Array[] = [];
  let [size, isDone] = [0, false];
  let iterator: AsyncIterator<Uint8Array> | undefined;
  let kept: LargeFile | undefined;

  const readChunk = async (): Promise<Uint8Array | undefined> => {
    iterator ??= stream()[Symbol.asyncIterator]();
    const { done, value } = await iterator.next().catch((cause: unknown) => {
      throw cannotOpen(cause);
    });
    isDone = done === true;
    size += isDone ? 0 : value.length;
    return isDone ? undefined : value;
  };
  /** Reads until there are more than `limit` bytes, or all. */
  const readBeyond = async (limit: number) => {
    while (!isDone && size <= limit) chunks.push((await readChunk()) ?? Buffer.alloc(0));
  };
  const joined = (): Buffer => {
    const whole = Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  };
  const keep = async (): Promise<LargeFile> => {
    const scratch = await openScratch();
    try {
      scratch.write(joined(), 0);
      chunks = [];
      for (let at = size, chunk = await readChunk(); chunk; at += chunk.length, chunk = await readChunk()) {
        scratch.write(chunk, at);
      }
    } catch (error) {
      scratch.close();
      throw error;
    }
    kept = {
      size,
      read: async (bytes, position) => {
        if (scratch.read(bytes, position) < bytes.length) throw changedMeanwhile();
      },
      checkUnchanged: async () => {},
      close: async () => scratch.close(),
    };
    return kept;
  };
  return {
    open: async (limit = maxBytes) => {
      await readBeyond(limit);
      if (size > limit) throw tooLarge();
      if (!kept) return joined();
      const bytes = Buffer.allocUnsafeSlow(size);
      await kept.read(bytes, 0);
      return bytes;
    },
    openLarge: async (headSize) => {
      await readBeyond(headSize);
      return { head: joined().subarray(0, headSize), whole: keep, close: async () => {} };
    },
  };
}
