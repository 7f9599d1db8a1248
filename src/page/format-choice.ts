import type { Text } from '../model/text.ts';
import { make, makeButton } from './elements.ts';
import { say } from './language.ts';

/** Makes a list of formats, and the button that downloads the chosen one. */
export function formatChoice<Name extends string>(
  label: Text,
  formats: Readonly<Record<Name, Text>>,
  download: (format: Name, button: HTMLElement) => void,
): HTMLElement {
  const names = Object.keys(formats) as Name[];
  const options = names.map((name) => make('option', { value: name }, say(formats[name])));
  const select = make('select', {}, ...options);
  const button = makeButton(say('download'), () => download(select.value as Name, button));
  button.setAttribute('aria-label', `${say('download')} ${say(label)}`);
  return make('span', { class: 'choice' }, make('label', {}, `${say(label)} `, select), button);
}
