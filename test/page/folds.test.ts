import { expect, test } from 'vitest';
import { withoutFolded } from '../../src/page/folds.ts';

test('what is folded is left out, but for what a link may lead to', () => {
  const fold = (attributes: string, content: string) =>
    `<details${attributes}><summary>表四 <small>2021 版</small></summary>${content}</details>`;
  const table = '<div class=scroll>\n<table><tr><td>1 id=2</table></div>';
  const target = '<table><tr><td title="a" id=b1-3>1</table>';
  const kept = ['<p>a</p>', fold(' class=clean open', table), fold('', target)];
  const [before, open, linked] = kept;
  expect(withoutFolded(`${before}${fold(' class=clean', table)}${open}${fold('', table)}${linked}`)).toBe(
    `${before}${fold(' class=clean', '')}${open}${fold('', '')}${linked}`,
  );
});
