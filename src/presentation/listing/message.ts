import { format } from '../../model/decimal.ts';
import { addressIn } from '../../model/document.ts';
import type { Diagnostic, Suspect } from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { derivedIn } from '../cells.ts';

/** Returns the message of a finding, with the figures that would correct it where these are more than a guess. */
export function messageOf(diagnostic: Diagnostic, language: Language): string {
  const { message, suspects, kind } = diagnostic;
  const say = sayIn(language);
  const sure = suspects.filter(({ certainty }) => certainty !== 'possible');
  const [first] = sure;
  if (!first) return message[language];
  if (kind === 'open') return message[language] + say('；', '; ') + derivedIn([diagnostic], language);
  const list = sure.map((one) => proposal(one, language)).join(say('、', ', '));
  const lead =
    first.certainty === 'only'
      ? say('应改：', 'to be corrected: ')
      : say('很可能应改：', 'very likely to be corrected: ');
  return message[language] + say('；', '; ') + lead + list;
}

/** `J26 12→4`; `J26 4` for a blank cell. */
function proposal({ entry: { at, place, value }, suggested }: Suspect, language: Language): string {
  const where = addressIn(place, language) || at.label[language];
  const to = format(suggested);
  const from = value.kind === 'number' ? format(value.number) : '';
  if (from === to) return sayIn(language)(`${where} 的 ${to} 改为数字`, `${where} ${to} as a number`);
  return `${where} ${from && `${from}→`}${to}`;
}
