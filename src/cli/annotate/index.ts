import { resolve } from 'node:path';
import { copyEnding } from '../../annotate/index.ts';
import { withEnding } from '../../file-names/ending.ts';
import { copySuffixes } from '../../file-names/listed.ts';
import { open } from '../../files/open.ts';
import { problemError } from '../../model/result.ts';
import { forFile, type Text } from '../../model/text.ts';
import { counted } from '../../presentation/counts.ts';
import { isBatch } from '../batch/is-batch.ts';
import { configuredFor } from '../config/find.ts';
import type { Io } from '../io.ts';
import { errorForFile, printMessage } from '../messages.ts';
import type { AnnotateRequest } from '../options/annotate.ts';
import { boundedWork } from '../work/bounded-work.ts';
import { checkUnmarked, endingFor, writeCopy } from './file.ts';

/**
 * Writes copies of reports with their findings marked, and a list of corrections. Reports on stderr what a copy lacks.
 * For a report without findings it writes nothing.
 */
export async function annotateFiles(request: AnnotateRequest, io: Io): Promise<number> {
  const cwd = resolve(io.cwd ?? '.');
  if (await isBatch(request, cwd)) return (await import('./all.ts')).annotateAll(request, io);
  return annotateOne(request, cwd, io);
}

async function annotateOne(request: AnnotateRequest, cwd: string, io: Io): Promise<number> {
  const [name = ''] = request.names;
  const { language, options } = await configuredFor(request, cwd, name);
  const source = resolve(cwd, name);
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
  await checkUnmarked(file, bytes).catch((error: unknown) => {
    throw errorForFile(name, error);
  });
  const own = copyEnding(file, bytes);
  const ending = request.file === undefined ? own : endingFor(request.file, own);
  const output = request.file ?? withEnding(name, copySuffixes[language] + ending);
  const target = { file: resolve(cwd, output), name: output };
  const marking = { file, bytes, target, ending, sources: [source], force: request.force, cwd };
  for (const notice of await writeCopy(marking, language)) say(io.stderr, forFile(name, notice));
  const { zh, en } = counted([file], false);
  say(io.stdout, { zh: `已写出 ${output}：${zh}`, en: `wrote ${output}: ${en}` });
  return 0;
}
