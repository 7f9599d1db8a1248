import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Origin, Setting, Settings } from '../../config/settings.ts';
import { isInside } from '../../files/inside.ts';
import { checkTarget, type Target } from '../../files/write.ts';
import type { UserError } from '../../model/errors.ts';
import { usageError } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { isFolderName } from '../options/values.ts';
import type { RunContext } from './context.ts';

/** A key of a configuration. */
type Place = Exclude<Origin, string>;

/** Returns the absolute paths of all files that a run writes. */
export function writtenFiles(request: LintRequest, cwd: string): string[] {
  const { outputs, given, receipt, updateBaseline } = request;
  return absolute([...outputs.map(({ file }) => file), receipt, updateBaseline ? given.baseline : undefined], cwd);
}

/**
 * Returns the absolute paths of the files that a run reads besides the reports, as the command line names them; `more` are
 * those that are found only later.
 */
export function readFiles(
  { given, updateBaseline, config, formFile }: LintRequest,
  cwd: string,
  more: Iterable<string | undefined> = [],
): string[] {
  return absolute([updateBaseline ? undefined : given.baseline, config || undefined, formFile, ...more], cwd);
}

/** Returns the absolute paths of files that are not reports: those that the run writes, the baseline and the roster. */
export function excludedFiles(request: LintRequest, cwd: string): string[] {
  const { roster } = request.given;
  return [...usedFiles(request, cwd), ...absolute([typeof roster === 'string' ? roster : undefined], cwd)];
}

function usedFiles({ outputs, given, receipt }: LintRequest, cwd: string): string[] {
  return absolute([...outputs.map(({ file }) => file), receipt, given.baseline], cwd);
}

/** Returns the absolute paths of the folders that a run writes into. */
export function writtenFolders({ outputs }: LintRequest, cwd: string): string[] {
  return absolute(
    outputs.map(({ file }) => (file !== undefined && isFolderName(file) ? file : undefined)),
    cwd,
  );
}

function absolute(files: readonly (string | null | undefined)[], cwd: string): string[] {
  return files.flatMap((file) => (file ? [resolve(cwd, file)] : []));
}

/**
 * Opens the baseline and the receipt of a run.
 * @throws {UserError} if one cannot be used, or two files of the run are the same
 */
export async function openRunFiles(context: RunContext, baseline: Settings['baseline']) {
  const { request, cwd, sources } = context;
  const { updateBaseline, receipt } = request;
  const name = fileOf(baseline);
  if (updateBaseline && name === undefined) throw missingBaseline();
  const isConfigured = name !== undefined && baseline.from !== 'command line';
  checkDistinct([...usedFiles(request, cwd), ...(isConfigured ? [resolve(cwd, name)] : [])]);
  if (updateBaseline && name !== undefined) {
    const target = { file: resolve(cwd, name), name };
    // An existing file is read, and must be a baseline, so the update may replace it.
    await checkTarget(target, { sources, force: true });
    if (typeof baseline.from !== 'string') await checkInside(target, baseline.from, cwd);
  }
  return {
    baseline: name === undefined ? undefined : await (await import('./baseline.ts')).openBaseline(name, context),
    receipt: receipt === undefined ? undefined : await (await import('./receipt.ts')).openReceipt(receipt, context),
  };
}

/** Returns the file that a setting names. A path in a configuration starts from the folder of the configuration. */
export function fileOf({ value, from }: Setting<string | null>): string | undefined {
  if (value === null) return undefined;
  return typeof from === 'string' || isAbsolute(value) ? value : join(dirname(from.path), value);
}

/**
 * A configuration may have come with the reports. It may name any file to read, but none outside its folder to write.
 * @throws {UserError} if the baseline is outside
 */
async function checkInside({ file, name }: Target, { path, line }: Place, cwd: string): Promise<void> {
  if (await isInside(file, dirname(resolve(cwd, path)))) return;
  throw usageError({
    zh: `${path}:${line}：baseline 在配置文件所在的文件夹之外（${name}），没有更新；确要更新，请在命令里写明 --baseline ${name}`,
    en: `${path}:${line}: baseline is outside the folder of the configuration (${name}) and was not updated: to update it all the same, give --baseline ${name}`,
  });
}

function missingBaseline(): UserError {
  return usageError({
    zh: '--update-baseline 需要写明文件：请用 --baseline FILE，或在配置里写 baseline',
    en: '--update-baseline needs a file: give --baseline FILE, or baseline in the configuration',
  });
}

function checkDistinct(files: readonly string[]): void {
  const repeated = files.find((file, index) => files.indexOf(file) !== index);
  if (repeated === undefined) return;
  throw usageError({ zh: `同一个文件有两种用途：${repeated}`, en: `one file has two purposes: ${repeated}` });
}
