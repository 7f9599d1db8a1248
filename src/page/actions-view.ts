import type { Text } from '../model/text.ts';
import type { Acceptance } from './acceptance.ts';
import type { CheckedFile, Wanted } from './checker.ts';
import type { Downloads } from './downloads.ts';
import { make, makeButton } from './elements.ts';
import { formatChoice } from './format-choice.ts';
import { language, say } from './language.ts';
import { respond } from './respond.ts';
import { conversions, correctedCount, resultFormats, type WordKey, words } from './words.ts';

export interface ActionParts {
  readonly files: readonly CheckedFile[];
  readonly acceptance: Acceptance;
  readonly downloads: Downloads;
  /** Is resolved once all sections of the sheet are there. */
  readonly whole: () => Promise<void>;
}

/** The actions on a whole result: to print it, and all that can be downloaded of it. */
export class ActionsView {
  readonly element: HTMLElement;
  readonly #parts: ActionParts;
  readonly #outcome = make('div', { class: 'outcome', role: 'status' });
  #corrected: HTMLButtonElement | undefined;

  constructor(parts: ActionParts) {
    this.#parts = parts;
    const all = this.#allFiles();
    const hasSeveral = parts.files.length > 1 || parts.files.some(({ sections }) => sections.length > 1);
    this.element = make(
      'div',
      { class: 'actions' },
      make(
        'div',
        { class: 'buttons' },
        this.#printButton(),
        this.#button('sheet', () => ({ kind: 'sheet' })),
        this.#button('list', () => ({ kind: 'list' })),
        ...(hasSeveral ? [this.#button('returns', () => ({ kind: 'returns' }))] : []),
        this.#button('receipt', () => ({ kind: 'receipt' })),
      ),
      ...(all.length > 0 ? [make('div', { class: 'buttons' }, ...all)] : []),
      make('details', {}, make('summary', {}, say('otherFormats')), this.#conversions()),
      this.#outcome,
    );
    this.update();
  }

  /** Shows how many corrections are accepted. */
  update(): void {
    if (!this.#corrected) return;
    const accepted = this.#parts.acceptance.ofAll();
    const count = accepted.reduce((sum, [, indices]) => sum + indices.length, 0);
    const [open, close] = { zh: ['（', '）'], en: [' (', ')'] }[language()];
    this.#corrected.textContent = `${say('allCorrected')}${open}${say(correctedCount(accepted.length, count))}${close}`;
  }

  /** The buttons for all files at once; each file has its own. */
  #allFiles(): HTMLElement[] {
    const { files, acceptance } = this.#parts;
    if (files.length < 2) return [];
    const buttons: HTMLElement[] = [];
    if (files.some(({ corrections, notCorrectable }) => corrections.length > 0 && notCorrectable === null)) {
      const wanted = () => {
        const accepted = acceptance.ofAll();
        return accepted.length === 0
          ? undefined
          : ({ kind: 'corrected', accepted: Object.fromEntries(accepted) } as const);
      };
      this.#corrected = this.#button('allCorrected', wanted, words.afterCorrected);
      buttons.push(this.#corrected);
    }
    const paths = files.filter(({ isMarkable }) => isMarkable).map(({ path }) => path);
    if (paths.length > 0) buttons.push(this.#button('allMarked', () => ({ kind: 'marked', paths }), words.afterMarked));
    return buttons;
  }

  #conversions(): HTMLElement {
    const result = formatChoice(words.resultData, resultFormats, (format, button) => {
      this.#give({ kind: 'result', format }, button);
    });
    const paths = this.#parts.files.map(({ path }) => path);
    const reports = formatChoice(words.reportData, conversions, (to, button) => {
      this.#give({ kind: 'converted', to, paths }, button);
    });
    return make('div', { class: 'choices' }, result, reports);
  }

  /** The browser prints what is there, so the button waits for the whole sheet. */
  #printButton(): HTMLButtonElement {
    const button = makeButton(say('print'), () => {
      respond(button, this.#outcome, 'drawing', async () => {
        await this.#parts.whole();
        // Another sheet may have taken the place of the one that it belongs to.
        if (button.offsetParent) window.print();
        return [];
      });
    });
    return button;
  }

  #button(label: WordKey, wanted: () => Wanted | undefined, advice?: Text): HTMLButtonElement {
    const button = makeButton(say(label), () => {
      const file = wanted();
      if (file) this.#give(file, button, advice);
      else this.#outcome.replaceChildren(make('p', {}, say('noneAccepted')));
    });
    return button;
  }

  #give(wanted: Wanted, button: HTMLElement, advice?: Text) {
    this.#parts.downloads.give(wanted, button, this.#outcome, advice);
  }
}
