/**
 * Characters of a line that csv-parse surely takes for a record. It measures records partly in bytes, of which a character
 * has up to three.
 */
const maxPlainLength = 2 ** 18;

const delimiters: ReadonlySet<string> = new Set([',', ';', '\t']);

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
  if (!delimiters.has(delimiter) || text.includes('"') || text.includes('\ufeff')) return false;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    if (end - start > maxPlainLength) return false;
    if (end - start >= maxColumns && fieldsIn(text.slice(start, end), delimiter) > maxColumns) return false;
    start = end + 1;
  }
  // A text that is shorter cannot have so many.
  return text.length < maxFields || fieldsIn(text, delimiter) <= maxFields;
}

/** Counts the fields of some lines. */
function fieldsIn(text: string, delimiter: string): number {
  let count = 1;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) count++;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (at + 1 < text.length) count++;
  return count;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** A plain text, and what its records share. */
export interface PlainText {
  readonly text: string;
  readonly delimiter: string;
  /** Finds the fields of a line. It keeps those of the last one: they are asked for several times, or never again. */
  readonly fieldsOf: (from: number, to: number) => readonly string[];
}

/** Prepares to split the lines of a plain text as csv-parse does; spaces around fields are removed unless tabs separate them. */
export function plainText(text: string, delimiter: string): PlainText {
  let [last, fields]: [number, readonly string[]] = [-1, []];
  const fieldsOf = (from: number, to: number): readonly string[] => {
    if (from !== last) {
      const line = text.slice(from, to);
      const split = line.split(delimiter);
      fields = delimiter !== '\t' && /\s/.test(line) ? split.map((field) => field.trim()) : split;
      last = from;
    }
    return fields;
  };
  return { text, delimiter, fieldsOf };
}

/** Yields where the lines of a plain text begin and end that csv-parse finds to be records. */
export function* plainLines({ text, fieldsOf }: PlainText): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < text.length; ) {
    const to = endOfLine(text, from);
    // Spaces behind the last line end are no record.
    if (to === text.length && fieldsOf(from, to).length === 1 && fieldsOf(from, to)[0] === '') return;
    yield [from, to];
    from = to + 1;
  }
}
