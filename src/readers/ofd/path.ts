/** Numbers that each instruction takes, and how strokes are packed: 0 moves, 1 draws, 2 and 3 are curves, 4 closes. */
const instructions: Readonly<Record<string, { readonly takes: number; readonly packs: number }>> = {
  S: { takes: 2, packs: 0 },
  M: { takes: 2, packs: 0 },
  L: { takes: 2, packs: 1 },
  Q: { takes: 4, packs: 3 },
  B: { takes: 6, packs: 2 },
  C: { takes: 0, packs: 4 },
};

/** `M 0 0 L 73 0 C` as `strokesOf` takes it; an arc (`A`) ends a line and begins the next, as a curve does. */
export function packedPath(data: string): number[] {
  const packed: number[] = [];
  const words = data.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  for (let at = 0; at < words.length; ) {
    const name = words[at++]!;
    const { takes, packs } = instructions[name] ?? { takes: name === 'A' ? 7 : 0, packs: -1 };
    const numbers = words.slice(at, at + takes).map(Number);
    if (numbers.length < takes || !numbers.every(Number.isFinite)) break;
    at += takes;
    if (name === 'A') packed.push(0, ...numbers.slice(5));
    else if (packs >= 0) packed.push(packs, ...numbers);
  }
  return packed;
}
