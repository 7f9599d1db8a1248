import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { find, type Source } from '../files/find.ts';
import { sha256 } from '../files/hash.ts';
import { keepApart, save } from '../files/save.ts';
import type { Form } from '../form.ts';
import { plain } from '../formatters/columns.ts';
import { formatters } from '../formatters/index.ts';
import { forms as builtIn, cannotCheck, type LintOptions, lint, rules } from '../lint.ts';
import { readableExtensions } from '../readers/index.ts';
import type { FileResult } from '../result.ts';
import { summarise } from '../summarise.ts';
import type { Text } from '../text.ts';
import { tool } from '../version.ts';
import { exitCode } from './exit-code.ts';
import { type Io, isColoured } from './io.ts';
import { near } from './near.ts';
import type { LintRequest } from './options.ts';
import { progress } from './progress.ts';

/** Lints what the request names and writes the result in every format asked for; gives the exit code. */
export async function lintFiles(request: LintRequest, io: Io): Promise<number> {
  const { language, quiet, strict, failOn, verbose } = request;
  const cwd = resolve(io.cwd ?? '.');
  const forms = request.form === undefined ? builtIn : await (await import('./forms.ts')).chooseForms(request.form, builtIn, cwd);
  checkRules(request, forms);
  const written = request.outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(cwd, file)]));
  const { sources, notices } = await find(request.names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    isReadable,
    written,
  });
  const say = (text: Text) => {
    if (!quiet) io.stderr.write(`${plain(text[language])}\n`);
  };
  notices.forEach(say);
  if (sources.length === 0) throw nothingFound(request.names);
  for (const file of written) await keepApart(file, sources.map(({ path }) => resolve(cwd, path)));

  const options: Omit<LintOptions, 'path'> = {
    severities: request.rules,
    forms,
    strict,
    ...(request.year !== undefined && { year: request.year }),
  };
  const files: FileResult[] = [];
  const show = progress(sources.length, language, io.stderr, quiet);
  for (const source of sources) {
    show(files.length);
    files.push(await judge(source, options));
  }
  show(undefined);
  for (const { path, notices } of files) {
    for (const { zh, en } of notices) say({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
  }

  const result = summarise(files, { tool, strict, exitCode: (counts) => exitCode(counts, request) });
  for (const { name, file } of request.outputs) {
    const format = await formatters[name]();
    const toScreen = file === undefined;
    const colour = name === 'pretty' && toScreen && isColoured(request.colour, io.stdout, io.env);
    const width = toScreen ? io.stdout.columns : undefined;
    const text = format(result, { language, colour, quiet, strict, failOn, verbose, width });
    if (toScreen) io.stdout.write(text);
    else await save(resolve(cwd, file), file, text);
  }
  return result.summary.exitCode;
}

const extensions = new Set(readableExtensions);

function isReadable(path: string): boolean {
  return extensions.has(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

async function judge({ path, open }: Source, options: Omit<LintOptions, 'path'>): Promise<FileResult> {
  let bytes: Uint8Array;
  try {
    bytes = await open();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return cannotCheck(path, error);
  }
  return lint(bytes, { ...options, path, sha256: sha256(bytes) });
}

function checkRules(request: LintRequest, forms: readonly Form[]): void {
  const ids = [...rules, ...forms.flatMap(({ relations }) => relations)].map(({ id }) => id);
  for (const id of Object.keys(request.rules)) {
    if (ids.includes(id)) continue;
    const suggestion = near(id, ids);
    throw new UserError('usage', {
      zh: `没有 ${id} 这条规则，${suggestion ? `是不是 ${suggestion}？` : '全部规则见 report-lint explain'}`,
      en: `there is no rule ${id}; ${suggestion ? `did you mean ${suggestion}?` : 'see report-lint explain for all'}`,
    });
  }
}

function nothingFound(names: readonly string[]): UserError {
  const list = names.join(' ');
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}`,
    en: `found no file to check: ${list}`,
  });
}
