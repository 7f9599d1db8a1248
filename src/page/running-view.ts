import type { Progress } from './checker.ts';
import { byId, within } from './elements.ts';
import { say } from './language.ts';
import { checkingFiles, progressed } from './words.ts';

/** The time between two lines that a screen reader reads out, in milliseconds. */
const quiet = 10_000;

/** Shows how far a check is, and lets the user end it. */
export class RunningView {
  readonly #panel = byId('running', HTMLElement);
  readonly #bar = within(this.#panel, 'progress', HTMLProgressElement);
  readonly #count = within(this.#panel, '.count', HTMLElement);
  readonly #path = within(this.#panel, '.path', HTMLElement);
  readonly #cancel = byId('cancel', HTMLButtonElement);
  readonly #status = byId('status', HTMLElement);
  #latest: Progress | undefined;
  #frame = 0;
  #announced = 0;

  constructor(onCancel: () => void) {
    this.#cancel.addEventListener('click', () => {
      if (this.#cancel.getAttribute('aria-disabled') === 'true') return;
      this.#cancel.setAttribute('aria-disabled', 'true');
      this.#count.textContent = say('cancelling');
      onCancel();
    });
  }

  /** Shows that files are listed. */
  prepare(): void {
    this.#cancel.removeAttribute('aria-disabled');
    this.#latest = undefined;
    this.#bar.removeAttribute('value');
    this.#count.textContent = say('starting');
    this.#path.textContent = '';
    this.#panel.hidden = false;
    this.#panel.scrollIntoView({ block: 'nearest' });
    document.body.classList.add('is-running');
  }

  /** Shows that a check begins. */
  start(files: number): void {
    this.prepare();
    this.#status.textContent = say(checkingFiles(files));
    this.#announced = performance.now();
  }

  /** Shows progress, at most once a frame. */
  show(progress: Progress): void {
    this.#latest = progress;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  end(): void {
    this.#panel.hidden = true;
    this.#latest = undefined;
    document.body.classList.remove('is-running');
  }

  #draw() {
    if (!this.#latest || this.#cancel.getAttribute('aria-disabled') === 'true') return;
    const { done, total, path } = this.#latest;
    this.#bar.max = Math.max(total, 1);
    this.#bar.value = done;
    this.#count.textContent = say(progressed(done, total));
    this.#path.textContent = path;
    if (performance.now() - this.#announced < quiet) return;
    this.#announced = performance.now();
    this.#status.textContent = this.#count.textContent;
  }
}
