import { type Language, languages } from '../model/text.ts';
import { tool } from '../version.ts';
import { offerBlankForm } from './blank-form.ts';
import type { Checker } from './checker.ts';
import { Choice } from './choice.ts';
import { Downloads } from './downloads.ts';
import { byId } from './elements.ts';
import { failureView } from './failure.ts';
import { language, say, speak } from './language.ts';
import { ResultView } from './result-view.ts';
import { RunningView } from './running-view.ts';
import { SettingsView } from './settings-view.ts';

/** The page: what was chosen is checked at once, and again after every change of files or settings. */
export class App {
  readonly #checker: Checker;
  readonly #settings: SettingsView;
  readonly #choice: Choice;
  readonly #running: RunningView;
  readonly #result: ResultView;
  readonly #message = byId('message', HTMLElement);
  readonly #status = byId('status', HTMLElement);
  /** The check that runs, and the drawing that follows it. */
  #current: Promise<void> = Promise.resolve();
  #isChecking = false;
  /** Counts the checks that were asked for; only the last one is made. */
  #asked = 0;

  constructor(checker: Checker) {
    this.#checker = checker;
    this.#settings = new SettingsView(() => this.check());
    const downloads = new Downloads(checker);
    this.#running = new RunningView(() => checker.cancel());
    this.#result = new ResultView(checker, downloads);
    this.#choice = new Choice({
      onListing: () => {
        if (!this.#isChecking) this.#running.prepare();
      },
      onChange: () => this.check(),
      onProblem: (problem) => this.fail(problem),
    });
    offerBlankForm(downloads);
    this.#offerLanguages();
    byId('version', HTMLElement).textContent = `${tool.name} ${tool.version}`;
    byId('clear', HTMLButtonElement).addEventListener('click', () => this.#clear());
  }

  /** Checks what was chosen; without reports there is no result. A check that runs is ended first. */
  async check(): Promise<void> {
    this.#asked++;
    const asked = this.#asked;
    this.#message.hidden = true;
    if (this.#isChecking) this.#checker.cancel();
    await this.#current;
    if (this.#asked !== asked) return;
    this.#current = this.#check().catch((problem) => {
      this.#result.clear();
      this.fail(problem);
    });
    await this.#current;
  }

  async #check() {
    const { files } = this.#choice;
    if (files.reports.length === 0) {
      this.#running.end();
      this.#result.clear();
      return;
    }
    this.#isChecking = true;
    this.#running.start(files.reports.length);
    try {
      const checked = await this.#checker.check(files, this.#settings.settings, (progress) => {
        this.#running.show(progress);
      });
      await this.#result.show(checked);
      this.#status.textContent = '';
    } finally {
      this.#isChecking = false;
      this.#running.end();
    }
  }

  /** Says what went wrong. */
  fail(problem: unknown): void {
    if (!this.#isChecking) this.#running.end();
    this.#message.replaceChildren(failureView(problem));
    this.#message.hidden = false;
    this.#message.scrollIntoView({ block: 'nearest' });
  }

  async #clear() {
    this.#choice.clear();
    await this.check();
    this.#status.textContent = say('cleared');
    byId('reports', HTMLElement).querySelector('button')!.focus();
  }

  #offerLanguages() {
    const buttons = [...byId('languages', HTMLElement).querySelectorAll('button')];
    const mark = () => {
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.dataset.language === language()));
      }
    };
    for (const button of buttons) {
      button.addEventListener('click', () => {
        const chosen = languages.find((one): one is Language => one === button.dataset.language)!;
        if (chosen === language()) return;
        speak(chosen);
        mark();
        this.#settings.keep();
        this.#choice.draw();
        this.#message.hidden = true;
        this.#current = this.#current.then(() => this.#result.draw()).catch((problem) => this.fail(problem));
      });
    }
    mark();
  }
}
