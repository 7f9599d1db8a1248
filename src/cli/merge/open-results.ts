import { resolve } from 'node:path';
import { asPrinted, decodeText, utf16 } from '../../codecs/encoding.ts';
import { readAll } from '../../files/open.ts';
import { openRanges, type Ranges, rangesOf } from '../../files/ranges.ts';
import { UserError } from '../../model/errors.ts';
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
      results.push(indexInAnyEncoding(name === '-' ? '<stdin>' : name, ranges, sizes));
    } catch (cause) {
      throw errorForFile(name, cause);
    }
  }
  return results;
}

/** Indexes a result in UTF-8, or in an encoding that some shells and editors write. */
function indexInAnyEncoding(name: string, ranges: Ranges, sizes?: Sizes): ResultIndex {
  const head = ranges.read(0, headSize);
  if (utf16(head.subarray(0, 64))) return indexResult(name, asUtf8(decodeText(ranges.read(0, maxDecoded)).text), sizes);
  asPrinted(new TextDecoder().decode(head));
  try {
    return indexResult(name, ranges, sizes);
  } catch (error) {
    const text = error instanceof UserError && error.code === 'invalid' ? gbkOf(ranges) : undefined;
    if (text === undefined) throw error;
    return indexResult(name, asUtf8(text), sizes);
  }
}

/** Returns the text of a file in GBK, else `undefined`. Only a result that is not valid UTF-8 is worth reading twice. */
function gbkOf(ranges: Ranges): string | undefined {
  try {
    const { text, encoding } = decodeText(ranges.read(0, maxDecoded));
    return encoding === 'gb18030' ? text : undefined;
  } catch (error) {
    if (error instanceof UserError && error.code === 'damaged') return undefined;
    throw error;
  }
}

function asUtf8(text: string): Ranges {
  return rangesOf(new TextEncoder().encode(text));
}

/** In bytes, with the names of the first bodies. */
const headSize = 2 ** 16;

/** In bytes; a result in another encoding is read into memory. */
const maxDecoded = 2 ** 28;
