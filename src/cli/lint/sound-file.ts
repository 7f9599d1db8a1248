import type { FileResult } from '../../model/result.ts';
import { tallyOf } from '../../presentation/tally.ts';
import type { Kept } from './kept-parts.ts';

const none: readonly never[] = [];

/** Facts that many files without findings share. */
type Shared = Pick<FileResult, 'format' | 'verdict' | 'notices'> & { readonly parts: NonNullable<FileResult['parts']> };

/** The numbers of texts about a file that are kept elsewhere; undefined for what it does not have. */
interface TextsOf {
  readonly sha256: number | undefined;
  /** Its reports in JSON; null if they are not kept. */
  readonly reports: number | undefined | null;
}

/**
 * A file in which nothing was found, without its reports. Nearly all of a hundred thousand files are such, so that it holds little but
 * its path. It has its members from its class: a copy made by `...` has only the path.
 */
class SoundFile implements FileResult {
  readonly path: string;
  readonly #shared: Shared;
  readonly #texts: Kept<string>;
  readonly #sha256: number | undefined;
  readonly #reports: number | undefined | null;

  constructor(path: string, shared: Shared, texts: Kept<string>, { sha256, reports }: TextsOf) {
    this.path = path;
    this.#shared = shared;
    this.#texts = texts;
    this.#sha256 = sha256;
    this.#reports = reports;
  }

  get format() {
    return this.#shared.format;
  }

  get sha256() {
    return this.#sha256 === undefined ? null : this.#texts.at(this.#sha256);
  }

  get verdict() {
    return this.#shared.verdict;
  }

  get problem() {
    return null;
  }

  get notices() {
    return this.#shared.notices;
  }

  get outline() {
    return null;
  }

  get reports() {
    return none;
  }

  get diagnostics() {
    return none;
  }

  get parts() {
    const { parts } = this.#shared;
    if (this.#reports === null) return parts;
    const reports = this.#reports === undefined ? none : listOf(this.#texts, this.#reports);
    return withoutFindings({ tally: parts.tally, json: { reports, diagnostics: none } });
  }
}

/** Returns a list of one value, which is read again each time. */
export function listOf<T>(kept: Kept<T>, index: number): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      yield kept.at(index);
    },
  };
}

function withoutFindings(facts: Omit<Shared['parts'], typeof Symbol.iterator>): Shared['parts'] {
  return Object.assign([], facts);
}

/** Files without findings whose report is kept by name: as many as an output names one by one. */
const maxNamed = 5;

/** Returns what makes files without findings of the results of such files. Most of them share their counts. */
export function soundFiles(texts: Kept<string>): (file: FileResult, kept: TextsOf) => FileResult {
  let named = 0;
  const known = new Map<string, Shared>();
  return (file, kept) => {
    const { path, format, verdict, notices } = file;
    const tally = tallyOf(file);
    const own = { format, verdict, notices, parts: withoutFindings({ tally }) };
    if (named++ < maxNamed || notices.length > 0) return new SoundFile(path, own, texts, kept);
    const key = JSON.stringify([format, verdict, tally.reports, tally.coverage, tally.waived]);
    const shared = known.get(key) ?? own;
    known.set(key, shared);
    return new SoundFile(path, shared, texts, kept);
  };
}
