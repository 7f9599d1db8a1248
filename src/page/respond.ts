import type { Text } from '../model/text.ts';
import { make } from './elements.ts';
import { failureView } from './failure.ts';
import { say } from './language.ts';
import type { WordKey } from './words.ts';

/**
 * Does what a button is for, which may take a while. Meanwhile the button does nothing, and `outcome`, a place near it, says
 * `during`; then it says what `act` returns, or what went wrong.
 */
export async function respond(
  button: HTMLElement,
  outcome: HTMLElement,
  during: WordKey,
  act: () => Promise<readonly Text[]>,
): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  outcome.replaceChildren(make('p', {}, say(during)));
  try {
    const lines = await act();
    outcome.replaceChildren(...lines.map((line) => make('p', {}, say(line))));
  } catch (error) {
    outcome.replaceChildren(failureView(error));
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
