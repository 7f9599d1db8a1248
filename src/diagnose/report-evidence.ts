import { type Block, type Form, formCells, headingsIn } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { normalise } from '../recognise/labels/normalise.ts';
import { wordingsOf } from '../recognise/labels/wordings.ts';
import { isTitleOrHeading } from '../recognise/section.ts';
import { withoutTrailingFigures } from '../recognise/text-outside-tables.ts';

/** Chinese characters of a label that cannot be in another document by chance. */
const minLongLabel = 8;

/** Chinese characters of a short label; shorter ones are common words: 其他, 规章. */
const minShortLabel = 3;

/** Short labels of one block that cannot be together by chance. */
const minShortLabels = 3;

/**
 * Returns the first text that shows a report: its title, a section heading, a long label of a table, or the last of
 * several short ones. A sentence that mentions the report does not count.
 */
export function findEvidence(texts: Iterable<string>, forms: readonly Form[]): string | undefined {
  const { long, short } = labelsOf(forms);
  const found = new Map<Block, Set<string>>();
  const isLabel = (text: string): boolean => {
    const label = normalise(withoutTrailingFigures(text.normalize('NFKC')));
    if (long.has(label)) return true;
    return (short.get(label) ?? []).some((block) => {
      const labels = found.get(block) ?? new Set();
      found.set(block, labels.add(label));
      return labels.size >= minShortLabels;
    });
  };
  for (const text of texts) {
    if (isTitleOrHeading(text, forms)) return text;
    // A line may have several labels, with figures between.
    const label = [text, ...text.split(/[\s|,，\d]+/)].find((part) => part.length <= maxTextLength && isLabel(part));
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Characters; longer texts are sentences. */
const maxTextLength = 60;

/**
 * Returns the labels in the form's tables, in normal form, the short ones with the blocks that have them. Totals are left
 * out, since they are in every table.
 */
const labelsOf = memoize((forms: readonly Form[]) => {
  const long = new Set(forms.flatMap(({ id, family }) => [id, family]).map(normalise));
  const short = new Map<string, Block[]>();
  const addTo = (block: Block, wording: string, plain: string) => {
    const isChinese = /\p{Script=Han}/u.test(plain);
    if (isChinese && plain.length >= minLongLabel) long.add(plain);
    // A single Latin word may occur anywhere; `carried-in` does not.
    else if (isChinese ? plain.length >= minShortLabel : /[a-z][^a-z]+[a-z]/i.test(wording))
      short.set(plain, [...(short.get(plain) ?? []), block]);
  };
  for (const table of forms.flatMap(({ tables }) => tables)) {
    for (const { id } of formCells(table)) long.add(normalise(id));
    for (const block of table.blocks) {
      for (const heading of headingsIn([...block.rows, ...block.columns])) {
        if (heading.total) continue;
        if (heading.id !== undefined) addTo(block, heading.id, normalise(heading.id));
        for (const wording of wordingsOf(heading)) addTo(block, heading.en, wording);
      }
    }
  }
  return { long, short };
});
