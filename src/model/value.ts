import { type Decimal, parse } from './decimal.ts';
import { type Cell, showsOther } from './document.ts';
import type { FormCell } from './form.ts';

/** What a cell says. Its text stays in the cell. */
export type Value =
  | {
      readonly kind: 'number';
      readonly number: Decimal;
      readonly unit?: string;
      readonly note?: string;
      /** Clear, but not written as a number is: `0012`, `12。`, `="12"`. */
      readonly irregular?: true;
    }
  /** Nothing stands in the cell. It counts as 0 in sums, unless it is `unknown`. */
  | { readonly kind: 'blank'; readonly unknown?: true }
  /** `/`, `—`, `无`: nothing to count. */
  | { readonly kind: 'dash' }
  /** A text that is no number: `约20`, `15余条`; a picture. */
  | {
      readonly kind: 'unreadable';
      /** Of a number in a unit that its cell does not take: `1万元` for a count, `3件` for an amount. */
      readonly unit?: string;
    }
  /** Something stands there, in its row or its table, that could be tied to no cell. */
  | { readonly kind: 'unread' }
  /** The document has no such row or column; `unlisted` where the list that the report is a line of has none for any of its lines. */
  | { readonly kind: 'absent'; readonly unlisted?: true };

/**
 * Reads a cell; nothing is guessed. Width, blanks around, thousands separators, a plus
 * sign and zeros behind the point make no difference; a number that a workbook stores
 * counts as stored, whatever its format shows. A picture in place of a text is unreadable, and so are words struck through.
 */
export function readValue(cell: Pick<Cell, 'text' | 'stored' | 'picture' | 'struck'>): Value {
  const { text, stored } = cell;
  const typed = readText(text);
  const number = stored?.number === undefined ? undefined : parse(stored.number);
  if (number) {
    if (typed.kind !== 'number') return { kind: 'number', number };
    const { irregular: _, ...shown } = typed;
    return { ...shown, number };
  }
  return typed.kind === 'blank' && (stored?.formula !== undefined || showsOther(cell)) ? { kind: 'unreadable' } : typed;
}

/** Reads a cell as one of the form: a number in a unit that the form's cell does not take is unreadable. */
export function readFigure(cell: Cell, measure: Pick<FormCell, 'decimal' | 'unit'>): Value {
  const value = readValue(cell);
  if (value.kind !== 'number' || value.unit === undefined || takes(measure, value.unit)) return value;
  return { kind: 'unreadable', unit: value.unit };
}

/** Amounts take any unit of money, counts any counter; a count whose unit is printed takes that one alone. */
function takes({ decimal, unit }: Pick<FormCell, 'decimal' | 'unit'>, written: string): boolean {
  return decimal || unit === undefined ? decimal === money.has(written) : written === unit;
}

const dashes = /^(?:[-‐‑‒–—―−─]{1,4}|\/|无|不适用|n\/a)$/iu;

const money: ReadonlySet<string> = new Set(['元', '万元', '亿元']);

const units = ['件|条|项|个|份|宗|起|次|人次|人', ...money].join('|');

/** Sign or 增/减, digits with separators or without, unit, note in brackets. */
const figure = new RegExp(
  `^([+−-]|增加|减少|增|减)?\\s*(\\d{1,3}(?:[, ]\\d{3})+|\\d+)(?:\\.(\\d+))?(?:\\s*(${units}))?\\s*(?:\\(([^()]*)\\))?$`,
  'u',
);

const unit = new RegExp(`^(?:${units})$`, 'u');

/** Whether a cell holds a unit and nothing else, as the columns of some tables do. */
export function isUnit(text: string): boolean {
  return unit.test(text.trim());
}

/** More are no figure, but several run together, and would only take time. */
const mostDigits = 100;

/** A footnote's mark is a note, not a digit of the number before it; it may have brackets of its own. */
const marks = /(?<![(（])[⁰¹²³⁴-⁹①-⑳⑴-⒇❶-❿➀-➓]+/gu;

/** Most figures are among them, and each is one value, however often it stands. */
const small: readonly Value[] = Array.from({ length: 1000 }, (_, number) => count(BigInt(number)));

function count(units: bigint): Value {
  return { kind: 'number', number: { units, scale: 0 } };
}

function readText(text: string): Value {
  // Most cells are such, and need nothing more.
  if (/^(?:0|[1-9]\d{0,11})$/.test(text)) return text.length < 4 ? small[Number(text)]! : count(BigInt(text));
  const shown = text
    .replaceAll(marks, '($&)')
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
  if (digits.length + (fraction?.length ?? 0) > mostDigits) return { kind: 'unreadable' };
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
}

/** A number without what a sentence, or a CSV that is to keep it as text, puts around it: `12。`, `="12"`. */
function withoutWrapping(text: string): string {
  const kept = /^="([^"]*)"$/.exec(text)?.[1] ?? text;
  return kept.replace(/(?<=\d)。$/u, '').trim();
}
