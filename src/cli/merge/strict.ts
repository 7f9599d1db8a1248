import type { FileResult } from '../../model/result.ts';

/** Returns a file as `--strict` judges it: every open finding is an error, and one that would pass with some fails. */
export function asStrict(file: FileResult): FileResult {
  const { verdict, diagnostics } = file;
  const isOpen = diagnostics.some(({ kind, suppressed }) => kind === 'open' && !suppressed);
  return {
    ...file,
    verdict: verdict === 'pass' && isOpen ? 'fail' : verdict,
    diagnostics: diagnostics.map((one) => (one.kind === 'open' ? { ...one, severity: 'error' } : one)),
  };
}
