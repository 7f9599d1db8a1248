import { stat } from 'node:fs/promises';
import { type Artifact, isOwn, sealed } from '../artifacts/index.ts';
import { UserError } from '../errors.ts';
import { isSameFile } from '../files/identity.ts';
import { open } from '../files/open.ts';
import { write } from '../files/write.ts';
import { usage } from './options/values.ts';

/** A file that a command is to write. */
export interface Target {
  /** Absolute path. */
  readonly file: string;
  /** What the user called it. */
  readonly name: string;
  readonly artifact: Artifact;
  /** Absolute paths of what the command reads. */
  readonly sources: readonly string[];
  /** The user has said to write over what stands there. */
  readonly force: boolean;
}

/**
 * Throws where writing to a target would lose something: it is one of the sources, by whatever name; or it holds neither what
 * this program wrote in that form, untouched since, nor what is to be written now. `content` is that, once it is known.
 */
export async function keepOthers(target: Target, content?: string | Uint8Array): Promise<void> {
  const { file, name, artifact, sources, force } = target;
  for (const source of sources) if (await isSameFile(file, source)) throw isSource(name);
  const there = await stat(file).catch(() => undefined);
  // What is no file, a pipe or /dev/null, has nothing to lose.
  if (force || !there?.isFile()) return;
  const bytes = await open(file).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'not-found') return new Uint8Array();
    if (error instanceof UserError) throw isOther(name);
    throw error;
  });
  if (bytes.length === 0 || (await isOwn(artifact, bytes))) return;
  if (content === undefined && mayBeEqual(artifact)) return;
  if (content !== undefined && Buffer.from(content).equals(bytes)) return;
  throw isOther(name);
}

/** Writes a target with its seal, where nothing is lost by it. */
export async function writeOver(target: Target, content: string | Uint8Array): Promise<void> {
  const bytes = await sealed(target.artifact, content);
  await keepOthers(target, bytes);
  await write(target.file, target.name, bytes);
}

/** Whether only the content tells, because such a file has no room for a sign of whose it is. */
function mayBeEqual(artifact: Artifact): boolean {
  return (
    artifact.kind === 'unmarked' ||
    artifact.kind === 'report' ||
    (artifact.kind === 'result' && artifact.format === 'csv')
  );
}

function isSource(name: string): UserError {
  return usage({
    zh: `输出文件不能就是要读的文件：${name}`,
    en: `the output cannot be the file that is read: ${name}`,
  });
}

function isOther(name: string): UserError {
  return usage({
    zh: `${name} 已经存在，不是本程序写出的同类结果，或者写出后有人改过；为防止覆盖，未写入；请换一个文件名，或加 --force 覆盖`,
    en: `${name} is there already, and is no such result of this program, or was changed since; it was not written over: choose another name, or add --force`,
  });
}
