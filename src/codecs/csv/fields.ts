import { dialectOf } from './delimiter.ts';

/** A field with all characters between its two delimiters. Offsets in UTF-16 units from 0, `to` excluded. */
export interface Field {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

/** Finds the fields of each record of a CSV in its text, whatever its line ends. */
export function fieldsOf(text: string): { readonly records: Field[][]; readonly delimiter: string } {
  const { delimiter, start } = dialectOf(text);
  const records: Field[][] = [];
  const spaces = delimiter === '\t' ? /(?:)/y : /[ \t\f]*/y;
  const quoted = /"(?:[^"]|"")*"/y;
  const skip = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  const isEnd = (at: number) => at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r';

  let record: Field[] = [];
  let at = start;
  while (at < text.length || record.length > 0) {
    const open = skip(spaces, at);
    const close = skip(quoted, open);
    const after = skip(spaces, close);
    // A quote within a field, `"甲"类`, is an ordinary character.
    const isQuoted = close > open && isEnd(after);
    let end = isQuoted ? after : at;
    while (!isEnd(end)) end++;
    record.push({ from: at, to: end, quoted: isQuoted });
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === '\r' && text[end + 1] === '\n') at++;
    records.push(record);
    record = [];
  }
  return { records, delimiter };
}
