import { numberLiteral } from '../xlsx/literal.ts';
import type { StoredCell } from '../xlsx/sheet.ts';
import type { Attributes } from '../xml.ts';
import { times } from './elements.ts';
import { shownFormula } from './formula.ts';

/** What a cell of a spreadsheet holds, wherever it stands. */
export type Content = Omit<StoredCell, 'row' | 'column'>;

/** `undefined` for a cell that holds nothing. */
export function contentOf(attributes: Attributes, paragraphs: readonly string[]): Content | undefined {
  const shown = paragraphs.length > 0 ? paragraphs.join('\n') : attributes['string-value'];
  const value = resultOf(attributes, shown);
  const { formula } = attributes;
  if (formula === undefined) return value.kind === 'none' || value.value === '' ? undefined : value;
  const isArray =
    times(attributes['number-matrix-rows-spanned']) > 1 || times(attributes['number-matrix-columns-spanned']) > 1;
  return { ...value, formula: shownFormula(formula), ...(isArray && { array: true }) };
}

/** What a program of today writes for the result of a formula that went wrong, and what older ones show. */
const errors = /^(?:#[A-Z].*[!?A]|(?:Err|错误|錯誤):\d+)$/;

function resultOf(attributes: Attributes, shown: string | undefined): Content {
  // A second, unofficial type tells errors from texts.
  const types = [attributes['value-type'], attributes['office:value-type'], attributes['calcext:value-type']];
  const display = shown === undefined ? {} : { shown };
  const text = shown ?? '';
  const plain = { format: 'General', ...display };
  if (types.includes('error')) return { kind: 'error', value: text, ...plain };
  const type = types.find((one) => one !== undefined);
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      if (attributes.formula !== undefined && errors.test(text)) return { kind: 'error', value: text, ...plain };
      const number = numberLiteral(attributes.value ?? '');
      return number === undefined
        ? { kind: 'text', value: text, ...plain }
        : { kind: 'number', value: number, ...plain };
    }
    case 'boolean':
      return { kind: 'boolean', value: attributes['boolean-value'] === 'true' ? 'TRUE' : 'FALSE', ...plain };
    case 'date':
    case 'time':
      return { kind: 'date', value: text || (attributes['date-value'] ?? attributes['time-value'] ?? ''), ...plain };
    default:
      return type === undefined && shown === undefined
        ? { kind: 'none', value: '', format: 'General' }
        : { kind: 'text', value: text, ...plain };
  }
}
