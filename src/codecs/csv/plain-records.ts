/**
 * Characters of a line that csv-parse surely takes for a record. It measures records partly in bytes, of which a character
 * has up to three.
 */
const maxPlainLength = 2 ** 18;

const delimiters: ReadonlySet<string> = new Set([',', ';', '\t']);

const [lineFeed, quote, byteOrderMark] = ['\n', '"', '\ufeff'].map((one) => one.charCodeAt(0));

/** Limits of a text, beyond which it is not plain. */
interface Limits {
  /** Fields of a record, and of all of them. */
  readonly maxColumns: number;
  readonly maxFields: number;
}

/**
 * True if every line of a text is a record, and every part between delimiters a field: it has no quote, no byte order mark, no
 * line that may be too long and not too many fields. Lines end with LF.
 */
export function isPlain(text: string, delimiter: string, { maxColumns, maxFields }: Limits): boolean {
  if (!delimiters.has(delimiter)) return false;
  const separator = delimiter.charCodeAt(0);
  let [start, columns, fields] = [0, 1, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator) columns++;
    else if (code === lineFeed) {
      if (columns > maxColumns || at - start > maxPlainLength) return false;
      fields += columns;
      columns = 1;
      start = at + 1;
    } else if (code === quote || code === byteOrderMark) return false;
  }
  return columns <= maxColumns && text.length - start <= maxPlainLength && fields + columns <= maxFields;
}

/**
 * Yields the records of a plain text, whose fields are those that csv-parse finds; spaces around fields are removed unless they are
 * separated by tabs.
 */
export function* plainRecords(text: string, delimiter: string): Generator<PlainRecord> {
  const split = splitter(delimiter, delimiter !== '\t' && /[^\S\n]/.test(text));
  const filled = new RegExp(`[^\\s${delimiter}]`);
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const line = text.slice(start, found < 0 ? text.length : found);
    // Spaces behind the last line end are no record.
    if (found < 0 && split(line).join('') === '' && !line.includes(delimiter)) return;
    yield { fieldsOf: () => split(line), isBlank: !filled.test(line) };
    start = found < 0 ? text.length : found + 1;
  }
}

/** A record of a plain CSV, split when its fields are asked for. */
export interface PlainRecord {
  readonly fieldsOf: () => readonly string[];
  /** True if no field has more than white space. */
  readonly isBlank: boolean;
}

/** Returns a function that splits a line, and keeps the last one: its fields are asked for several times, or never again. */
function splitter(delimiter: string, trims: boolean): (line: string) => readonly string[] {
  let [last, fields]: [string, readonly string[]] = ['', ['']];
  return (line) => {
    if (line !== last) {
      const split = line.split(delimiter);
      fields = trims ? split.map((field) => field.trim()) : split;
      last = line;
    }
    return fields;
  };
}
