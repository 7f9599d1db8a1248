import { escaped } from '../../writers/html/markup.ts';
import { plain } from '../columns.ts';
import { placeName } from '../pretty/address.ts';
import type { Page } from '../pretty/page.ts';
import { readAs, reasons, sharing } from '../pretty/unchecked.ts';
import type { Body } from './bodies.ts';

/** What could not be checked, by reason; what to do is said once for all that share it. */
export function uncheckedMarkup(bodies: readonly Body[], page: Page): string {
  if (bodies.length === 0) return '';
  const { say, view } = page;
  const ids = new Map(bodies.map(({ file, id }) => [file, id]));
  const groups = sharing([...ids.keys()], page).map((files) => {
    const { code, message } = files[0]!.problem!;
    return [
      '<div class=group>',
      `<h3>${escaped(reasons[code][view.language])}</h3>`,
      `<ul>${files.map((file) => `<li id=${ids.get(file)}>${escaped(plain(file.path))}`).join('')}</ul>`,
      ...message[view.language].split('\n').map((line) => `<p>${escaped(plain(line))}</p>`),
      ...(view.verbose ? files.map((file) => outline(file, page)) : []),
      '</div>',
    ].join('\n');
  });
  return [
    '<section id=unchecked aria-labelledby=uncheckedh>',
    `<h2 id=uncheckedh>${say('未能核对', 'Could not be checked')}</h2>`,
    ...groups,
    '</section>',
  ].join('\n');
}

/** What was read of it, so that a misreading is seen. */
function outline(file: Body['file'], page: Page): string {
  const lines = file.outline?.lines ?? [];
  if (lines.length === 0) return '';
  const items = lines.map(({ place, text }) => `<li><b>${escaped(placeName(place, page))}</b> ${escaped(plain(text))}`);
  return `<p>${escaped(readAs(file, page))}</p><ul class=outline>${items.join('')}</ul>`;
}
