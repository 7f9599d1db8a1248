import { sayIn } from '../../model/text.ts';
import { escaped } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';

/** Writes the line to sign on paper: the body, if it is about one, the date, who checked, and who reviewed. */
export function signOffMarkup(body: string, { language }: View): string {
  const say = sayIn(language);
  const space = say('：', ': ');
  const parts = [
    ...(body === '' ? [] : [`${say('单位', 'Body')}${space}${escaped(body)}`]),
    `${say('打印日期', 'Printed')}${space}<time></time>`,
    `${say('核对人', 'Checked by')}${space}<i></i>`,
    `${say('复核人', 'Reviewed by')}${space}<i></i>`,
  ];
  return `<div class=signoff>${parts.map((part) => `<span>${part}</span>`).join('')}</div>`;
}
