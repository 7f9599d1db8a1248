import type { Text } from '../model/text.ts';
import type { Checker, Wanted } from './checker.ts';
import { make } from './elements.ts';
import { failureView } from './failure.ts';
import { language, say } from './language.ts';
import { downloaded } from './words.ts';

/** The time for which a file is kept for the browser to take, in milliseconds. */
const patience = 60_000;

/** Gives files that the worker writes to the user. */
export class Downloads {
  readonly #checker: Checker;

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /**
   * Has a file written, and downloads it. `outcome`, a place near the button, says what is going on, what came of it, and
   * `advice` after a success. A button that waits for its file does nothing.
   */
  async give(wanted: Wanted, button: HTMLElement, outcome: HTMLElement, advice?: Text): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    outcome.replaceChildren(make('p', {}, say('preparing')));
    try {
      const { name, content, notices } = await this.#checker.write(wanted, language());
      save(name, content);
      const lines = [downloaded(name), ...notices, ...(advice ? [advice] : [])];
      outcome.replaceChildren(...lines.map((line) => make('p', {}, say(line))));
    } catch (error) {
      outcome.replaceChildren(failureView(error));
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = make('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
