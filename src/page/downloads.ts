import type { Text } from '../model/text.ts';
import type { Checker, Wanted } from './checker.ts';
import { make } from './elements.ts';
import { language } from './language.ts';
import { respond } from './respond.ts';
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
   * Has a file written, and downloads it. `outcome`, a place near the button, says what came of it, and `advice` after a
   * success.
   */
  async give(wanted: Wanted, button: HTMLElement, outcome: HTMLElement, advice?: Text): Promise<void> {
    await respond(button, outcome, 'preparing', async () => {
      const { name, content, notices } = await this.#checker.write(wanted, language());
      save(name, content);
      return [downloaded(name), ...notices, ...(advice ? [advice] : [])];
    });
  }
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = make('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
