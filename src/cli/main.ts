import { UserError } from '../model/errors.ts';
import type { Language } from '../model/text.ts';
import { complaint } from './about.ts';
import type { Io } from './io.ts';
import { languageOf } from './locale.ts';
import { parse } from './options/index.ts';
import type { Request } from './request.ts';

/**
 * The command: from arguments to exit code. What the user can mend is said on stderr and
 * gives 2; anything else that goes wrong is thrown.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv, io.env);
  const request = parse(argv, language, io.stdout.columns);
  try {
    return await answer(request, io);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.code === 'usage' ? `${whereHelpIs(request, language)}\n` : '';
    io.stderr.write(`${complaint(error, language)}${hint}`);
    return 2;
  }
}

async function answer(request: Request, io: Io): Promise<number> {
  switch (request.command) {
    case 'print':
      io.stdout.write(request.text);
      return 0;
    case 'refused':
      throw request.error;
    case 'lint': {
      if (request.meant) await (await import('./mistyped.ts')).refuseMistyped(request, io.cwd ?? '.');
      const { lintFiles } = await import('./lint.ts');
      if (!request.watch) return await lintFiles(request, io);
      return await (await import('./watch.ts')).watchFiles(request, io, lintFiles);
    }
    case 'explain':
      return await (await import('./explain.ts')).explain(request, io);
    case 'convert':
      return await (await import('./convert.ts')).convert(request, io);
    case 'completion':
      return (await import('./completion/index.ts')).complete(request, io);
    case 'annotate':
      return await (await import('./annotate.ts')).annotateFile(request, io);
    case 'new':
      return await (await import('./new.ts')).newReport(request, io);
    case 'fix':
      return await (await import('./fix/index.ts')).fixFile(request, io);
    case 'print-config':
      return await (await import('./config/print.ts')).printConfig(request, io);
    case 'init':
      return await (await import('./config/init.ts')).init(request, io);
  }
}

/** The help of the command; that of the program is also the help of lint. */
function whereHelpIs(request: Request, language: Language): string {
  const command = request.command === 'refused' ? request.of : request.command;
  const isDefault = command === undefined || command === 'lint' || command === 'print-config';
  const help = isDefault ? 'report-lint --help' : `report-lint ${command} --help`;
  return { zh: `用法见 ${help}`, en: `see ${help}` }[language];
}
