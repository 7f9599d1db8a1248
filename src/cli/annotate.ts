import { dirname, relative, resolve } from 'node:path';
import { annotate, isAnnotated } from '../annotate/index.ts';
import { copySuffixes } from '../files/find.ts';
import { open } from '../files/open.ts';
import { checkTarget, write } from '../files/write.ts';
import { slashed } from '../formatters/paths.ts';
import type { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { counted } from '../presentation/counts.ts';
import { configuredFor } from './config/find.ts';
import type { Io } from './io.ts';
import { errorForFile, forFile, printMessage, problemError, usageError } from './messages.ts';
import type { AnnotateRequest } from './options/annotate.ts';
import { boundedWork } from './work/bounded-work.ts';

/**
 * Writes a copy of a report with its findings marked, and a list of corrections. Reports on stderr what the copy lacks.
 * Without findings it writes nothing.
 */
export async function annotateFile(request: AnnotateRequest, io: Io): Promise<number> {
  const { name } = request;
  const cwd = resolve(io.cwd ?? '.');
  const { language, options } = await configuredFor(request, cwd, name);
  const output = request.file ?? name.replace(/\.[^./\\]*$/, '') + copySuffixes[language];
  const source = resolve(cwd, name);
  const target = { file: resolve(cwd, output), name: output };
  const { isUntouched, sealWorkbook } = await import('../artifacts/seal.ts');
  const origin = { kind: 'marked-copy', source: slashed(relative(dirname(target.file), source)) } as const;
  const policy = {
    sources: [source],
    force: request.force,
    isEarlier: (current: Uint8Array) => isUntouched(current, origin),
  };
  const bytes = await open(source).catch((error: unknown) => {
    throw errorForFile(name, error);
  });
  const { file } = await boundedWork(io).lint(bytes, { ...options, path: name, keepsFigures: true });
  if (file.problem) throw errorForFile(name, problemError(file.problem));
  const say = (sink: Io['stdout'], text: Text) => printMessage(sink, text, language);
  for (const notice of file.notices) say(io.stderr, forFile(name, notice));
  if (file.diagnostics.length === 0) {
    say(io.stdout, forFile(name, { zh: '没有需要更正的，没有写出文件', en: 'nothing to correct, no file written' }));
    return 0;
  }
  if (file.format === 'xlsx' && (await isAnnotated(bytes))) throw isMarkedCopy(name);
  await checkTarget(target, policy);
  const { bytes: written, notices } = await annotate(file, bytes, language);
  for (const notice of notices) say(io.stderr, forFile(name, notice));
  await write(target, await sealWorkbook(written, origin), policy);
  const { zh, en } = counted([file], false);
  say(io.stdout, { zh: `已写出 ${output}：${zh}`, en: `wrote ${output}: ${en}` });
  return 0;
}

function isMarkedCopy(name: string): UserError {
  return usageError({
    zh: `${name} 本身就是 annotate 写出的核对稿；请在原文件里更正，再对原文件运行`,
    en: `${name} is itself a copy written by annotate: correct the original, and run annotate on it`,
  });
}
