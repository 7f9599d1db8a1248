import type { Attributes } from '../../codecs/xml.ts';
import { numberLiteral } from '../sheet/literal.ts';
import type { CellContent } from '../sheet/sheet.ts';
import { repeatCount } from './elements.ts';
import { shownFormula } from './formula.ts';
import type { ParagraphContent } from './paragraph-text.ts';

/**
 * Returns the content of a cell, `undefined` if it is empty. `isStruck` is true if its style strikes through its text.
 */
export function contentOf(
  attributes: Attributes,
  paragraphs: readonly ParagraphContent[],
  isStruck: boolean,
): CellContent | undefined {
  const texts = paragraphs.map(({ text }) => text);
  const struck = paragraphs.map((one) => one.struck).filter((one) => one !== '');
  const isAllStruck = struck.length > 0 && texts.join('').trim() === '';
  const shown = isAllStruck ? struck : texts;
  const content = withFormula(attributes, resultOf(attributes, shown.length > 0 ? shown.join('\n') : undefined));
  return content && (isStruck || isAllStruck) ? { ...content, struck: true } : content;
}

function withFormula(attributes: Attributes, result: CellContent): CellContent | undefined {
  const { formula } = attributes;
  if (formula === undefined) return result.kind === 'none' || result.value === '' ? undefined : result;
  const isArray =
    repeatCount(attributes['number-matrix-rows-spanned']) > 1 ||
    repeatCount(attributes['number-matrix-columns-spanned']) > 1;
  return { ...result, formula: shownFormula(formula), ...(isArray && { array: true }) };
}

/** The text of a failed formula, in files of older programs that do not mark errors otherwise. */
const errors = /^(?:#[A-Z].*[!?A]|(?:Err|错误|錯誤):\d+)$/;

/** @param shown the text in the cell, if there is any */
function resultOf(attributes: Attributes, shown: string | undefined): CellContent {
  const result = (kind: CellContent['kind'], value: string): CellContent => ({
    kind,
    value,
    format: 'General',
    ...(shown !== undefined && { shown }),
  });
  // The unofficial `calcext` type distinguishes errors from texts.
  const types = [attributes['value-type'], attributes['office:value-type'], attributes['calcext:value-type']];
  if (types.includes('error')) return result('error', shown ?? '');
  const type = types.find((one) => one !== undefined);
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      if (attributes.formula !== undefined && errors.test(shown ?? '')) return result('error', shown!);
      const number = numberLiteral(attributes.value ?? '');
      return number === undefined ? result('text', shown ?? '') : result('number', number);
    }
    case 'boolean':
      return result('boolean', attributes['boolean-value'] === 'true' ? 'TRUE' : 'FALSE');
    case 'date':
    case 'time':
      return result('date', shown ?? attributes['date-value'] ?? attributes['time-value'] ?? '');
    case undefined:
      return shown === undefined ? result('none', '') : result('text', shown);
    default: {
      // The attribute counts, unless it is empty.
      const text = attributes['string-value'] || (shown ?? '');
      return { ...result('text', text), shown: text };
    }
  }
}
