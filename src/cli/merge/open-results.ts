import { resolve } from 'node:path';
import { decodeText, utf16 } from '../../codecs/encoding.ts';
import { readAll } from '../../files/open.ts';
import { openRanges, type Ranges, rangesOf } from '../../files/ranges.ts';
import type { Io } from '../io.ts';
import { errorForFile } from '../messages.ts';
import { indexResult, type ResultIndex, type Sizes } from './result-index.ts';

/**
 * Opens results, each once however often it is named, and checks them one after another. `-` is standard input.
 * @throws {UserError} that names the one that cannot be used
 */
export async function openResults(
  names: readonly string[],
  cwd: string,
  { stdin }: Io,
  sizes?: Sizes,
): Promise<ResultIndex[]> {
  const results: ResultIndex[] = [];
  for (const name of new Set(names)) {
    try {
      const ranges = name === '-' ? rangesOf(await readAll(stdin)) : await openRanges(resolve(cwd, name));
      results.push(indexResult(name === '-' ? '<stdin>' : name, asUtf8(ranges), sizes));
    } catch (cause) {
      throw errorForFile(name, cause);
    }
  }
  return results;
}

/** Decodes UTF-16, which some shells write when they redirect an output. */
function asUtf8(ranges: Ranges): Ranges {
  if (utf16(ranges.read(0, 64)) === undefined) return ranges;
  return rangesOf(new TextEncoder().encode(decodeText(ranges.read(0, maxUtf16)).text));
}

/** In bytes; such a result is read into memory. */
const maxUtf16 = 2 ** 28;
