import type { Edit } from '../../codecs/splice.ts';
import { attributeOf, slashOf, type Tag, tagsOf } from '../../codecs/xml-tags.ts';

/** Elements that precede `calcPr` in a workbook (ECMA-376 part 1, 18.2.27). */
const precedingElements = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);

/** Returns the edits to the XML of a workbook that make programs calculate everything when they open it. */
export function calculationEdits(text: string): Edit[] {
  const tags = [...tagsOf(text)];
  const properties = tags.find(({ name, kind }) => name === 'calcPr' && kind !== 'close');
  if (properties) return [fullCalculation(text, properties)];
  const last = tags.findLast(({ name, kind }) => precedingElements.has(name) && kind !== 'open');
  if (!last) throw new RangeError('the workbook has no sheets');
  return [{ from: last.to, to: last.to, text: `<${last.prefix}calcPr fullCalcOnLoad="1"/>` }];
}

function fullCalculation(text: string, tag: Tag): Edit {
  const old = attributeOf(text, tag, 'fullCalcOnLoad');
  const at = tag.kind === 'empty' ? slashOf(text, tag) : tag.to - 1;
  return { from: old?.from ?? at, to: old?.to ?? at, text: ' fullCalcOnLoad="1"' };
}
