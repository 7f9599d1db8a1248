import { type Language, sayIn, type Text } from '../../model/text.ts';
import { certaintyNames } from '../levels.ts';
import { type MarkLevel, markNames } from './correction.ts';
import type { CorrectionLine } from './index.ts';

/** Words of the list of corrections of one file, in a workbook and in comments. */

export const nothingFound: Text = { zh: '没有发现要更正的。', en: 'Nothing to be corrected was found.' };

/** The head of the open findings. */
export const openHead: Text = {
  zh: '未核对：下列各项看不出对错，请补齐或改正后再核对',
  en: 'Not checked: what is needed for these is missing or cannot be read',
};

/** `应为 21：`; `【错误】` where no figure is suggested. */
export function leadOf({ certainty, level, suggested }: CorrectionLine, language: Language): string {
  const say = sayIn(language);
  if (certainty === null || suggested === '') return say(`【${markNames[level].zh}】`, `[${markNames[level].en}] `);
  const { zh, en } = certaintyNames[certainty];
  return say(`${zh} ${suggested}：`, `${en} ${suggested}: `);
}

/** `红 错误、黄 提醒`: the colours of some levels. */
export function colourNames(used: readonly { readonly level: MarkLevel }[], language: Language): string {
  const say = sayIn(language);
  const names: readonly (readonly [MarkLevel, string])[] = [
    ['error', say('红 错误', 'red: error')],
    ['warning', say('黄 提醒', 'yellow: warning')],
    ['info', say('蓝 提示', 'blue: info')],
    ['possible', say('橙 可能在此', 'orange: may be here')],
    ['open', say('灰 未核对', 'grey: not checked')],
  ];
  const levels = new Set(used.map(({ level }) => level));
  const shown = names.filter(([level]) => levels.has(level)).map(([, name]) => name);
  return shown.join(say('、', ', '));
}
