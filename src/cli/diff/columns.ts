import type { Text } from '../../model/text.ts';

/** The heads of a table of changed figures. */
export const columnHeads: readonly Text[] = [
  { zh: '位置', en: 'Place' },
  { zh: '栏目', en: 'Cell' },
  { zh: '先前', en: 'Before' },
  { zh: '现在', en: 'After' },
];
