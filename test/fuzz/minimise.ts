import { bytesOfLatin1, latin1 } from './bytes.ts';
import { containerOf, type Part } from './containers.ts';
import type { Outcome, Request } from './judge.ts';

/** The tokens of any text: tags, words and single characters; then attributes as well. */
const tokens = [/<[^<>]*>|[^\s<>]+|[\s\S]/g, /<[^\s<>]*|\s[^\s=<>]+="[^"]*"|[^\s<>]+|[\s\S]/g];

/** Returns the smallest file found that has the first fault of the one given: fewer parts, then fewer words, then bytes. */
export async function minimised(
  file: Uint8Array,
  kind: string,
  ask: (request: Request) => Promise<Outcome>,
): Promise<Uint8Array> {
  const faultsOf = async (bytes: Uint8Array, guarded = false) =>
    (await ask({ kind, seed: 1, bytes, guarded })).faults.map(
      ({ type, message }) => type + message.replaceAll(/\d+/g, ''),
    );
  const [wanted] = await faultsOf(file);
  if (wanted === undefined) throw new Error('the file has no fault');
  const fails = async (bytes: Uint8Array) => (await faultsOf(bytes)).includes(wanted);

  const container = containerOf(file);
  let best = file;
  if (container.name !== 'plain' && (await fails(container.close(container.open(file))))) {
    let parts = await fewest(container.open(file), (some) => fails(container.close(some)));
    for (let at = 0; at < parts.length; at++) {
      const replaced = (bytes: Uint8Array): Part[] =>
        parts.map((one, index) => (index === at ? { ...one, bytes } : one));
      const bytes = await smaller(parts[at]!.bytes, (some) => fails(container.close(replaced(some))));
      parts = replaced(bytes);
    }
    best = container.close(parts);
  }
  const plain = await smaller(best, fails);
  return plain.length < best.length ? plain : best;
}

async function smaller(bytes: Uint8Array, fails: (bytes: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
  let text = latin1(bytes);
  for (const token of tokens) {
    const kept = await fewest(text.match(token) ?? [], (some) => fails(bytesOfLatin1(some.join(''))));
    text = kept.join('');
  }
  return bytesOfLatin1(text);
}

/** Removes pieces, large runs first, as long as the rest still fails; at most some hundred attempts. */
async function fewest<T>(pieces: readonly T[], fails: (pieces: readonly T[]) => Promise<boolean>): Promise<T[]> {
  let kept = [...pieces];
  let attempts = 400;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && attempts > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && attempts > 0; attempts--) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(rest)) kept = rest;
      else at += size;
    }
  }
  return kept;
}
