import { shownOnTerminal } from '../codecs/sanitize.ts';

/** Where a command's words go. */
export interface Sink {
  write(chunk: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal, in columns. */
  readonly columns?: number;
  /** What it is to the system. */
  readonly fd?: number;
}

/** All that a command knows of the process it runs in. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from; the process's own where absent. */
  readonly cwd?: string;
  /** The time; that of the process where absent. */
  readonly now?: Date;
  /** The program for a worker that reads apart, with limits; without it all files are read in the process itself. */
  readonly worker?: URL;
}

/** Writes a file to standard output: piped it is the same to the byte, on a terminal nothing in it is obeyed. */
export function print({ stdout }: Pick<Io, 'stdout'>, content: string | Uint8Array): void {
  stdout.write(stdout.isTTY && typeof content === 'string' ? shownOnTerminal(content) : content);
}

/**
 * Whether to colour what goes to a sink: the option, else `NO_COLOR` and `FORCE_COLOR`
 * (no-color.org, force-color.org), else whether it is a terminal.
 */
export function isColoured(option: boolean | undefined, { isTTY }: Sink, env: Io['env']): boolean {
  if (option !== undefined) return option;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY === true && env.TERM !== 'dumb';
}
