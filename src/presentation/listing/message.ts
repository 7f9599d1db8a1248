import { format } from '../../model/decimal.ts';
import { addressIn } from '../../model/document.ts';
import type { Diagnostic, Suspect } from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';

/** Returns the message of a finding, with the figures that would correct it where these are more than a guess. */
export function messageOf({ message, suspects, kind }: Diagnostic, language: Language): string {
  const sure = suspects.filter(({ certainty }) => certainty !== 'possible');
  const [first] = sure;
  if (!first) return message[language];
  const say = sayIn(language);
  const propose = kind === 'open' ? derivation : proposal;
  const list = sure.map((one) => propose(one, language)).join(say('、', ', '));
  const lead =
    kind === 'open'
      ? say('可由其他数推出：', 'the other figures give: ')
      : first.certainty === 'only'
        ? say('应改：', 'to be corrected: ')
        : say('很可能应改：', 'very likely to be corrected: ');
  return `${message[language]}${say('；', '; ')}${lead}${list}`;
}

/** `J30 为 1`: what an unknown figure must be. */
function derivation({ entry: { at, place }, suggested }: Suspect, language: Language): string {
  const where = addressIn(place, language) || at.label[language];
  const to = format(suggested);
  return sayIn(language)(`${where} 为 ${to}`, `${where} is ${to}`);
}

/** `J26 12→4`; `J26 4` for a blank cell. */
function proposal({ entry: { at, place, value }, suggested }: Suspect, language: Language): string {
  const where = addressIn(place, language) || at.label[language];
  const to = format(suggested);
  const from = value.kind === 'number' ? format(value.number) : '';
  if (from === to) return sayIn(language)(`${where} 的 ${to} 改为数字`, `${where} ${to} as a number`);
  return `${where} ${from && `${from}→`}${to}`;
}
