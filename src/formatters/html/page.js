// Runs in the sheet: filters and sorts the bodies, and steps from one to the next. Without it everything is shown.
const bodies = document.getElementById('bodies');
const overview = document.getElementById('overview');
const list = overview.querySelector('tbody');
const filters = document.getElementById('filters');
const output = filters.querySelector('output');
const [search, rule] = filters.querySelectorAll('input, select');
const tiles = [...overview.querySelectorAll('.tiles li')];

/** The lines of the overview, the gravest first, each with what it stands for in the page. */
const rows = [...list.rows].map((row, index) => ({
  row,
  index,
  section: document.getElementById(row.dataset.body),
  rules: (row.dataset.rules ?? '').split(' '),
}));
let verdict = '';

filters.hidden = false;
filters.addEventListener('submit', (event) => event.preventDefault());
search.addEventListener('input', filter);
rule.addEventListener('input', filter);
for (const tile of tiles) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...tile.firstElementChild.childNodes);
  button.addEventListener('click', () => {
    verdict = tile.dataset.verdict;
    filter();
  });
  tile.replaceChildren(button);
}
for (const header of overview.querySelectorAll('[data-sort]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...header.childNodes);
  button.addEventListener('click', () => sort(header));
  header.replaceChildren(button);
}
for (const navigation of bodies.querySelectorAll('article nav')) {
  navigation.prepend(stepper(bodies.dataset.previous, -1));
  navigation.append(stepper(bodies.dataset.next, 1));
}
filter();

function filter() {
  const words = search.value.trim().toLowerCase().split(/\s+/);
  let shown = 0;
  for (const one of rows) {
    const { row, section, rules } = one;
    one.text ??= `${row.textContent} ${section?.querySelector('.remarks')?.textContent ?? ''}`.toLowerCase();
    const isShown =
      (verdict === '' || row.dataset.verdict === verdict) &&
      (rule.value === '' || rules.includes(rule.value)) &&
      words.every((word) => one.text.includes(word));
    row.hidden = !isShown;
    if (section) section.hidden = !isShown;
    if (isShown) shown++;
  }
  for (const tile of tiles) tile.firstElementChild.setAttribute('aria-pressed', tile.dataset.verdict === verdict);
  const numbers = [shown, rows.length];
  output.textContent = output.dataset.text.replaceAll('#', () => numbers.shift());
}

/** Counts from the greatest, shares from the least, names by the alphabet; the same header again turns them around. */
function sort(header) {
  const position = [...header.parentElement.cells].indexOf(header);
  const text = ({ row }) => row.cells[position].textContent;
  const number = (one) => Number.parseInt(text(one) || '0', 10);
  const share = (one) => {
    const [done, all] = text(one).split('/').map(Number);
    return all ? done / all : -1;
  };
  const compare = {
    verdict: (a, b) => a.index - b.index,
    name: (a, b) => text(a).localeCompare(text(b), 'zh'),
    count: (a, b) => number(b) - number(a),
    share: (a, b) => share(a) - share(b),
  }[header.dataset.sort];
  const natural = header.dataset.sort === 'count' ? 'descending' : 'ascending';
  const opposite = natural === 'ascending' ? 'descending' : 'ascending';
  const order = header.getAttribute('aria-sort') === natural ? opposite : natural;
  for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', order);
  rows.sort((a, b) => compare(a, b) * (order === natural ? 1 : -1) || a.index - b.index);
  list.append(...rows.map(({ row }) => row));
  bodies.append(...rows.map(({ section }) => section).filter((section) => section?.parentElement === bodies));
}

function stepper(text, step) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => go(button.closest('article'), step));
  return button;
}

function go(from, step) {
  const all = [...bodies.children].filter((section) => !section.hidden);
  const position = all.indexOf(from) + step;
  if (position >= all.length) return;
  show(position < 0 ? overview : all[position]);
}

function show(section) {
  location.hash = section.id;
  section.scrollIntoView();
  section.querySelector('h2').focus({ preventScroll: true });
}

/** The body that is being looked at; undefined above the first. */
function current() {
  return [...bodies.children].findLast((section) => !section.hidden && section.getBoundingClientRect().top < 100);
}

addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest('input, select')) return;
  if (event.key === 'Escape') show(overview);
  if (event.target.closest('.scroll')) return;
  if (event.key === 'ArrowRight') go(current(), 1);
  if (event.key === 'ArrowLeft') go(current(), -1);
});
