import { createHash } from 'node:crypto';
import type { Shard } from '../../model/result.ts';

/**
 * True if a file belongs to a shard, by a hash of its path as it was given: several machines that are given the same names
 * share the files without knowing of each other.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  const hash = createHash('sha256').update(path.replaceAll('\\', '/')).digest();
  return hash.readUIntBE(0, 6) % count === index - 1;
}
