import { damagedError } from '../../codecs/errors.ts';
import type { Attributes } from '../../codecs/xml.ts';
import { isSeveral, parseArea } from '../sheet/area.ts';
import { dateContent } from '../sheet/date.ts';
import { numberLiteral } from '../sheet/literal.ts';
import type { RichText } from '../sheet/rich-text.ts';
import type { StoredCell } from '../sheet/sheet.ts';
import { isTrue, unsignedInt } from './schema-types.ts';
import type { SharedParts } from './shared-parts.ts';
import { decodeEscapes, type Runs } from './strings.ts';
import type { CellStyle } from './styles.ts';

/** The `c` element of a cell and the elements in it. */
export interface CellElement {
  readonly row: number;
  readonly column: number;
  /** Attribute `t`. */
  readonly type: string;
  /** Number of its style: attribute `s`. */
  readonly style: number;
  /** It has metadata: attribute `vm`. */
  readonly hasMetadata: boolean;
  /** Text of `v`, if there is one. */
  value: string | undefined;
  /** Text of `is`. */
  inline?: Runs;
  /** Attributes and text of `f`. */
  formula?: { readonly attributes: Attributes; text: string };
}

const plain: CellStyle = { format: 'General', struck: false };

const noText: RichText = { text: '' };

const noFormula: ReturnType<typeof formulaOf> = {};

/** A cell's content, and the number of the formula that it shares with others. */
interface ReadCell {
  /** `undefined` for a cell without a value or formula. */
  readonly content: StoredCell | undefined;
  readonly sharedFormula?: string;
}

/** @throws {UserError} `damaged` if the cell refers to a string that does not exist; `part` is the sheet's */
export function readCell(element: CellElement, parts: SharedParts, part: string): ReadCell {
  const { row, column, type, style, hasMetadata } = element;
  const { format, struck } = parts.styles[style] ?? plain;
  // Programs that do not know pictures as values show an error.
  if (parts.picturesInCells && hasMetadata && type === 'e' && element.value === '#VALUE!') {
    return { content: { row, column, kind: 'text', value: '', format, picture: true } };
  }
  const value = typedValue(type, element, format, parts, part);
  const shown = value && struck ? { ...value, struck: true as const } : value;
  const { text, array, sharedFormula } = formulaOf(element);
  if (text === undefined && sharedFormula === undefined) return { content: shown?.value === '' ? undefined : shown };
  const isPlaceholder = parts.recalculated && shown?.kind === 'number' && shown.value === '0';
  const result = !shown || isPlaceholder ? { row, column, kind: 'none' as const, value: '', format } : shown;
  return {
    content: { ...result, ...(text !== undefined && { formula: text }), ...(array && { array: true }) },
    ...(sharedFormula !== undefined && { sharedFormula }),
  };
}

/** `undefined` for a cell without a value. */
function typedValue(
  type: string,
  { row, column, value, inline: runs }: CellElement,
  format: string,
  { strings, date1904 }: SharedParts,
  part: string,
): StoredCell | undefined {
  const inline = runs?.build() ?? noText;
  switch (type) {
    case 's': {
      if (value === undefined || value === '') return undefined;
      const index = unsignedInt(value);
      const string = index === undefined ? undefined : strings.at(index);
      if (string === undefined) {
        throw damagedError({
          zh: `${part} 引用的第 ${value} 条文字不存在`,
          en: `${part} refers to text ${value}, which does not exist`,
        });
      }
      return richCell(row, column, string, format);
    }
    case 'inlineStr':
      return inline.text === ''
        ? { row, column, kind: 'text', value: decodeEscapes(value ?? ''), format }
        : richCell(row, column, inline, format);
    case 'str':
      return value === undefined ? undefined : { row, column, kind: 'text', value: decodeEscapes(value), format };
    case 'b':
      return value
        ? { row, column, kind: 'boolean', value: isTrue(value.trim()) ? 'TRUE' : 'FALSE', format }
        : undefined;
    case 'e':
      return value ? { row, column, kind: 'error', value, format } : undefined;
    case 'd':
      return value ? { row, column, ...dateContent(value, format, date1904) } : undefined;
    default: {
      // Some writers put an inline string into a cell without a type.
      if (!value) return inline.text === '' ? undefined : richCell(row, column, inline, format);
      const literal = numberLiteral(value);
      return literal === undefined
        ? { row, column, kind: 'text', value, format }
        : { row, column, kind: 'number', value: literal, format };
    }
  }
}

function richCell(row: number, column: number, { text, struck }: RichText, format: string): StoredCell {
  if (!struck) return { row, column, kind: 'text', value: text, format };
  return { row, column, kind: 'text', value: text, format, struck };
}

function formulaOf({ formula }: CellElement): { text?: string; array?: boolean; sharedFormula?: string } {
  if (!formula || formula.attributes.t === 'dataTable') return noFormula;
  const { t, si, ref } = formula.attributes;
  const text = decodeEscapes(formula.text).replace(/^\s*=/, '');
  if (t === 'shared' && si !== undefined) return { ...(text !== '' && { text }), sharedFormula: si };
  if (text === '') return noFormula;
  const area = t === 'array' ? parseArea(ref ?? '') : undefined;
  return { text, array: area !== undefined && isSeveral(area) };
}
