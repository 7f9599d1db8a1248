import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Nest = Json[] | { [key: string]: Json };

const odd: readonly Json[] = [
  ...[
    null,
    true,
    0,
    -1,
    0.5,
    1e21,
    1e308,
    2 ** 53,
    -0,
    '',
    '0',
    '12',
    '/',
    '约20',
    '\ud800',
    '__proto__',
    [],
    {},
    [[]],
  ],
  ...[{ text: '12' }, { text: 12 }, { number: '1e999' }, 2023, '2023', 'cn-ogi', '总计'],
];

/** Changes one value of a text in JSON a few times; it stays JSON. Returns the text if it is none. */
export function changeJson(text: string, random: Random): string {
  const ends = /\}\s*\n\s*\{/.test(text) ? '\n' : '';
  const values = parsed(ends === '' ? [text] : text.split('\n').filter((line) => line !== ''));
  if (!values) return text;
  for (let count = random.size(6); count > 0; count--) {
    const nests = nestsOf(values);
    if (nests.length > 0) changeNest(random.pick(nests), nests, random);
  }
  return values
    .map((value) => `${JSON.stringify(value)}${ends}`)
    .join('')
    .slice(0, 2_000_000);
}

function parsed(texts: readonly string[]): Json[] | undefined {
  try {
    return texts.map((text) => JSON.parse(text.replace(/^\ufeff/, '')) as Json);
  } catch {
    return undefined;
  }
}

/** All lists and objects of some values, the outermost first; of large values only some. */
function nestsOf(values: readonly Json[]): Nest[] {
  const found: Nest[] = [];
  const waiting = [...values];
  while (waiting.length > 0 && found.length < 5000) {
    const value = waiting.shift()!;
    if (value === null || typeof value !== 'object') continue;
    found.push(value);
    waiting.push(...Object.values(value));
  }
  return found;
}

function changeNest(nest: Nest, all: readonly Nest[], random: Random): void {
  const key = random.pick(Object.keys(nest)) ?? '';
  const old = (nest as Record<string, Json>)[key] ?? null;
  const set = (name: string, value: Json) =>
    Object.defineProperty(nest, name, { value, enumerable: true, writable: true, configurable: true });
  const copy = (value: Json) => structuredClone(value);
  random.pick([
    () => set(key, random.pick(odd)),
    () => set(key, copy(random.pick(all))),
    () => (Array.isArray(nest) ? nest.splice(random.below(nest.length), 1) : delete nest[key]),
    () => set(random.pick(Object.keys(random.pick(all))) ?? '__proto__', copy(old)),
    () =>
      set(
        key,
        Array.from({ length: random.size(200) }, () => copy(old)),
      ),
    () => {
      let deep = copy(old);
      for (let depth = random.size(500); depth > 0; depth--) deep = random.once(2) ? [deep] : { [key]: deep };
      set(key, deep);
    },
  ])();
}
