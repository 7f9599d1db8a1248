// What the sheet does in a browser, beside what it shows. The page that checks files (src/page/) uses it as well.

/** A line of the overview, with what it stands for in the page. */
interface Row {
  readonly row: HTMLTableRowElement;
  /** The gravest is the first. */
  readonly index: number;
  readonly rules: readonly string[];
  section: HTMLElement | null;
  /** The words that are searched. */
  text?: string;
}

type Sort = 'verdict' | 'name' | 'count' | 'share';

/**
 * Lets an overview filter and sort, and step through `bodies`, in which its sections are or will be placed. Without it
 * everything is shown.
 */
export class LiveOverview {
  readonly #overview: HTMLElement;
  readonly #bodies: HTMLElement;
  readonly #list: HTMLTableSectionElement;
  readonly #search: HTMLInputElement;
  readonly #rule: HTMLSelectElement;
  readonly #output: HTMLElement;
  readonly #tiles: readonly HTMLElement[];
  /** In the order that is shown. */
  readonly #rows: Row[];
  readonly #listening = new AbortController();
  #verdict = '';

  constructor(overview: HTMLElement, bodies: HTMLElement) {
    this.#overview = overview;
    this.#bodies = bodies;
    this.#list = overview.querySelector('tbody')!;
    const filters = overview.querySelector<HTMLFormElement>('#filters')!;
    this.#search = filters.querySelector('input')!;
    this.#rule = filters.querySelector('select')!;
    this.#output = filters.querySelector('output')!;
    this.#tiles = [...overview.querySelectorAll<HTMLElement>('.tiles li')];
    this.#rows = [...this.#list.rows].map((row, index) => ({
      row,
      index,
      rules: (row.dataset.rules ?? '').split(' '),
      section: document.getElementById(row.dataset.body!),
    }));
    filters.hidden = false;
    filters.addEventListener('submit', (event) => event.preventDefault());
    for (const field of [this.#search, this.#rule]) field.addEventListener('input', () => this.#filter());
    this.#addButtons();
    for (const section of bodies.querySelectorAll<HTMLElement>('article')) this.#addSteps(section);
    const { signal } = this.#listening;
    addEventListener('keydown', (event) => this.#onKey(event), { signal });
    // After all that may take a link for itself.
    addEventListener('click', (event) => onLink(event), { signal });
    this.#filter();
  }

  /** Puts a section in its place among the others, hidden if the filter leaves its body out. */
  place(section: HTMLElement): void {
    const position = this.#rows.findIndex(({ row }) => row.dataset.body === section.id);
    const one = this.#rows[position]!;
    one.section = section;
    delete one.text;
    this.#addSteps(section);
    section.hidden = !this.#isShown(one);
    one.row.hidden = section.hidden;
    const next = this.#rows.slice(position + 1).find((other) => other.section?.parentElement === this.#bodies);
    this.#bodies.insertBefore(section, next?.section ?? null);
  }

  /** Stops listening to the window. */
  end(): void {
    this.#listening.abort();
  }

  #addButtons() {
    for (const tile of this.#tiles) {
      const button = buttonOf([...tile.firstElementChild!.childNodes], () => {
        this.#verdict = tile.dataset.verdict!;
        this.#filter();
      });
      tile.replaceChildren(button);
    }
    for (const header of this.#overview.querySelectorAll<HTMLTableCellElement>('[data-sort]')) {
      header.replaceChildren(buttonOf([...header.childNodes], () => this.#sort(header)));
    }
  }

  #isShown(one: Row): boolean {
    const { row, section, rules } = one;
    one.text ??= `${row.textContent} ${section?.querySelector('.remarks')?.textContent ?? ''}`.toLowerCase();
    const words = this.#search.value.trim().toLowerCase().split(/\s+/);
    return (
      (this.#verdict === '' || row.dataset.verdict === this.#verdict) &&
      (this.#rule.value === '' || rules.includes(this.#rule.value)) &&
      words.every((word) => one.text!.includes(word))
    );
  }

  #filter() {
    let shown = 0;
    for (const one of this.#rows) {
      const { row, section } = one;
      row.hidden = !this.#isShown(one);
      if (section) section.hidden = row.hidden;
      if (!row.hidden) shown++;
    }
    for (const tile of this.#tiles) {
      tile.firstElementChild!.setAttribute('aria-pressed', String(tile.dataset.verdict === this.#verdict));
    }
    const numbers = [shown, this.#rows.length];
    this.#output.textContent = this.#output.dataset.text!.replaceAll('#', () => String(numbers.shift()));
  }

  /** Counts from the greatest, shares from the least, names by the alphabet; the same header again turns them around. */
  #sort(header: HTMLTableCellElement) {
    const heads = [...(header.parentElement as HTMLTableRowElement).cells];
    const kind = header.dataset.sort as Sort;
    const natural = kind === 'count' ? 'descending' : 'ascending';
    const opposite = natural === 'ascending' ? 'descending' : 'ascending';
    const order = header.getAttribute('aria-sort') === natural ? opposite : natural;
    for (const other of heads) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', order);
    const compare = comparison(kind, heads.indexOf(header));
    this.#rows.sort((a, b) => compare(a, b) * (order === natural ? 1 : -1) || a.index - b.index);
    this.#list.append(...this.#rows.map(({ row }) => row));
    const isPlaced = ({ section }: Row) => section?.parentElement === this.#bodies;
    this.#bodies.append(...this.#rows.filter(isPlaced).map(({ section }) => section!));
  }

  #addSteps(section: HTMLElement) {
    const navigation = section.querySelector('nav');
    navigation?.prepend(buttonOf([this.#bodies.dataset.previous!], () => this.#go(section, -1)));
    navigation?.append(buttonOf([this.#bodies.dataset.next!], () => this.#go(section, 1)));
  }

  #onKey(event: KeyboardEvent) {
    const target = event.target as Element;
    const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (isModified || event.defaultPrevented || target.closest('input, select, textarea')) return;
    if (event.key === 'Escape') show(this.#overview);
    if (target.closest('.scroll')) return;
    if (event.key === 'ArrowRight') this.#go(this.#current(), 1);
    if (event.key === 'ArrowLeft') this.#go(this.#current(), -1);
  }

  #shownSections(): HTMLElement[] {
    return ([...this.#bodies.children] as HTMLElement[]).filter((section) => !section.hidden);
  }

  /** Goes to a section beside another; from above the first if that is undefined. */
  #go(from: HTMLElement | undefined, step: number) {
    const all = this.#shownSections();
    const position = (from ? all.indexOf(from) : -1) + step;
    if (position < all.length) show(all[position] ?? this.#overview);
  }

  /** The body that is being looked at; undefined above the first. */
  #current(): HTMLElement | undefined {
    return this.#shownSections().findLast((section) => section.getBoundingClientRect().top < 100);
  }
}

function comparison(kind: Sort, position: number): (a: Row, b: Row) => number {
  const text = ({ row }: Row) => row.cells[position]!.textContent ?? '';
  const number = (one: Row) => Number.parseInt(text(one) || '0', 10);
  const share = (one: Row) => {
    const [done, all] = text(one).split('/').map(Number);
    return all ? done! / all : -1;
  };
  return {
    verdict: (a: Row, b: Row) => a.index - b.index,
    name: (a: Row, b: Row) => text(a).localeCompare(text(b), 'zh'),
    count: (a: Row, b: Row) => number(b) - number(a),
    share: (a: Row, b: Row) => share(a) - share(b),
  }[kind];
}

function buttonOf(content: readonly (string | Node)[], act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...content);
  button.addEventListener('click', act);
  return button;
}

function show(section: HTMLElement) {
  showAnchor(section.id);
  section.querySelector('h2')!.focus({ preventScroll: true });
}

function onLink(event: MouseEvent) {
  const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href^="#"]');
  const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || isModified || event.defaultPrevented) return;
  event.preventDefault();
  showAnchor(link.hash.slice(1));
}

/** The frames after which what is near an element has been laid out. */
const settling = 6;

/** The class of an element to which sections are still added, as the page in a browser does; see `SheetView`. */
export const drawing = 'is-drawing';

/**
 * Goes to the element with an id. The heights of sections that have not been drawn are estimates, so its place may change when
 * it comes into sight, or when sections are added before it: it is gone to again, until the user does something else.
 */
export function showAnchor(id: string): void {
  // The same address again would not make the element the target.
  if (location.hash === `#${id}`) history.replaceState(null, '', '#');
  location.hash = id;
  const target = document.getElementById(id);
  const interrupted = new AbortController();
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(type, () => interrupted.abort(), { once: true, passive: true, signal: interrupted.signal });
  }
  const settle = (frames: number) => {
    if (interrupted.signal.aborted) return;
    target?.scrollIntoView();
    const left = document.querySelector(`.${drawing}`) ? settling : frames - 1;
    if (left < 0) interrupted.abort();
    else requestAnimationFrame(() => settle(left));
  };
  settle(settling);
}
