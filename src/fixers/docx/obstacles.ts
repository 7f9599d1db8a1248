import { around, type Markup } from '../../codecs/markup.ts';
import { attributeOf } from '../../codecs/xml-tags.ts';
import type { Text } from '../../model/text.ts';
import { fieldIn } from './field.ts';

/** Elements that may stand between a cell and its text, and take nothing but what is shown. */
const plain = new Set([
  ...['r', 'p', 'hyperlink', 'ins', 'smartTag', 'customXml', 'sdt', 'sdtContent', 'dir', 'bdo'],
  ...['tbl', 'tr', 'tc'],
]);

/** Elements whose text is not changed, by their names. */
const reasons: ReadonlyMap<string, Text> = new Map([
  ['AlternateContent', { zh: '有几种可替换的版本', en: 'is in content of several versions' }],
  ['txbxContent', { zh: '在文本框里', en: 'is in a text box' }],
  ['ruby', { zh: '带有拼音指南', en: 'has a phonetic guide' }],
  ['oMath', { zh: '是公式编辑器里的公式', en: 'is an equation' }],
  ['moveTo', { zh: '是修订中移动来的文字', en: 'is text that a tracked change has moved' }],
]);

/**
 * Returns why the text of an element must not be written, as the cell's own text; `undefined` if it may. Fields and
 * content controls put in something else later.
 */
export function obstacle(xml: string, cell: Markup, element: Markup): Text | undefined {
  const field = fieldIn(xml, cell, element);
  if (field !== undefined) return inField(field);
  let isInside = true;
  let isPlain = true;
  for (const one of around(element)) {
    if (one === cell) isInside = false;
    const reason = isInside || one.name === 'AlternateContent' ? reasons.get(one.name) : undefined;
    if (reason) return byHand(reason);
    if (one.name === 'sdt' && isControlled(xml, one)) return byHand(controlled);
    if (isInside) isPlain &&= plain.has(one.name);
  }
  return isPlain ? undefined : byHand(unusual);
}

/** Kinds of content controls that offer values, or take theirs from elsewhere. */
const controls = new Set(['dataBinding', 'showingPlcHdr', 'dropDownList', 'date', 'checkbox', 'picture', 'group']);

/** True if a content control does not take any text. */
function isControlled(xml: string, control: Markup): boolean {
  const properties = control.children.find(({ name }) => name === 'sdtPr')?.children ?? [];
  return properties.some(
    (one) =>
      controls.has(one.name) ||
      (one.name === 'lock' && /contentlocked$/i.test(attributeOf(xml, one.tag, `${one.prefix}val`)?.value ?? '')),
  );
}

function inField(instruction: string): Text {
  if (instruction === '') return byHand({ zh: '在域里', en: 'is in a field' });
  const shown = instruction.length > 60 ? `${instruction.slice(0, 60)}…` : instruction;
  return instruction.startsWith('=')
    ? {
        zh: `是公式域（${shown}），没有改写；请核对它引用的各格，再按 F9 更新`,
        en: `holds a formula field (${shown}) and was not overwritten: check the cells that it refers to, and update it with F9`,
      }
    : byHand({ zh: `在域（${shown}）里`, en: `is in a field (${shown})` });
}

const controlled: Text = {
  zh: '在锁定、绑定数据或只供选择的内容控件里',
  en: 'is in a content control that is locked, bound to data or offers a choice',
};

export const unusual: Text = { zh: '所在的格结构少见', en: 'is in a cell of an unusual structure' };

/** Completes a reason for leaving a cell, and says what to do instead. */
export function byHand({ zh, en }: Text): Text {
  return {
    zh: `${zh}，没有改写；请在 Word 或 WPS 中手工修改`,
    en: `${en} and was not overwritten: correct it by hand in Word or WPS`,
  };
}
