import { drawing, LiveOverview, showAnchor } from '../formatters/html/behaviour.ts';
import { stepNames } from '../formatters/html/step-names.ts';
import type { Language } from '../model/text.ts';
import type { Checker, SheetMarkup } from './checker.ts';
import { fromMarkup, make } from './elements.ts';
import { fillWhenUnfolded, withoutFolded } from './folds.ts';
import { say } from './language.ts';
import { adoptSheetStyle } from './sheet-style.ts';
import { slack } from './slack.ts';
import { notPrinted } from './words.ts';

/** Sections that are asked for at once. */
const batch = 4;

/** Lines of the overview that are laid out at once: hundreds take the browser too long. */
const linesAtOnce = 60;

export interface SheetEvents {
  /** Is called for each section before it is shown. */
  readonly onSection: (section: HTMLElement) => void;
  /** Is told how many sections are shown. */
  readonly onProgress: (shown: number, total: number) => void;
}

/** Shows the sheet of a result: the overview at once, then section by section, so that the page stays responsive. */
export class SheetView {
  readonly #place: HTMLElement;
  readonly #checker: Checker;
  readonly #events: SheetEvents;
  #live: LiveOverview | undefined;
  /** The anchors of sections that are not shown yet. */
  #pending = new Set<string>();
  /** Those among them that are shown only when they are asked for. */
  #others = new Set<string>();
  /** Says on paper what is not printed, since the browser does not wait for it. */
  readonly #missing = make('p', { class: 'unprinted' });
  #language: Language = 'zh';
  /** Tells one sheet from the next. */
  #shown = 0;

  constructor(place: HTMLElement, checker: Checker, events: SheetEvents) {
    this.#place = place;
    this.#checker = checker;
    this.#events = events;
    place.addEventListener('click', (event) => this.#follow(event));
    addEventListener('beforeprint', () => this.#noteMissing());
  }

  /** Shows the sheet in place of the one before. Returns when the overview is there; `whole` is when all sections are. */
  async show(language: Language): Promise<{ readonly whole: Promise<void> }> {
    const sheet = await this.#checker.sheet(language);
    this.clear();
    this.#place.classList.add(drawing);
    this.#language = language;
    adoptSheetStyle(sheet.style);
    const bodies = make('div', {
      id: 'bodies',
      'data-previous': stepNames.previous[language],
      'data-next': stepNames.next[language],
    });
    const overview = fromMarkup(sheet.overview).firstElementChild as HTMLElement;
    const lines = [...overview.querySelectorAll('.list tbody tr')];
    for (const line of lines.slice(linesAtOnce)) line.remove();
    const isSingle = lines.length === 1;
    this.#place.classList.toggle('single', isSingle);
    overview.hidden = isSingle && [...overview.querySelectorAll('.totals')].every((one) => one.textContent === '');
    this.#place.append(overview, fromMarkup(sheet.legend), this.#missing, bodies, fromMarkup(sheet.unchecked));
    const shown = this.#shown;
    for (let at = linesAtOnce; at < lines.length; at += linesAtOnce) {
      await slack();
      if (this.#shown !== shown) return { whole: Promise.resolve() };
      overview.querySelector('.list tbody')!.append(...lines.slice(at, at + linesAtOnce));
    }
    this.#live = new LiveOverview(overview, bodies);
    return { whole: this.#fill(sheet) };
  }

  clear(): void {
    this.#shown++;
    this.#live?.end();
    this.#live = undefined;
    this.#pending.clear();
    this.#others.clear();
    this.#place.classList.remove(drawing);
    this.#place.replaceChildren();
  }

  #noteMissing() {
    const { size } = this.#pending;
    this.#missing.textContent = size === 0 ? '' : say(notPrinted(size));
  }

  async #fill({ sections, others }: SheetMarkup): Promise<void> {
    const shown = this.#shown;
    this.#pending = new Set(sections);
    this.#others = new Set(others);
    const { onProgress } = this.#events;
    for (let at = 0; at < sections.length; at += batch) {
      const anchors = sections.slice(at, at + batch).filter((anchor) => this.#pending.has(anchor));
      for (const markup of await this.#checker.sections(anchors, this.#language)) {
        if (at > 0) await slack();
        if (this.#shown !== shown) return;
        this.#add(markup);
      }
      if (this.#shown !== shown) return;
      onProgress(sections.length - this.#pending.size, sections.length);
    }
    this.#place.classList.remove(drawing);
  }

  #add(markup: string) {
    const section = sectionOf(withoutFolded(markup));
    // Shown before its turn.
    if (!section || !(this.#pending.delete(section.id) || this.#others.delete(section.id))) return;
    const language = this.#language;
    fillWhenUnfolded(section, async () => sectionOf((await this.#checker.sections([section.id], language))[0]!)!);
    this.#events.onSection(section);
    this.#live!.place(section);
  }

  /** Shows the section to which a link leads before its turn. */
  async #follow(event: Event) {
    const anchor = (event.target as Element).closest('a')?.hash.slice(1);
    if (anchor === undefined || !(this.#pending.has(anchor) || this.#others.has(anchor))) return;
    event.preventDefault();
    const shown = this.#shown;
    const [markup] = await this.#checker.sections([anchor], this.#language);
    if (this.#shown !== shown || markup === undefined) return;
    this.#add(markup);
    showAnchor(anchor);
  }
}

function sectionOf(markup: string): HTMLElement | null {
  return fromMarkup(markup).querySelector('article');
}
