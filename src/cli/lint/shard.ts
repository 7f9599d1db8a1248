import { sha256 } from '../../files/hash.ts';
import type { Shard } from '../../model/result.ts';

/**
 * Returns the test for the files of a shard, by a hash of their path as it was given: several machines that are given the same
 * names share the files without knowing of each other.
 */
export function inShard({ index, count }: Shard): (path: string) => boolean {
  return (path) => {
    const start = sha256(path.replaceAll('\\', '/')).slice(0, 12);
    return Number.parseInt(start, 16) % count === index - 1;
  };
}
