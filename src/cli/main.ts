// To add a command:
// 1. its name, help, options and request in `options/<command>.ts`, listed in `options/index.ts`;
// 2. its function in a module of its own, called from `run` below.
import { UserError } from '../model/errors.ts';
import type { Language } from '../model/text.ts';
import { defectIn } from './defect.ts';
import type { Io } from './io.ts';
import { errorMessage } from './messages.ts';
import { checkCommandName } from './options/errors.ts';
import { parse, type Request } from './options/index.ts';
import { languageOf } from './options/program.ts';
import { flagsSet } from './work/flags-set.ts';

/**
 * Runs the command line and returns the exit code. An error that the user can fix is reported on stderr and gives 2; any
 * other is thrown.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv, io);
  const request = parse(argv, language, io.stdout.columns);
  try {
    return await run(request, io);
  } catch (error) {
    if (!(error instanceof UserError)) {
      const file = fileOf(request);
      throw file === undefined ? error : defectIn(file, error);
    }
    const hint = error.code === 'usage' ? `${helpHint(request, language)}\n` : '';
    io.stderr.write(`${errorMessage(error, language)}${hint}`);
    return 2;
  }
}

async function run(request: Request, io: Io): Promise<number> {
  switch (request.command) {
    case 'print':
      io.stdout.write(request.text);
      return 0;
    case 'refused':
      throw request.error;
    case 'lint': {
      checkCommandName(request.names, request.intendedCommand, io.cwd ?? '.');
      const { lintFiles } = await import('./lint/index.ts');
      if (request.watch) return await (await import('./lint/watch.ts')).watchFiles(request, io, lintFiles);
      const exitCode = await lintFiles(request, io);
      // A run that has left the work to others, or to a cache, has compiled little of what most runs need.
      if ((request.jobs ?? 1) === 1 && !request.cache && flagsSet.size === 0) io.keepCompiled?.();
      return exitCode;
    }
    case 'explain':
      return await (await import('./explain.ts')).explain(request, io);
    case 'convert':
      return await (await import('./convert/index.ts')).convert(request, io);
    case 'completion':
      return (await import('./completion/index.ts')).complete(request, io);
    case 'annotate':
      return await (await import('./annotate/index.ts')).annotateFiles(request, io);
    case 'new':
      return await (await import('./new.ts')).newReport(request, io);
    case 'page':
      return await (await import('./page.ts')).writePage(request, io);
    case 'fix':
      return await (await import('./fix/index.ts')).fixFiles(request, io);
    case 'diff':
      return await (await import('./diff/index.ts')).diffReports(request, io);
    case 'merge':
      return await (await import('./merge/index.ts')).mergeResults(request, io);
    case 'verify':
      return await (await import('./verify/index.ts')).verifyFiles(request, io);
    case 'form':
      return await (await import('./form/index.ts')).checkFormFile(request, io);
    case 'print-config':
      return await (await import('./config/print.ts')).printConfig(request, io);
    case 'init':
      return await (await import('./config/init.ts')).init(request, io);
  }
}

/** Returns the file that a command works on; undefined for several, which it names itself. */
function fileOf(request: Request): string | undefined {
  switch (request.command) {
    case 'print-config':
      return request.name;
    case 'convert':
    case 'annotate':
    case 'fix':
      return request.names.length === 1 ? request.names[0] : undefined;
    default:
      return undefined;
  }
}

/** Returns where to find the help of the command. The help of the program is also that of lint. */
function helpHint(request: Request, language: Language): string {
  const command = request.command === 'refused' ? request.commandName : request.command;
  const isDefault = command === undefined || command === 'lint' || command === 'print-config';
  const help = isDefault ? 'report-lint --help' : `report-lint ${command} --help`;
  return { zh: `用法见 ${help}`, en: `see ${help}` }[language];
}
