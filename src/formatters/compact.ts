import type { Result } from '../model/result.ts';
import { type FlatEntry, flatEntriesOf } from '../presentation/listing/flat-entries.ts';
import { printable } from './terminal-text.ts';
import type { View } from './view.ts';

/** Writes a line a finding, for searching and for editors: `file:place: severity: message [rule]`; nothing where none is. */
export function compact({ files }: Result, view: View): string {
  let text = '';
  for (const file of files) for (const entry of flatEntriesOf(file, view)) text += `${compactLine(entry, file.path)}\n`;
  return text;
}

/** Returns the line of an entry of a file. */
export function compactLine({ level, code, where, message }: FlatEntry, path: string): string {
  const spot = [path, where].filter((part) => part !== '').join(':');
  return printable(`${spot}: ${level}: ${message} [${code}]`);
}
