import type { Chosen, ChosenFile } from './checker.ts';
import { byId, within } from './elements.ts';
import { say } from './language.ts';
import { filesChosen, words } from './words.ts';
import { acceptDropsAnywhere, acceptFiles } from './zone.ts';

export interface ChoiceEvents {
  /** Is called when files are being listed, which `onChange` or `onProblem` ends. */
  readonly onListing: () => void;
  readonly onChange: () => void;
  /** Is called with the reason why there is nothing to be taken. */
  readonly onProblem: (problem: unknown) => void;
}

/** The files that the user chose, in three places. A place keeps its files until others are chosen or they are removed. */
export class Choice {
  readonly #zones = {
    reports: byId('reports', HTMLElement),
    previous: byId('previous', HTMLElement),
    roster: byId('roster', HTMLElement),
  };
  #reports: readonly ChosenFile[] = [];
  #previous: readonly ChosenFile[] = [];
  #roster: ChosenFile | null = null;
  readonly #events: ChoiceEvents;

  constructor(events: ChoiceEvents) {
    this.#events = events;
    const { onListing, onProblem } = events;
    const { reports, previous, roster } = this.#zones;
    const take = (use: (files: ChosenFile[]) => void) => (listed: Promise<ChosenFile[]>) => {
      onListing();
      listed
        .then((files) => {
          if (files.length === 0) throw new Error(JSON.stringify(words.nothingChosen));
          use(files);
          this.draw();
          this.#events.onChange();
        })
        .catch(onProblem);
    };
    const takeReports = take((files) => {
      this.#reports = files;
    });
    acceptFiles(reports, takeReports);
    acceptDropsAnywhere(reports, takeReports);
    acceptFiles(
      previous,
      take((files) => {
        this.#previous = files;
      }),
    );
    acceptFiles(
      roster,
      take((files) => {
        if (files.length > 1) throw new Error(JSON.stringify(words.oneRoster));
        this.#roster = files[0]!;
      }),
    );
    for (const [zone, remove] of [
      [previous, () => (this.#previous = [])],
      [roster, () => (this.#roster = null)],
    ] as const) {
      within(zone, '.chosen button', HTMLButtonElement).addEventListener('click', () => {
        remove();
        this.draw();
        within(zone, '[data-pick]', HTMLButtonElement).focus();
        this.#events.onChange();
      });
    }
  }

  get files(): Chosen {
    return { reports: this.#reports, previous: this.#previous, roster: this.#roster };
  }

  clear(): void {
    this.#reports = [];
    this.#previous = [];
    this.#roster = null;
    this.draw();
  }

  /** Shows what was chosen, in the language of the page. */
  draw(): void {
    const { previous, roster } = this.#zones;
    for (const [zone, files] of [
      [previous, this.#previous],
      [roster, this.#roster ? [this.#roster] : []],
    ] as const) {
      within(zone, '.chosen', HTMLElement).hidden = files.length === 0;
      const [first] = files;
      if (first) within(zone, '.chosen span', HTMLElement).textContent = say(filesChosen(files.length, first.path));
    }
  }
}
