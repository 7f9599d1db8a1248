import type { Attributes } from '../xml.ts';

/** Whether a frame is big enough for a table to be seen in its picture: 8 cm × 3 cm. */
export function isLarge({ width, height }: Attributes): boolean {
  return centimetres(width) >= 8 && centimetres(height) >= 3;
}

const units: Readonly<Record<string, number>> = {
  cm: 1,
  mm: 0.1,
  in: 2.54,
  pt: 2.54 / 72,
  pc: 2.54 / 6,
  px: 2.54 / 96,
};

/** 0 for what is no length. */
function centimetres(length: string | undefined): number {
  const [, number, unit] = /^([\d.]+)(cm|mm|in|pt|pc|px)$/.exec(length ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * units[unit!]!;
}
