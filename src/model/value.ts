import { type Decimal, equals, parse } from './decimal.ts';
import { type Cell, isPictureOrStruck } from './document.ts';
import type { FormCell } from './form.ts';
import { memoizeText } from './memoize.ts';

/** The meaning of a cell's text. The text stays in the cell. */
export type Value =
  | {
      readonly kind: 'number';
      readonly number: Decimal;
      readonly unit?: string;
      readonly note?: string;
      /** Unambiguous, but not written as a number: `0012`, `12。`, `="12"`. */
      readonly irregular?: true;
    }
  /** The cell is empty. It counts as 0 in sums, unless it is `unknown`. */
  | { readonly kind: 'blank'; readonly unknown?: true }
  /** `/`, `—`, `无`: nothing to count. */
  | { readonly kind: 'dash' }
  /** A text that is not a number: `约20`, `15余条`; or a picture. */
  | {
      readonly kind: 'unreadable';
      /** The unit of a number in a unit that its cell does not take: `1万元` for a count, `3件` for an amount. */
      readonly unit?: string;
    }
  /** Its row or table has a figure that could not be assigned to any cell, and may belong here. */
  | { readonly kind: 'unread' }
  /** The document has no such row or column; `unlisted` if the report is a line of a list that has no column for the cell. */
  | { readonly kind: 'absent'; readonly unlisted?: true };

/**
 * Reads a cell without guessing. Full width, spaces around, thousands separators, a plus sign and zeros after the point make
 * no difference. A number that a workbook stores counts as stored, whatever its format shows. A picture in place of a text
 * is unreadable, and so are struck-through words.
 */
export function readValue(cell: Pick<Cell, 'text' | 'stored' | 'picture' | 'struck'>): Value {
  const { text, stored } = cell;
  const typed = readText(text);
  // Most numbers are shown as they are stored.
  if (stored?.number === text && typed.kind === 'number' && !typed.irregular) return typed;
  const number = stored?.number === undefined ? undefined : parseStored(stored.number);
  if (number) {
    if (typed.kind !== 'number') return { kind: 'number', number };
    if (!typed.irregular && equals(typed.number, number)) return typed;
    const { irregular: _, ...shown } = typed;
    return { ...shown, number };
  }
  return typed.kind === 'blank' && (stored?.formula !== undefined || isPictureOrStruck(cell))
    ? { kind: 'unreadable' }
    : typed;
}

const parseStored = memoizeText(parse);

/** Reads a cell as a figure of the form: a number in a unit that the form's cell does not take is unreadable. */
export function readFigure(cell: Cell, measure: Pick<FormCell, 'decimal' | 'unit'>): Value {
  const value = readValue(cell);
  if (value.kind === 'unreadable' && measure.unit !== undefined) return readInUnit(cell, measure.unit) ?? value;
  if (value.kind !== 'number' || value.unit === undefined || acceptsUnit(measure, value.unit)) return value;
  return { kind: 'unreadable', unit: value.unit };
}

/** Reads a number behind which the form's own unit is written, whatever that is: `12期`. */
function readInUnit({ text, stored }: Cell, unit: string): Value | undefined {
  const written = text.trim();
  if (stored?.number !== undefined || !written.endsWith(unit)) return undefined;
  const value = readText(written.slice(0, -unit.length).trim());
  return value.kind === 'number' && value.unit === undefined ? { ...value, unit } : undefined;
}

/** True for any unit of money for amounts, and any counter for counts; a count with a printed unit takes only that one. */
function acceptsUnit({ decimal, unit }: Pick<FormCell, 'decimal' | 'unit'>, written: string): boolean {
  return written === unit || ((decimal || unit === undefined) && decimal === money.has(written));
}

const dashes = /^(?:[-‐‑‒–—―−─]{1,4}|\/|无|不适用|n\/a)$/iu;

const money: ReadonlySet<string> = new Set(['元', '万元', '亿元']);

const units = ['件|条|项|个|份|宗|起|次|人次|人', ...money].join('|');

/** A sign or 增/减, digits with or without separators, a unit, a note in brackets. */
const figure = new RegExp(
  `^([+−-]|增加|减少|增|减)?\\s*(\\d{1,3}(?:[, ]\\d{3})+|\\d+)(?:\\.(\\d+))?(?:\\s*(${units}))?\\s*(?:\\(([^()]*)\\))?$`,
  'u',
);

const unit = new RegExp(`^(?:${units})$`, 'u');

/** True if a cell holds a unit and nothing else, as in the columns of some tables. */
export function isUnit(text: string): boolean {
  return unit.test(text.trim());
}

/** More digits are several figures run together, and would only take time. */
const maxDigits = 100;

/** A footnote sign is a note, not a digit of the number before it; it may have its own brackets. */
const footnoteSigns = /(?<![(（])[⁰¹²³⁴-⁹①-⑳⑴-⒇❶-❿➀-➓]+/gu;

/** Shared values of small counts, which most figures are. */
const smallCounts: (Value | undefined)[] = Array.from({ length: 1000 });

function count(units: bigint): Value {
  return { kind: 'number', number: { units, scale: 0 } };
}

function readText(text: string): Value {
  // Most cells are plain counts and need no more.
  if (!isPlainCount(text)) return readOther(text);
  if (text.length > 3) return count(BigInt(text));
  smallCounts[Number(text)] ??= count(BigInt(text));
  return smallCounts[Number(text)]!;
}

/** Digits of a count that is read without further ado. */
const maxPlainDigits = 12;

/** True if a text is a count in plain digits: `0`, `12`, but not `012`. A loop, since every cell is asked. */
export function isPlainCount(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > maxPlainDigits || (length > 1 && text[0] === '0')) return false;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

const readOther = memoizeText((text): Value => {
  const shown = text
    .replaceAll(footnoteSigns, '($&)')
    .normalize('NFKC')
    .replaceAll(/[\u200b\ufeff\u00ad]/g, '')
    .trim();
  if (shown === '') return { kind: 'blank' };
  if (dashes.test(shown)) return { kind: 'dash' };
  const plain = withoutWrapping(shown);
  const match = figure.exec(plain);
  if (!match) return { kind: 'unreadable' };
  const [, sign = '', whole = '', fraction, unit, note] = match;
  const digits = whole.replaceAll(/[, ]/g, '');
  const isPadded = digits.length > 1 && digits.startsWith('0');
  // `000` is three glued figures as often as one, and `0,012` may be a fraction.
  if (isPadded && (/^0+$/.test(digits) || digits !== whole)) return { kind: 'unreadable' };
  if (digits.length + (fraction?.length ?? 0) > maxDigits) return { kind: 'unreadable' };
  const minus = /^(?:[−-]|减)/u.test(sign) ? '-' : '';
  const number = parse(`${minus}${digits}${fraction === undefined ? '' : `.${fraction}`}`);
  if (!number) return { kind: 'unreadable' };
  return {
    kind: 'number',
    number,
    ...(unit !== undefined && { unit }),
    ...(note !== undefined && { note }),
    ...((isPadded || plain !== shown) && { irregular: true }),
  };
});

/** Removes what a sentence, or a CSV that keeps a number as text, puts around it: `12。`, `="12"`. */
function withoutWrapping(text: string): string {
  const kept = /^="([^"]*)"$/.exec(text)?.[1] ?? text;
  return kept.replace(/(?<=\d)。$/u, '').trim();
}
