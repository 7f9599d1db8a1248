/** The signs of the program that not every screen can show. A text for a screen has no others beyond GBK. */
export interface Signs {
  /** Holds, passed, as it was. */
  readonly tick: string;
  /** Does not. */
  readonly cross: string;
  /** Minus, and what is gone. */
  readonly minus: string;
}

export const signs: Signs = { tick: '✓', cross: '✗', minus: '−' };

/** Their like in GBK, which the fonts of the old console of Windows have, and which a text can be converted to. */
export const gbkSigns: Signs = { tick: '√', cross: '×', minus: '-' };

/** Writes the minus signs in the arithmetic of a finding as a screen needs them. */
export function withMinus(text: string, { minus }: Signs): string {
  return text.replaceAll(signs.minus, minus);
}
