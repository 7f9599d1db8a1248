/** A source of chance that a seed determines. */
export interface Random {
  /** A whole number from 0 up to, but not including, a limit. */
  below(limit: number): number;
  /** True once in so many times. */
  once(times: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A whole number of at least 1: small as a rule, sometimes as large as the limit. */
  size(limit: number): number;
}

/** Returns the same numbers for the same name and seed. */
export function randomOf(name: string, seed: number): Random {
  let state = seed >>> 0;
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (list) => list[below(list.length)]!,
    size: (limit) => Math.max(1, Math.floor(limit ** (next() ** 2))),
  };
}

/** Numbers at which programs err, as they are written. */
export const oddNumbers: readonly string[] = [
  ...['0', '1', '-1', '2', '3', '7', '10', '255', '256', '1000', '16384', '16385', '65535', '65536', '1048576'],
  ...[
    '2147483647',
    '2147483648',
    '-2147483648',
    '4294967295',
    '4294967296',
    '9007199254740993',
    '99999999999999999999',
  ],
  ...['0.5', '-0', '1e3', '1e21', '1e400', 'nan', 'Infinity', '0x10', '007', '１２', '1,000', ''],
];

/** Values of a field of two or four bytes at which programs err. */
export const oddFields: readonly number[] = [
  ...[0, 1, 2, 3, 4, 7, 8, 16, 63, 64, 127, 128, 255, 256, 511, 512, 513, 4095, 4096, 0x7fff, 0x8000, 0xfffe, 0xffff],
  ...[0x10000, 0x7fffffff, 0x80000000, 0xfffffffc, 0xfffffffd, 0xfffffffe, 0xffffffff],
];
