import type { Text } from '../model/text.ts';
import { Acceptance } from './acceptance.ts';
import { ActionsView } from './actions-view.ts';
import type { Checked, CheckedFile, Checker } from './checker.ts';
import { filePanel } from './corrections-view.ts';
import type { Downloads } from './downloads.ts';
import { byId, make, makeButton, within } from './elements.ts';
import { language, say } from './language.ts';
import { SheetView } from './sheet-view.ts';
import { checkedFiles, sectionsShown, words } from './words.ts';

/** Shows the result of a check: what came of it, what can be done with it, and its sheet. */
export class ResultView {
  readonly #checker: Checker;
  readonly #downloads: Downloads;
  readonly #place = byId('result', HTMLElement);
  readonly #title = byId('resulth', HTMLElement);
  readonly #facts = within(this.#place, '.checked', HTMLElement);
  readonly #notices = within(this.#place, '.notices', HTMLElement);
  readonly #actionsPlace = byId('actions', HTMLElement);
  readonly #sheet: SheetView;
  #checked: Checked | undefined;
  #files: readonly CheckedFile[] = [];
  #acceptance = new Acceptance([]);
  #actions: ActionsView | undefined;
  /** The panel of each file, by the anchors of its sections; it stands in one of them. */
  #panels = new Map<string, () => HTMLElement>();
  #whole: Promise<void> = Promise.resolve();

  constructor(checker: Checker, downloads: Downloads) {
    this.#checker = checker;
    this.#downloads = downloads;
    this.#sheet = new SheetView(byId('sheet', HTMLElement), checker, {
      onSection: (section) => this.#addPanel(section),
      onProgress: (shown, total) => {
        this.#facts.textContent = shown < total ? say(sectionsShown(shown, total)) : this.#summary();
      },
    });
  }

  /** Shows a result in place of the one before. */
  async show(checked: Checked): Promise<void> {
    this.#files = checked.files > 0 ? await this.#checker.files() : [];
    this.#acceptance = new Acceptance(this.#files);
    this.#checked = checked;
    await this.draw();
    this.#title.focus({ preventScroll: true });
    this.#place.scrollIntoView();
  }

  /** Shows the result again, in the language of the page; what was ticked stays. */
  async draw(): Promise<void> {
    if (!this.#checked) return;
    const { isCancelled, notices, files } = this.#checked;
    const all: Text[] = [...(isCancelled ? [words.cancelled] : []), ...notices];
    this.#notices.replaceChildren(...all.map((notice) => make('li', {}, say(notice))));
    this.#facts.textContent = this.#summary();
    this.#actions = undefined;
    this.#actionsPlace.replaceChildren();
    if (files > 0) {
      this.#makePanels();
      const whole = () => this.#whole;
      const parts = { files: this.#files, acceptance: this.#acceptance, downloads: this.#downloads, whole };
      this.#actions = new ActionsView(parts);
      this.#actionsPlace.append(this.#actions.element);
      this.#whole = (await this.#sheet.show(language())).whole;
    } else this.#sheet.clear();
    document.body.classList.add('has-result');
    this.#place.hidden = false;
  }

  /** True if there is a result. */
  get isShown(): boolean {
    return this.#checked !== undefined;
  }

  clear(): void {
    this.#checked = undefined;
    this.#files = [];
    this.#sheet.clear();
    this.#place.hidden = true;
    document.body.classList.remove('has-result');
    history.replaceState(null, '', '#');
  }

  #summary(): string {
    const { files, isCancelled } = this.#checked!;
    return say(files > 0 ? checkedFiles(files, isCancelled) : 'nothingChecked');
  }

  #makePanels() {
    this.#panels = new Map();
    const isOnly = this.#files.length === 1;
    for (const file of this.#files) {
      let panel: HTMLElement | undefined;
      const parts = {
        acceptance: this.#acceptance,
        downloads: this.#downloads,
        onChange: () => this.#actions?.update(),
        isOnly,
      };
      const get = () => {
        panel ??= filePanel(file, parts);
        return panel;
      };
      for (const anchor of file.sections) this.#panels.set(anchor, get);
    }
  }

  /** Puts the panel of its file into a section, or a button that fetches it if it stands in another one. */
  #addPanel(section: HTMLElement) {
    const panel = this.#panels.get(section.id)?.();
    const header = section.querySelector(':scope > header');
    if (!panel || !header) return;
    if (!panel.isConnected && !panel.parentElement) {
      header.after(panel);
      return;
    }
    const fetch = makeButton(say('handlingElsewhere'), () => {
      const before = panel.previousElementSibling!;
      // The other section gets the button, so that each has one of both.
      fetch.parentElement!.replaceWith(panel);
      before.after(elsewhere);
      panel.querySelector<HTMLElement>('summary, button')?.focus();
    });
    const elsewhere = make('p', { class: 'tools buttons' }, fetch);
    header.after(elsewhere);
  }
}
