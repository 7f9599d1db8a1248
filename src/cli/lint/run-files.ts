import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { checkTarget } from '../../files/write.ts';
import type { UserError } from '../../model/errors.ts';
import type { Form } from '../../model/form.ts';
import type { Limits } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { usage } from '../options/values.ts';
import type { LintRequest } from '../request.ts';
import type { InUse } from './baseline.ts';
import type { Receipt } from './receipt.ts';

export interface Run {
  readonly run: Settings;
  readonly limits: Limits;
  readonly forms: readonly Form[];
  /** Absolute paths of what the command line has the run write. */
  readonly written: readonly string[];
  /** Absolute paths of what it reads, which nothing is written over. */
  readonly sources: readonly string[];
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
}

/** The files that a run has beside its reports: that of what was accepted, and the receipt. No two of all are one file. */
export async function openBeside(
  { receipt, updateBaseline, force }: LintRequest,
  { run, limits, forms, written, sources, cwd }: Run,
  io: Io,
): Promise<{ readonly accepted: InUse | undefined; readonly receipt: Receipt | undefined }> {
  const strict = run.strict.value;
  const name = nameOf(run.baseline);
  if (updateBaseline && name === undefined) throw whichBaseline();
  const configured = name !== undefined && run.baseline.from !== 'command line' ? [resolve(cwd, name)] : [];
  keepDistinct([...written, ...configured]);
  if (updateBaseline && name !== undefined) {
    // What stands there is read, and must be a baseline.
    await checkTarget({ file: resolve(cwd, name), name }, { sources, force: true });
  }
  const use = { updateBaseline, strict, language: run.lang.value, forms, cwd };
  return {
    accepted: name === undefined ? undefined : await (await import('./baseline.ts')).openBaseline(name, use, io),
    receipt:
      receipt === undefined
        ? undefined
        : await (await import('./receipt.ts')).openReceipt(receipt, { strict, limits, sources, force }, io),
  };
}

/** A path in a configuration starts from its folder. */
function nameOf({ value, from }: Settings['baseline']): string | undefined {
  if (value === null) return undefined;
  return typeof from === 'string' ? value : join(dirname(from.path), value);
}

function whichBaseline(): UserError {
  return usage({
    zh: '--update-baseline 要知道写进哪个文件：请写 --baseline FILE，或在配置里写 baseline',
    en: '--update-baseline has to know the file: give --baseline FILE, or baseline in the configuration',
  });
}

function keepDistinct(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === undefined) return;
  throw usage({ zh: `同一个文件有两种用途：${twice}`, en: `one file cannot be two things: ${twice}` });
}
