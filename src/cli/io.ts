import { escapeForTerminal } from '../codecs/sanitize.ts';
import { gbkSigns, type Signs, signs } from '../formatters/signs.ts';
import type { ListSizes } from './parts/sizes.ts';

/** A stream that a command writes to. */
export interface Sink {
  write(chunk: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal, in columns. */
  readonly columns?: number;
  /** Its file descriptor. */
  readonly fd?: number;
}

/** The process that a command runs in. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Waits until the reader of standard output has taken what was written. */
  readonly flushed?: () => Promise<unknown>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from; that of the process if absent. */
  readonly cwd?: string;
  /** The operating system; none that is special if absent. */
  readonly platform?: NodeJS.Platform;
  /** Returns the language of the system, such as `zh-CN`. Called only if no variable tells. */
  readonly systemLocale?: () => string;
  /** The current time; that of the system if absent. */
  readonly now?: Date;
  /** The program of the worker that reads files in a sandbox. Without it, the process itself reads all files. */
  readonly worker?: URL;
  /** Sizes that decide how long lists are read; the usual ones if absent. */
  readonly listSizes?: ListSizes;
  /** The program of the processes that check files side by side. Without it, the process itself checks all files. */
  readonly process?: URL;
  /** The page for browsers, as a file. */
  readonly page?: URL;
  /** Keeps what was compiled for later starts. Called when a run has compiled what most runs need. */
  readonly keepCompiled?: () => void;
}

/** Writes a file to standard output. A terminal gets it without control sequences, a pipe byte for byte. */
export function print({ stdout }: Pick<Io, 'stdout'>, content: string | Uint8Array): void {
  stdout.write(stdout.isTTY && typeof content === 'string' ? escapeForTerminal(content) : content);
}

/** Characters that are written at a time. */
const chunkLength = 2 ** 16;

/** Joins pieces to chunks that are worth a call of the system. */
export function* chunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Writes a long text to standard output as `print` does, no faster than it is read. Signals are handled meanwhile. */
export async function printPieces(io: Pick<Io, 'stdout' | 'flushed'>, pieces: Iterable<string>): Promise<void> {
  for (const chunk of chunks(pieces)) {
    print(io, chunk);
    await io.flushed?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * True if the output to a sink is coloured: by the option, else by `NO_COLOR` and `FORCE_COLOR` (no-color.org,
 * force-color.org), else if it is a terminal.
 */
export function isColoured(option: boolean | undefined, { isTTY }: Sink, env: Io['env']): boolean {
  if (option !== undefined) return option;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY === true && env.TERM !== 'dumb';
}

/**
 * Returns the signs for standard output. The old console of Windows has only what its font has, which is that of its code page, and
 * Node cannot ask for that; the terminals that have more set a variable. Where the locale is GBK, outputs are converted to it.
 */
export function signsFor({ stdout, env, platform }: Pick<Io, 'stdout' | 'env' | 'platform'>): Signs {
  const isModern = Boolean(env.WT_SESSION || env.TERM_PROGRAM || env.TERM);
  if (platform === 'win32' && stdout.isTTY && !isModern) return gbkSigns;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /\.(?:gbk|gb2312|euc-?cn|cp936)\b/.test(locale.toLowerCase()) ? gbkSigns : signs;
}
