/** A field with all that stands between its two delimiters. Positions in UTF-16 units from 0, `to` excluded. */
export interface Field {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

/** The records of a CSV as stretches of its text, whatever its line ends; `start` is where the first one begins. */
export function fieldsOf(text: string, delimiter: string, start: number): Field[][] {
  const records: Field[][] = [];
  const blank = delimiter === '\t' ? /(?:)/y : /[ \t\f]*/y;
  const quoted = /"(?:[^"]|"")*"/y;
  const skip = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  const isEnd = (at: number) => at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r';

  let record: Field[] = [];
  let at = start;
  while (at < text.length || record.length > 0) {
    const open = skip(blank, at);
    const close = skip(quoted, open);
    const after = skip(blank, close);
    // A quote within a field, `"甲"类`, is a character like any other.
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
  return records;
}
