import { resolve } from 'node:path';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import type { View } from '../../formatters/view.ts';
import { configuredFor } from '../config/find.ts';
import { type Io, isColoured, signsFor } from '../io.ts';
import { usageError } from '../messages.ts';
import type { VerifyRequest } from '../options/verify.ts';
import { compare } from './compare.ts';
import { filesOf, namedFiles } from './files.ts';
import { readReceipt } from './receipt.ts';
import { verification } from './verification.ts';

/**
 * Shows whether files are those that a receipt names, and what it says of them. Returns 0 if all of them are, and no others;
 * 1 if not; 2 if one cannot be read or compared.
 */
export async function verifyFiles(request: VerifyRequest, io: Io): Promise<number> {
  const { receipt: name, colour } = request;
  if (name === '-') {
    throw usageError({ zh: '凭据要写成文件，不能是标准输入', en: 'the receipt has to be a file, not standard input' });
  }
  const cwd = resolve(io.cwd ?? '.');
  const { language } = await configuredFor(request, cwd);
  const receipt = await readReceipt(name, cwd);
  const names = request.names.length > 0 ? request.names : await namedFiles(receipt.files, name, cwd);
  const comparisons = compare(receipt.files, await filesOf(names, receipt.files, cwd, request, io));
  const view: View = {
    language,
    paint: isColoured(colour, io.stdout, io.env) ? await coloured() : uncoloured,
    signs: signsFor(io),
    quiet: false,
    strict: receipt.options.strict,
    failOn: receipt.options.failOn,
    verbose: false,
    width: io.stdout.columns,
  };
  io.stdout.write(verification({ name, receipt, comparisons }, view));
  const has = (...states: readonly string[]) => comparisons.some(({ state }) => states.includes(state));
  if (has('unread')) return 2;
  return has('renamed', 'changed', 'missing', 'other') ? 1 : 0;
}
