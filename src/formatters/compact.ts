import type { FileResult, Result } from '../model/result.ts';
import { flatEntriesOf } from '../presentation/listing/flat-entries.ts';
import { printable } from './terminal-text.ts';
import type { View } from './view.ts';

/** Writes a line a finding, for searching and for editors: `file:place: severity: message [rule]`; nothing where none is. */
export function compact({ files }: Result, view: View): string {
  return files
    .flatMap((file) => compactLines(file, view))
    .map((line) => `${line}\n`)
    .join('');
}

/** Returns the lines of a file, in the order of its entries. */
export function compactLines(file: FileResult, view: View): string[] {
  return flatEntriesOf(file, view).map(({ level, code, where, message }) => {
    const spot = [file.path, where].filter((part) => part !== '').join(':');
    return printable(`${spot}: ${level}: ${message} [${code}]`);
  });
}
