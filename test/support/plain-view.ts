import type { View } from '../../src/formatters/index.ts';
import { uncoloured } from '../../src/formatters/paint.ts';
import { signs } from '../../src/formatters/signs.ts';

/** A page without colours, width or options. */
export const plainView: View = {
  language: 'zh',
  paint: uncoloured,
  signs,
  quiet: false,
  strict: false,
  failOn: 'error',
  verbose: false,
  width: undefined,
};
