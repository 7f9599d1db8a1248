import type { CheckSettings } from './checker.ts';
import { byId } from './elements.ts';
import { keepSettings, keptSettings } from './kept-settings.ts';
import { language, say, speak } from './language.ts';

/** The settings of a check, and whether the browser keeps them. */
export class SettingsView {
  readonly #year = byId('year', HTMLInputElement);
  readonly #strict = byId('strict', HTMLInputElement);
  readonly #keep = byId('keep', HTMLInputElement);
  readonly #notKept = byId('notkept', HTMLElement);

  /** Speaks the language that was kept, else Chinese. `onChange` is called after a setting has changed. */
  constructor(onChange: () => void) {
    const kept = keptSettings();
    speak(kept?.language ?? 'zh');
    this.#keep.checked = kept !== undefined;
    this.#strict.checked = kept?.strict ?? false;
    this.#year.value = String(kept?.year ?? '');
    this.#year.form!.addEventListener('submit', (event) => event.preventDefault());
    this.#keep.addEventListener('change', () => this.keep());
    for (const field of [this.#year, this.#strict]) {
      field.addEventListener('change', () => {
        if (!this.#year.reportValidity()) return;
        this.keep();
        onChange();
      });
    }
  }

  get settings(): CheckSettings {
    const { value, validity } = this.#year;
    return { year: value === '' || !validity.valid ? null : Number(value), strict: this.#strict.checked };
  }

  /** Keeps the settings and the language, if the user said so. */
  keep(): void {
    const isKept = keepSettings(this.#keep.checked ? { language: language(), ...this.settings } : undefined);
    this.#notKept.textContent = isKept || !this.#keep.checked ? '' : say('notKept');
  }
}
